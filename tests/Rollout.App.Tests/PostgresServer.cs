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

    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    public static PostgresServer Instance => Started.Value;

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
            Run("chown", "postgres:postgres", folder);
        var data = Path.Combine(folder, "data");
        Run("initdb", "--pgdata", data, "--data-checksums", "--auth=trust", "--username=postgres",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        var server = Process.Start(Command("postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
            "-c", "max_connections=200", "-c", "shared_buffers=128MB", "-c", "max_wal_size=1GB"))!;
        Drain(server);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server, folder);
        var connection = $"Host={folder};Username=postgres;Include Error Detail=true";
        WaitUntilItAnswers(connection, server);
        return connection;
    }

    private static void Drain(Process server)
    {
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    private static void WaitUntilItAnswers(string connectionString, Process server)
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
            catch (NpgsqlException) when (!server.HasExited && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Yield();
            }
        }
    }

    private static void Stop(Process server, string folder)
    {
        // SIGINT is PostgreSQL's fast shutdown; setpriv has become the server itself, so its id is the server's.
        Process.Start("kill", ["-INT", $"{server.Id}"])?.WaitForExit();
        if (!server.WaitForExit(TimeSpan.FromSeconds(10)))
            server.Kill(entireProcessTree: true);
        Directory.Delete(folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {output.Result}{errors}");
    }

    private static ProcessStartInfo Command(string program, params string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        var asPostgres = Environment.UserName == "root" && program is "initdb" or "postgres";
        string[] prefix = asPostgres && Environment.UserName == "root"
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", Binary(program)]
            : [Binary(program)];
        return new(prefix[0], [.. prefix[1..], .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    private static string Binary(string program)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program));
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(v => Path.Combine(v, "bin", program))
            : [];
        return onPath.Concat(installed).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} was found neither on PATH nor in /usr/lib/postgresql.");
    }
}
