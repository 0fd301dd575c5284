using System.Globalization;
using System.Security.Cryptography;

namespace Rollout.App.Embedded;

/// <summary>One PostgreSQL data folder: made once, whole or not at all; started and stopped.</summary>
internal sealed class Cluster
{
    // Durability is the product's promise: nothing here may be traded for speed.
    private static readonly string[] Settings =
    [
        "listen_addresses=", "unix_socket_permissions=0700", "max_connections=100", "shared_buffers=256MB",
        "fsync=on", "full_page_writes=on", "synchronous_commit=on", "timezone=UTC", "log_timezone=UTC",
        "password_encryption=scram-sha-256", "logging_collector=on", "log_directory=../log",
        "log_filename=server-%a.log", "log_rotation_age=1d", "log_rotation_size=10MB", "log_truncate_on_rotation=on",
    ];

    private readonly EmbeddedHome _home;
    private readonly ServerAccount _account;

    private Cluster(EmbeddedHome home, ServerAccount account, string folder) =>
        (_home, _account, Folder) = (home, account, folder);

    internal string Folder { get; }

    internal string Data => Path.Combine(Folder, "data");

    internal string PasswordFile => Path.Combine(Folder, "password");

    private string StartLog => Path.Combine(Folder, "start.log");

    /// <summary>The home's cluster; made if there is none. The caller holds the home's decision lock.</summary>
    internal static async Task<Cluster> OpenAsync(EmbeddedHome home, CancellationToken ct)
    {
        var account = ServerAccount.ForServer();
        var cluster = new Cluster(home, account, await ServerFolder.FindOrMakeAsync(home, account, ct));
        if (!Directory.Exists(cluster.Data))
            await cluster.MakeAsync(ct);
        return File.Exists(cluster.PasswordFile)
            ? cluster
            : throw new EmbeddedServerException(
                $"The password of the private PostgreSQL is gone: put {cluster.PasswordFile} back from a backup.");
    }

    /// <summary>Starts the server and returns when it answers, or says why it can't yet.</summary>
    internal async Task<Start> StartAsync(CancellationToken ct)
    {
        var programs = await Programs.PostgresFolderAsync(MajorOfData(), ct);
        await MakeSocketFolderAsync(ct);
        File.Delete(StartLog);
        // Relative paths: pg_ctl hands its arguments to a shell, and a home may be called anything.
        // pg_ctl gives the server a session of its own, so neither Ctrl-C nor the end of this process reaches it.
        string settings = string.Join(' ', Settings.Select(s => $"-c {s}"));
        var started = await _account.RunAsync(
            Folder, Path.Combine(programs, "pg_ctl"),
            ["start", "-D", "data", "-w", "-t", "60", "-l", "start.log", "-o", $"-p 5432 -k {_home.SocketFolder} {settings}"],
            ct);
        if (started.Succeeded)
            return Start.Done;

        var said = File.Exists(StartLog) ? await File.ReadAllTextAsync(StartLog, ct) : started.Output;
        return new(false, IsStillLeaving(said), LastComplaint(NewestLog() + said));
    }

    /// <summary>Ends all sessions and stops. Failing is harmless: the next process adopts what still runs.</summary>
    internal async Task StopAsync(CancellationToken ct)
    {
        var programs = await Programs.PostgresFolderAsync(MajorOfData(), ct);
        await _account.RunAsync(
            Folder, Path.Combine(programs, "pg_ctl"), ["stop", "-D", "data", "-m", "fast", "-w", "-t", "60"], ct);
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        var programs = await Programs.PostgresFolderAsync(null, ct);
        var unfinished = $"unfinished-{Environment.ProcessId}-{Guid.NewGuid():N}";
        // What a killed start left behind; one that still writes is left for the next time.
        await _account.RunAsync(Folder, "sh", ["-c", "rm -rf unfinished-*"], ct);
        if (!File.Exists(PasswordFile))
            await MakePasswordAsync(ct);
        var made = await _account.RunAsync(
            Folder, Path.Combine(programs, "initdb"),
            [
                "-D", unfinished, "--username=rollout", "--pwfile=password", "--auth=scram-sha-256",
                "--data-checksums", "--locale=C", "--encoding=UTF8",
            ],
            ct);
        if (!made.Succeeded)
            throw new EmbeddedServerException($"PostgreSQL's data can't be made in {Folder}: {LastComplaint(made.Output)}");
        made = await _account.RunAsync(
            Folder, Path.Combine(programs, "postgres"), ["--single", "-D", unfinished, "-c", "exit_on_error=on", "postgres"], ct,
            "create database rollout\n");
        if (!made.Succeeded)
            throw new EmbeddedServerException($"PostgreSQL's database can't be made: {LastComplaint(made.Output)}");
        Directory.Move(Path.Combine(Folder, unfinished), Data);
    }

    private async Task MakePasswordAsync(CancellationToken ct) => await _account.RunAsync(
        Folder, "sh", ["-c", "umask 077 && cat >password.new && mv password.new password"], ct,
        RandomNumberGenerator.GetHexString(48, lowercase: true));

    private async Task MakeSocketFolderAsync(CancellationToken ct)
    {
        // /tmp is open to all: a folder or link somebody else put there first is refused.
        const string MakeAndOwn =
            "mkdir -m 700 \"$1\" 2>/dev/null; [ ! -L \"$1\" ] && [ -O \"$1\" ] && chmod 700 \"$1\"";
        var made = await _account.RunAsync("/", "sh", ["-c", MakeAndOwn, "sh", _home.SocketFolder], ct);
        if (!made.Succeeded)
        {
            throw new EmbeddedServerException(
                $"{_home.SocketFolder} belongs to somebody else or can't be made: remove it, or choose another ROLLOUT_HOME.");
        }
    }

    private string NewestLog()
    {
        var folder = new DirectoryInfo(Path.Combine(Folder, "log"));
        var newest = folder.Exists ? folder.GetFiles().MaxBy(f => f.LastWriteTimeUtc) : null;
        return newest is null ? "" : File.ReadAllText(newest.FullName);
    }

    private int MajorOfData() =>
        int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);

    /// <summary>A server or its sessions are still on their way out (or in, started by a killed process).</summary>
    private static bool IsStillLeaving(string said) =>
        said.Contains("is still in use", StringComparison.Ordinal) || said.Contains("already exists", StringComparison.Ordinal);

    private static string LastComplaint(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(IsComplaint) ?? lines.LastOrDefault() ?? "it said nothing";

        static bool IsComplaint(string line) =>
            line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("error:", StringComparison.Ordinal);
    }

    internal readonly record struct Start(bool Succeeded, bool MayBeTriedAgain, string Complaint)
    {
        internal static Start Done { get; } = new(true, false, "");
    }
}
