using Npgsql;
using Rollout.App.Embedded;
using Rollout.EventStore;

namespace Rollout.App.Cli;

/// <summary>The database in force: the one <c>ROLLOUT_DATABASE</c> names, else the private embedded one.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly Logins _logins;
    private readonly EmbeddedServer? _embedded;

    private Database(Logins logins, string uri, EmbeddedServer? embedded)
    {
        (_logins, Uri, _embedded) = (logins, uri, embedded);
        Source = PostgresDatabase.Open(logins.App);
        Projector = logins.Projector == logins.App ? Source : PostgresDatabase.Open(logins.Projector);
        Migrator = logins.Migrator == logins.App ? Source : PostgresDatabase.Open(logins.Migrator);
        Log = new PostgresEventStore(Source);
    }

    internal NpgsqlDataSource Source { get; }

    /// <summary>The same, for whoever keeps the read models.</summary>
    internal NpgsqlDataSource Projector { get; }

    /// <summary>The same, for whoever changes the schema or makes what rests on the log anew.</summary>
    internal NpgsqlDataSource Migrator { get; }

    /// <summary>For programs of libpq, such as psql: the operator's. Holds the password where there is one.</summary>
    internal string Uri { get; }

    internal IEventStore Log { get; }

    /// <summary>Connected, safe against power loss, and with this program's schema.</summary>
    internal static async Task<Database> OpenAsync(Func<string, string?> variable, CancellationToken ct)
    {
        var database = await AttachAsync(variable, ct);
        var isReady = false;
        try
        {
            await database.CheckAsync(variable, ct);
            if ((await database.PendingAsync(ct)).Count > 0)
                await database.MigrateAsync(ct);
            isReady = true;
            return database;
        }
        finally
        {
            if (!isReady)
                await database.DisposeAsync();
        }
    }

    /// <summary>Connected; nothing is asked of it yet.</summary>
    internal static async Task<Database> AttachAsync(Func<string, string?> variable, CancellationToken ct)
    {
        RequireNoServer(variable);
        if (Logins.Named(variable) is { } named)
            return new(named, ConnectionUri.Of(named.Migrator), null);

        var server = await EmbeddedServer.AttachAsync(Home(variable), ct);
        return new(server.Logins, server.ConnectionUri, server);
    }

    /// <summary>Refuses a database that could lose what it confirmed, unless the operator asked for it by name.</summary>
    internal async Task CheckAsync(Func<string, string?> variable, CancellationToken ct) =>
        Durability.Require(
            await Durability.ReadAsync(Migrator, ct), variable("ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE") == "true");

    /// <summary>Applies what is pending and grants the roles what they need of it; answers the names of the files.</summary>
    internal async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        try
        {
            if (_embedded is not null)
                await _embedded.MakeRolesAsync(ct);
            return await Migrations.ApplyAsync(Migrator, ReadModels.Schema, ct, _logins.Roles);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CommandFailed(
                "The database lacks this version's schema, and this role may not create it: run `rollout migrate` with ROLLOUT_DATABASE_MIGRATOR set to its owner's login.", e);
        }
    }

    private Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct) => Migrations.PendingAsync(Migrator, ReadModels.Schema, ct);

    /// <summary>Leaves the embedded server running for whoever was handed its address.</summary>
    internal void LeaveRunning() => _embedded?.LeaveRunning();

    public async ValueTask DisposeAsync()
    {
        foreach (var source in (NpgsqlDataSource[])[Source, Projector, Migrator])
            await source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    /// <summary>Where the embedded server of this process lives, unless <c>ROLLOUT_DATABASE</c> names another.</summary>
    internal static EmbeddedHome? HomeOf(Func<string, string?> variable)
    {
        RequireNoServer(variable);
        return variable("ROLLOUT_DATABASE") is { Length: > 0 } ? null : Home(variable);
    }

    /// <summary>Whoever asks a server means its database, not another that happens to be here.</summary>
    private static void RequireNoServer(Func<string, string?> variable)
    {
        if (RemoteServer.IsNamed(variable))
            throw new CommandFailed("ROLLOUT_SERVER is set, and this works on a database itself: unset it, and run this where the database is.");
    }

    private static EmbeddedHome Home(Func<string, string?> variable) =>
        variable("ROLLOUT_HOME") is { Length: > 0 } folder ? new(folder) : new(Path.Combine(Checkout(), ".rollout"));

    /// <summary>The checkout this program was built in, or else the working folder.</summary>
    private static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Rollout.sln")))
                return folder.FullName;
        }

        return Directory.GetCurrentDirectory();
    }
}
