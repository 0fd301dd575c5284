using System.Diagnostics;
using Npgsql;

namespace Rollout.App.Tests;

/// <summary>
/// The PostgreSQL of this test run: the one named by ROLLOUT_TEST_DATABASE, or a private one with checksums and fsync,
/// reached by a Unix socket only, that ends with the run.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Started = new(Start);

    // The shell sees the end of its input when the test host ends, even by a kill, and cleans up then; the host itself
    // is given no time for that.
    private const string UntilTheRunEnds =
        """
        trap '' INT
        cd /
        "$@" > /dev/null 2>&1 &
        cat > /dev/null
        kill -INT $!
        wait $!
        rm -rf "$0"
        """;

    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    public static PostgresServer Instance => Started.Value;

    // Held, because a collected process would close the shell's input.
    private static Process? Guard { get; set; }

    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_connectionString) { Database = database }.ConnectionString;

    public async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static PostgresServer Start() =>
        Environment.GetEnvironmentVariable("ROLLOUT_TEST_DATABASE") is { Length: > 0 } given
            ? new(given)
            : new(StartPrivate());

    private static string StartPrivate()
    {
        var folder = Directory.CreateTempSubdirectory("rollout-pg-").FullName;
        if (Environment.UserName == "root")
            Run(["chown", "postgres:postgres", folder]);
        var data = Path.Combine(folder, "data");
        Run(AsPostgres("initdb", "--pgdata", data, "--data-checksums", "--auth=trust", "--username=postgres",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"));
        Guard = Process.Start(new ProcessStartInfo(
            "sh",
            ["-c", UntilTheRunEnds, folder, .. AsPostgres("postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
                "-c", "max_connections=200", "-c", "shared_buffers=128MB", "-c", "max_wal_size=1GB")])
        { RedirectStandardInput = true })!;
        var connection = $"Host={folder};Username=postgres;Include Error Detail=true";
        WaitUntilItAnswers(connection);
        return connection;
    }

    private static void WaitUntilItAnswers(string connectionString)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection($"{connectionString};Database=postgres;Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (!Guard!.HasExited && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Yield();
            }
        }
    }

    internal static void Run(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} failed: {output.Result}{errors}");
    }

    // PostgreSQL refuses to run as root.
    internal static string[] AsPostgres(string program, params string[] arguments) => Environment.UserName == "root"
        ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", Binary(program), .. arguments]
        : [Binary(program), .. arguments];

    private static string Binary(string program)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(v => Path.Combine(v, "bin"))
            : [];
        return onPath.Concat(installed).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} was found neither on PATH nor in /usr/lib/postgresql.");
    }
}
