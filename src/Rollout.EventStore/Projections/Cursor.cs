using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>How far a projection has come in a district; moved only from where it was believed to stand.</summary>
internal sealed record Cursor(string Tenant, string Name, long SequenceId)
{
    private const string Begin =
        "insert into es_cursor (tenant_id, name) values ($1, $2) on conflict (tenant_id, name) do nothing";

    private const string Where = "select seq_id from es_cursor where tenant_id = $1 and name = $2";

    private const string Move =
        "update es_cursor set pos = $3, seq_id = $4 where tenant_id = $1 and name = $2 and seq_id = $5";

    private const string ParkedKeys =
        "select distinct key from es_parked where tenant_id = $1 and name = $2 and key = any ($3)";

    private static readonly string Page = EmbeddedSql.Read("Projections.next-page.sql");

    /// <summary>Begins the connection's transaction: nobody else may move it until that ends.</summary>
    public static async Task<Cursor> LockAsync(NpgsqlConnection connection, string tenant, string name, CancellationToken ct)
    {
        await using var batch = Opening(connection, tenant, name, $"{Where} for no key update");
        await using var row = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(row, tenant, name, ct);
    }

    /// <summary>
    /// Begins the connection's transaction, in one round trip, with the events after it. A follower locks nothing, and its commit doesn't wait
    /// for the disk: rows and cursor are lost together or not at all, and what was lost is followed again.
    /// </summary>
    public static async Task<(Cursor Cursor, IReadOnlyList<StoredEvent> Page)> NextAsync(
        NpgsqlConnection connection, string tenant, string name, int size, CancellationToken ct)
    {
        await using var batch = Opening(connection, tenant, name, Where);
        batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        var page = About(Page, tenant, name);
        page.Parameters.AddNumber(size);
        batch.BatchCommands.Add(page);
        await using var row = await batch.ExecuteReaderAsync(ct);
        var cursor = await ReadAsync(row, tenant, name, ct);
        await row.NextResultAsync(ct);
        return (cursor, await EventRow.ReadAllAsync(row, ct));
    }

    /// <summary>False when another follower moved it first: then nothing of this transaction may be kept.</summary>
    public async Task<bool> MovesToAsync(StoredEvent last, NpgsqlConnection connection, CancellationToken ct) =>
        await MovesToAsync(last, [], connection, ct) is not null;

    /// <summary>Answers which of the keys are parked; null when another follower moved it first.</summary>
    public async Task<HashSet<string>?> MovesToAsync(
        StoredEvent last, IReadOnlyCollection<string> keys, NpgsqlConnection connection, CancellationToken ct)
    {
        var (move, parked) = (About(Move, Tenant, Name), AskParked(Tenant, Name, keys));
        move.Parameters.AddNumber(last.Position);
        move.Parameters.AddNumber(last.SequenceId);
        move.Parameters.AddNumber(SequenceId);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { move, parked } };
        await using var row = await batch.ExecuteReaderAsync(ct);
        var found = await KeysAsync(row, ct);
        return move.RecordsAffected == 1 ? found : null;
    }

    /// <summary>Which of the keys are parked.</summary>
    public static async Task<HashSet<string>> ParkedAsync(
        NpgsqlConnection connection, string tenant, string name, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { AskParked(tenant, name, keys) } };
        await using var row = await batch.ExecuteReaderAsync(ct);
        return await KeysAsync(row, ct);
    }

    private static NpgsqlBatch Opening(NpgsqlConnection connection, string tenant, string name, string where) => new(connection)
    {
        BatchCommands = { TenantCommand.Speaking(tenant), About(Begin, tenant, name), About(where, tenant, name) },
    };

    private static NpgsqlBatchCommand AskParked(string tenant, string name, IReadOnlyCollection<string> keys)
    {
        var command = About(ParkedKeys, tenant, name);
        command.Parameters.AddArray<string>(NpgsqlDbType.Varchar, [.. keys]);
        return command;
    }

    private static NpgsqlBatchCommand About(string sql, string tenant, string name)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(name);
        return command;
    }

    private static async Task<Cursor> ReadAsync(NpgsqlDataReader row, string tenant, string name, CancellationToken ct)
    {
        // Behind the answer of who spoke; an insert has none.
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return new(tenant, name, row.GetInt64(0));
    }

    private static async Task<HashSet<string>> KeysAsync(NpgsqlDataReader row, CancellationToken ct)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
            keys.Add(row.GetString(0));
        return keys;
    }
}
