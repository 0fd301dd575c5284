using Npgsql;

namespace Rollout.EventStore;

/// <summary>The way to the database: one pool for the process, set up as the store needs it.</summary>
public static class PostgresDatabase
{
    // A pooled connection's DISCARD ALL would throw away a function's cached plans at each use; all session state of
    // the store is transaction-local, so nothing needs discarding. Eight connections beat a large pool (measured on two
    // cores). In a connection string the last mention wins: what the caller says stands.
    private const string Defaults =
        "No Reset On Close=true;Max Auto Prepare=64;Auto Prepare Min Usages=2;Maximum Pool Size=8;" +
        "Timeout=15;Command Timeout=30;Keepalive=30;Application Name=rollout;";

    /// <summary>Opens a pool; the connection string's own settings come before the store's.</summary>
    public static NpgsqlDataSource Open(string connectionString) =>
        new NpgsqlDataSourceBuilder(Defaults + connectionString).Build();
}
