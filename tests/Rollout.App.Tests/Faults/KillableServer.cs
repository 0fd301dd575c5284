using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// A PostgreSQL of a proof's own, with fsync, that may be killed and started again on the same data. It is the child of a
/// shell that sees the end of its input when the test run ends, even by a kill, and then stops it.
/// </summary>
internal sealed class KillableServer : IAsyncDisposable
{
    private const string UntilTheInputEnds =
        """
        exec 2> /dev/null
        trap '' INT
        cd /
        "$@" >> "$0/log" 2>&1 &
        echo $!
        cat > /dev/null
        kill -INT $!
        wait $!
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly string _data;
    private readonly string[] _settings;
    private Process? _guard;
    private int _postmaster;

    private KillableServer(string folder, string data, string[] settings) => (_folder, _data, _settings) = (folder, data, settings);

    public string ConnectionString => $"Host={_folder};Username=postgres;Database=postgres;Include Error Detail=true";

    /// <summary>The process that all of the server's others are children of.</summary>
    public int Postmaster => _postmaster;

    /// <summary>Answers once it may be used. The data lies in the folder given, or in one of its own.</summary>
    public static async Task<KillableServer> StartAsync(string? data = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("rollout-kill-").FullName;
        data ??= folder;
        foreach (var owned in (string[])[folder, data])
        {
            if (Environment.UserName == "root")
                PostgresServer.Run(["chown", "postgres:postgres", owned]);
        }

        var server = new KillableServer(folder, Path.Combine(data, "data"), settings);
        PostgresServer.Run(PostgresServer.AsPostgres("initdb", "--pgdata", server._data, "--data-checksums", "--auth=trust",
            "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--wal-segsize=1"));
        await server.LaunchAsync();
        await server.AnswersAsync();
        return server;
    }

    public async Task KillPostmasterAsync()
    {
        Kill(_postmaster);
        await EndGuardAsync();
    }

    /// <summary>
    /// One of the server's processes, whichever: a session's, the checkpointer, the writer of the log … Answers once the
    /// server has ended all others because of it and begun anew, which it may be slow to notice.
    /// </summary>
    public async Task KillAChildAsync(Random random)
    {
        var (before, children) = await ProcessesAsync();
        Kill(children[random.Next(children.Count)]);
        for (var waited = Stopwatch.StartNew(); await CheckpointerAsync() == before;)
        {
            Assert.True(waited.Elapsed < Patience, "The server doesn't notice that a process was killed.");
            // It may have been a session that was just ending.
            if (waited.Elapsed > TimeSpan.FromSeconds(5))
                Kill(before);
        }
    }

    private async Task<int> CheckpointerAsync()
    {
        await AnswersAsync();
        try
        {
            return (await ProcessesAsync()).Checkpointer;
        }
        catch (NpgsqlException)
        {
            // It notices just now.
            return 0;
        }
    }

    private async Task<(int Checkpointer, IReadOnlyList<int> Children)> ProcessesAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select pid, backend_type from pg_stat_activity where pid <> pg_backend_pid() order by backend_start, pid", connection);
        await using var row = await command.ExecuteReaderAsync();
        var (checkpointer, children) = (0, new List<int>());
        while (await row.ReadAsync())
        {
            children.Add(row.GetInt32(0));
            checkpointer = row.GetString(1) == "checkpointer" ? row.GetInt32(0) : checkpointer;
        }

        return (checkpointer, children);
    }

    /// <summary>Waits until it answers; starts it when it doesn't run.</summary>
    public async Task AnswersAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=5");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < Patience)
            {
                await Task.Delay(20);
                if (!Runs(_postmaster))
                    await LaunchAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndGuardAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A postmaster waits for the last process of a killed one to end, or ends itself: then it is started again.
    private async Task LaunchAsync()
    {
        await EndGuardAsync();
        string[] settings =
        [
            "-D", _data, "-k", _folder, "-c", "listen_addresses=", "-c", "max_connections=60", "-c", "shared_buffers=32MB",
            .. _settings.SelectMany(setting => (string[])["-c", setting]),
        ];
        var start = new ProcessStartInfo(
            "sh", ["-c", UntilTheInputEnds, _folder, .. PostgresServer.AsPostgres("postgres", settings)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _guard = Process.Start(start)!;
        _postmaster = int.Parse(await _guard.StandardOutput.ReadLineAsync() ?? "", CultureInfo.InvariantCulture);
    }

    private async Task EndGuardAsync()
    {
        if (_guard is null)
            return;
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        _guard.Dispose();
        _guard = null;
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // A session that has ended by itself.
        }
    }

    // A process that nobody has waited for yet is still listed, as a zombie.
    private static bool Runs(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return status[(status.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
