using Npgsql;
using Rollout.App.Embedded;
using Rollout.EventStore;

namespace Rollout.App.Cli;

/// <summary>The database in force: the one <c>ROLLOUT_DATABASE</c> names, else the private embedded one.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly EmbeddedServer? _embedded;

    private Database(NpgsqlDataSource source, string uri, EmbeddedServer? embedded) =>
        (Source, Uri, _embedded, Log) = (source, uri, embedded, new PostgresEventStore(source));

    internal NpgsqlDataSource Source { get; }

    /// <summary>For programs of libpq, such as psql. Holds the password where there is one.</summary>
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
        if (variable("ROLLOUT_DATABASE") is { Length: > 0 } named)
            return Named(named);

        var server = await EmbeddedServer.AttachAsync(Home(variable), ct);
        return new(PostgresDatabase.Open(server.ConnectionString), server.ConnectionUri, server);
    }

    /// <summary>Refuses a database that could lose what it confirmed, unless the operator asked for it by name.</summary>
    internal async Task CheckAsync(Func<string, string?> variable, CancellationToken ct) =>
        Durability.Require(
            await Durability.ReadAsync(Source, ct), variable("ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE") == "true");

    /// <summary>Applies what is pending; answers the names of the files.</summary>
    internal async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        try
        {
            var pending = await Migrations.PendingAsync(Source, ReadModels.Schema, ct);
            return pending.Count == 0 ? [] : await Migrations.ApplyAsync(Source, ReadModels.Schema, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CommandFailed("The database lacks this version's schema, and this role may not create it: run `rollout migrate` as its owner.", e);
        }
    }

    /// <summary>Leaves the embedded server running for whoever was handed its address.</summary>
    internal void LeaveRunning() => _embedded?.LeaveRunning();

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private static Database Named(string connectionString)
    {
        try
        {
            return new(PostgresDatabase.Open(connectionString), ConnectionUri.Of(connectionString), null);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailed($"ROLLOUT_DATABASE is not an Npgsql connection string: {e.Message}", e);
        }
    }

    /// <summary>Where the embedded server of this process lives, unless <c>ROLLOUT_DATABASE</c> names another.</summary>
    internal static EmbeddedHome? HomeOf(Func<string, string?> variable) => variable("ROLLOUT_DATABASE") is { Length: > 0 } ? null : Home(variable);

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
