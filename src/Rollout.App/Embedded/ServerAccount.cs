using System.Diagnostics;

namespace Rollout.App.Embedded;

/// <summary>The account PostgreSQL runs under: our own, or <c>postgres</c> when we are root (it refuses to run as root).</summary>
internal sealed record ServerAccount
{
    private readonly string[] _become;

    private ServerAccount(string[] become) => _become = become;

    internal static ServerAccount Ours { get; } = new([]);

    internal bool IsAnother => _become.Length > 0;

    internal static ServerAccount ForServer() => Environment.IsPrivilegedProcess ? Postgres() : Ours;

    internal async Task<Outcome> RunAsync(
        string folder, string program, string[] arguments, CancellationToken ct, string input = "")
    {
        string[] line = [.. _become, program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A PGPORT or PGDATA of the user's other PostgreSQL must not reach this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start) ?? throw new UnreachableException();
        await process.StandardInput.WriteAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        output += await errors;
        await process.WaitForExitAsync(ct);
        return new(process.ExitCode == 0, output.Trim());
    }

    private static ServerAccount Postgres() =>
        Programs.Find("setpriv") is { } setpriv
            ? new([setpriv, "--reuid=postgres", "--regid=postgres", "--init-groups", "--"])
            : Programs.Find("runuser") is { } runuser
                ? new([runuser, "-u", "postgres", "--"])
                : throw new EmbeddedServerException(
                    "PostgreSQL doesn't run as root: run rollout as an ordinary user, or install setpriv "
                    + "(`apt-get install util-linux`).");

    internal readonly record struct Outcome(bool Succeeded, string Output);
}
