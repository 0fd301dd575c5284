using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Rollout.App.Cli;
using static Rollout.App.Embedded.Doorbell;

namespace Rollout.App.Embedded;

/// <summary>A hold on the home's private PostgreSQL, which runs as long as anybody holds it.</summary>
/// <remarks>
/// Starting and stopping is decided under one lock; each hold is a shared lock on one file. Both are the kernel's,
/// so a killed holder counts no longer: the server it leaves is adopted by the next and stopped by the last to let go.
/// </remarks>
internal sealed class EmbeddedServer : IAsyncDisposable
{
    private const string Name = "rollout";
    private static readonly string Roles = Sql.Read<EmbeddedServer>("roles.sql");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceWithADeafServer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly EmbeddedHome _home;
    private readonly Cluster _cluster;
    private readonly string _appPassword;
    private FileStream? _lease;

    private EmbeddedServer(EmbeddedHome home, Cluster cluster)
    {
        (_home, _cluster) = (home, cluster);
        var password = File.ReadAllText(cluster.PasswordFile);
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = home.SocketFolder,
            Port = 5432,
            Username = Name,
            Password = password,
            Database = Name,
            ApplicationName = Name,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        ConnectionUri = $"postgresql://{Name}:{password}@{Uri.EscapeDataString(home.SocketFolder)}:5432/{Name}";
        _appPassword = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), "rollout_app"u8));
        var app = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = $"{Name}_app", Password = _appPassword }.ConnectionString;
        Logins = new(app, Logins.As($"{Name}_projector", app), ConnectionString, Name);
    }

    /// <summary>For Npgsql: the operator's, who may do everything.</summary>
    internal string ConnectionString { get; }

    /// <summary>Those of the roles that Rollout itself works under; they are there once <see cref="MakeRolesAsync"/> made them.</summary>
    internal Logins Logins { get; }

    /// <summary>For psql and other programs of libpq. Holds the password.</summary>
    internal string ConnectionUri { get; }

    /// <summary>Attaches to the running server, or makes and starts it.</summary>
    internal static async Task<EmbeddedServer> AttachAsync(EmbeddedHome home, CancellationToken ct)
    {
        home.Create();
        await using var decision = await FileLock.AloneAsync(home.DecisionLock, ct);
        var server = new EmbeddedServer(home, await Cluster.OpenAsync(home, ct));
        await server.MakeSureItAnswersAsync(ct);
        server._lease = FileLock.TryTogether(home.Leases) ?? throw new UnreachableException();
        return server;
    }

    /// <summary>Makes the roles of ops/roles.sql, where they are not there yet.</summary>
    internal async Task MakeRolesAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock(8433); {Roles} alter role {Name}_app password '{_appPassword}'", connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Lets go and leaves the server running, for whoever was handed the URI; the next last one stops it.</summary>
    internal void LeaveRunning()
    {
        _lease?.Dispose();
        _lease = null;
    }

    /// <summary>Lets go. The last one stops the server, unless a session of another program (psql, pg_dump) is open.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lease is null)
            return;
        await using var decision = await FileLock.AloneAsync(_home.DecisionLock, CancellationToken.None);
        LeaveRunning();
        await using var alone = FileLock.TryAlone(_home.Leases);
        if (alone is not null && !await IsUsedByOthersAsync())
            await _cluster.StopAsync(CancellationToken.None);
    }

    private async Task MakeSureItAnswersAsync(CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        var complaint = "it is starting up or recovering";
        while (true)
        {
            var answer = await AskAsync(ct);
            if (answer is Answer.Ready)
                return;
            if (waited.Elapsed > Patience)
                throw new EmbeddedServerException(Silent(complaint));
            if (answer is Answer.Nobody)
            {
                var start = await _cluster.StartAsync(ct);
                if (start is { Succeeded: false, MayBeTriedAgain: false })
                    throw new EmbeddedServerException(Refused(start.Complaint));
                if (start.Succeeded)
                    continue;
                complaint = start.Complaint;
                if (waited.Elapsed > PatienceWithADeafServer)
                    await StopIfNobodyHoldsItAsync(ct);
            }
            await Task.Delay(Pause, ct);
        }
    }

    private string Silent(string why) =>
        $"The private PostgreSQL has not answered for {Patience.TotalSeconds:0} seconds ({why}); "
        + $"its logs are in {_cluster.Folder}.";

    private string Refused(string why) =>
        $"The private PostgreSQL did not start ({why}); its logs are in {_cluster.Folder}.";

    /// <summary>It runs and its socket is gone: somebody cleaned /tmp.</summary>
    private async Task StopIfNobodyHoldsItAsync(CancellationToken ct)
    {
        await using var alone = FileLock.TryAlone(_home.Leases);
        if (alone is not null)
            await _cluster.StopAsync(ct);
    }

    private Task<Answer> AskAsync(CancellationToken ct) =>
        RingAsync(Path.Combine(_home.SocketFolder, ".s.PGSQL.5432"), ct);

    private async Task<bool> IsUsedByOthersAsync()
    {
        if (await AskAsync(CancellationToken.None) is not Answer.Ready)
            return false;
        var session = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(session.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1)",
            connection);
        command.Parameters.Add(new() { Value = Name });
        return await command.ExecuteScalarAsync() is true;
    }
}
