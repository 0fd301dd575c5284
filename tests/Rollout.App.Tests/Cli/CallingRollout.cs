using System.Diagnostics;
using Rollout.App.Cli;

namespace Rollout.App.Tests.Cli;

public sealed class CallingRollout(FreshDatabase database) : IClassFixture<FreshDatabase>, IDisposable
{
    private readonly FrontDoor _door = new(database);
    private readonly TemporaryFiles _files = new();

    [Theory]
    [InlineData("")]
    [InlineData("dance")]
    [InlineData("history")]
    [InlineData("history --district 123")]
    [InlineData("history --district 9900002 --type party_held")]
    [InlineData("history --district 9900002 --format xml")]
    [InlineData("import schools")]
    [InlineData("import schools x.csv --from xls")]
    [InlineData("import schools x.csv --from ccd --zone Mars/Olympus")]
    [InlineData("import events x.jsonl --district 9900002 --initiative Not_A_Slug")]
    [InlineData("rebuild everything")]
    [InlineData("board --district 9900002 --initiative pl --position 99999999999999999999")]
    [InlineData("board --district 9900002 --initiative pl --path 1.5")]
    public async Task Wrongly_is_said_on_standard_error_with_exit_code_2(string line)
    {
        var told = await _door.RunAsync(line);
        Assert.Equal((2, ""), (told.ExitCode, told.Output));
        Assert.DoesNotContain("System.", told.Error, StringComparison.Ordinal);
        Assert.EndsWith("See: rollout --help\n", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_file_of_no_name_is_wrong_usage()
    {
        var told = await _door.RunAsync("import", "events", "", "--district", "9900002", "--initiative", "pl");
        Assert.Equal((2, "FILE needs the name of a file.\nSee: rollout --help\n"), (told.ExitCode, told.Error));
    }

    [Fact]
    public async Task With_escape_sequences_does_not_hand_them_back_to_the_terminal()
    {
        foreach (var args in new string[][] { ["\u001b[2J"], ["history", "--district", "\u001b[2J"], ["import", "schools", "\u001b[2J", "--from", "ccd"] })
            Assert.DoesNotContain('\u001b', (await _door.RunAsync(args)).Error);
    }

    [Theory]
    [InlineData("--help > /dev/full", 1)]
    [InlineData("--help >&-", 1)]
    [InlineData("--dance 2> /dev/full", 2)]
    public async Task With_nowhere_to_write_is_no_crash(string line, int exitCode)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet {typeof(CommandLine).Assembly.Location} {line}"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(exitCode, process.ExitCode);
        if (exitCode == 1)
            Assert.StartsWith("The answer can't be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_progress_on_a_file_whatever_it_is_called()
    {
        using var watched = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, watched, _ => null, "tester") { IsWatched = true };
        Assert.Equal(7, await Progress.ShowAsync(terminal, "a[b]c\u0007.jsonl", 5 << 20, share =>
        {
            share(0.5);
            return Task.FromResult(7);
        }));
        Assert.DoesNotContain('\u0007', watched.ToString());
    }

    [Fact]
    public async Task For_help_is_no_failure()
    {
        var told = await _door.RunAsync("import --help");
        Assert.Equal((0, ""), (told.ExitCode, told.Error));
        Assert.Contains("schools", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_file_that_is_not_there_is_one_sentence()
    {
        var told = await _door.RunAsync("import events nowhere.jsonl --district 9900002 --initiative pl");
        Assert.Equal((1, "There is no file 'nowhere.jsonl'.\n"), (told.ExitCode, told.Error));
    }

    [Fact]
    public async Task With_a_connection_string_that_is_none_is_one_sentence()
    {
        var told = await new FrontDoor("Hots=x").RunAsync("migrate");
        Assert.Equal(1, told.ExitCode);
        Assert.StartsWith("ROLLOUT_DATABASE is not an Npgsql connection string", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrates_and_says_so_once()
    {
        await _door.DoAsync("migrate");
        Assert.Equal("The schema is up to date.\n", (await _door.DoAsync("migrate")).Output);
    }

    [Fact]
    public void Its_connection_reads_like_libpqs() => Assert.Equal(
        "postgresql://ann:p%40ss@%2Frun%2Fpg:5433/rollout?sslmode=require",
        ConnectionUri.Of("Host=/run/pg;Port=5433;Username=ann;Password=p@ss;Database=rollout;SSL Mode=Require"));

    [Fact]
    public async Task As_a_process_of_its_own_answers_with_plain_text_and_the_same_exit_codes()
    {
        var file = _files.Write("schools.csv", Invented.Schools);
        var (exitCode, output, error) = await ProcessAsync("import", "schools", file, "--from", "csv", "--district", Invented.District);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("2 schools of 1 district read.\n3 events in 3 streams recorded; 0 lines unchanged; 0 rejected.\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output + error);

        (exitCode, output, error) = await ProcessAsync("import", "schools", file, "--from", "csv", "--district", Invented.District, "--format", "json");
        Assert.Equal(
            (0, """{"districts":1,"schools":2,"streams":0,"events":0,"unchanged":2,"rejected":[],"dryRun":false}""" + "\n", ""), (exitCode, output, error));
        Assert.Equal(2, (await ProcessAsync("import", "schools")).ExitCode);
    }

    public void Dispose() => _files.Dispose();

    private async Task<(int ExitCode, string Output, string Error)> ProcessAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ROLLOUT_DATABASE"] = database.ConnectionString,
                ["ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE"] = "true",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
