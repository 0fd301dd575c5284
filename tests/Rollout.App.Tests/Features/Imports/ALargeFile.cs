using System.Diagnostics;
using System.Globalization;
using Rollout.App.Tests.Cli;
using Xunit.Abstractions;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ALargeFile(FreshDatabase database, ITestOutputHelper output) : AnInventedDistrict(database)
{
    [Fact]
    public Task Of_20_megabytes_is_taken() => IsTakenAsync(20_000_000);

    [LongFact]
    public Task Of_200_megabytes_is_taken_in_less_than_a_gigabyte() => IsTakenAsync(200_000_000);

    private async Task IsTakenAsync(long bytes)
    {
        var file = Files.Path("large.jsonl");
        var lines = await WriteAsync(file, bytes);
        var told = await ProcessAsync("import", "events", file, "--district", District, "--initiative", "pl");
        output.WriteLine(told);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{lines:n0} events in 2 streams recorded"), told, StringComparison.Ordinal);
        Assert.InRange(int.Parse(told.Split("at most ")[1].Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 1, 1_024);
    }

    private static async Task<int> WriteAsync(string path, long bytes)
    {
        await using var writer = new StreamWriter(path);
        var (written, lines) = (0L, 0);
        while (written < bytes)
        {
            var line = CheckedIn("2026-09-04", AnId(++lines), lines % 2 == 0 ? Oak : Pine);
            await writer.WriteLineAsync(line);
            written += line.Length + 1;
        }

        return lines;
    }

    /// <summary>In a process of its own, so that the memory it tells is its own.</summary>
    private async Task<string> ProcessAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Rollout.App.Cli.CommandLine).Assembly.Location, .. args]) { RedirectStandardOutput = true };
        start.Environment["ROLLOUT_DATABASE"] = Database.ConnectionString;
        start.Environment["ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE"] = "true";
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return told;
    }
}
