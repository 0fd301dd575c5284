using System.Text.Json;
using Rollout.App.Cli;

namespace Rollout.App.Tests.Cli;

/// <summary>The command line as a person meets it, in this process: arguments in; exit code, standard output and standard error out.</summary>
public sealed class FrontDoor(string connectionString)
{
    /// <summary>As it is deployed: the application has a login of its own, and another brings the schema up to date.</summary>
    public FrontDoor(FreshDatabase database)
        : this(database.AppConnectionString)
    {
        foreach (var (variable, value) in ClusterRoles.EnvironmentOf(database.ConnectionString))
            Set(variable, value);
    }

    private readonly Dictionary<string, string> _variables = new()
    {
        ["ROLLOUT_DATABASE"] = connectionString,
        ["ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE"] = "true",
    };

    /// <summary>Noon UTC of that day.</summary>
    public DateOnly Today { get; set; } = new(2026, 11, 20);

    /// <summary>An environment variable of the process.</summary>
    public void Set(string variable, string value) => _variables[variable] = value;

    public async Task<Told> RunAsync(params string[] args)
    {
        using StringWriter told = new() { NewLine = "\n" }, complained = new() { NewLine = "\n" };
        var terminal = new Terminal(told, complained, _variables.GetValueOrDefault, "tester");
        var door = new Door(terminal, new StandingClock(new(Today, new TimeOnly(12, 0), TimeSpan.Zero)));
        var exitCode = await CommandLine.RunAsync(args, door, CancellationToken.None);
        return new(exitCode, told.ToString(), complained.ToString());
    }

    /// <summary><c>rollout serve</c>, until it is interrupted; answers its exit code, and says meanwhile what it says.</summary>
    public Task<int> ServeAsync(string urls, CancellationToken interrupted, out StringWriter complained)
    {
        complained = new StringWriter();
        var door = new Door(new Terminal(TextWriter.Null, TextWriter.Synchronized(complained), _variables.GetValueOrDefault, "tester"), TimeProvider.System);
        return CommandLine.RunAsync(["serve", "--urls", urls], door, interrupted);
    }

    public Task<Told> RunAsync(string line) => RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>For setting the scene: it must go well.</summary>
    public async Task<Told> DoAsync(string line)
    {
        var told = await RunAsync(line);
        Assert.True(told.ExitCode == 0, $"{line}: {told.ExitCode}\n{told.Error}");
        return told;
    }

    /// <summary>An import that answers in JSON.</summary>
    public async Task<Answered> ImportAsync(string line)
    {
        var told = await RunAsync($"import {line} --format json");
        return new(told, JsonSerializer.Deserialize<JsonElement>(told.Output));
    }
}

/// <summary>A clock that stands where it is put.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

public sealed record Told(int ExitCode, string Output, string Error);

public sealed record Answered(Told Told, JsonElement Json)
{
    public int ExitCode => Told.ExitCode;

    public int Events => Json.GetProperty("events").GetInt32();

    public int Unchanged => Json.GetProperty("unchanged").GetInt32();

    /// <summary>As <c>line column code</c>.</summary>
    public IReadOnlyList<string> Rejected =>
    [
        .. Json.GetProperty("rejected").EnumerateArray().Select(fault =>
            $"{fault.GetProperty("line").GetInt32()} {fault.GetProperty("column").GetString()} {fault.GetProperty("code").GetString()}"),
    ];
}
