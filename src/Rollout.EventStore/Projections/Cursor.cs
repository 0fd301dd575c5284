using Npgsql;
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

    /// <param name="locks">
    /// Whether nobody else may move it until the transaction ends. A follower doesn't lock, and its commit doesn't wait for
    /// the disk: rows and cursor are lost together or not at all, and what was lost is followed again.
    /// </param>
    public static async Task<Cursor> ReadAsync(
        NpgsqlConnection connection, string tenant, string name, bool locks, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(Begin), new(locks ? $"{Where} for no key update" : Where) },
        };
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.AddText(tenant);
            command.Parameters.AddText(name);
        }

        if (!locks)
            batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        return new(tenant, name, (long)(await batch.ExecuteScalarAsync(ct))!);
    }

    /// <summary>False when another follower moved it first: then nothing of this transaction may be kept.</summary>
    public async Task<bool> MovesToAsync(StoredEvent last, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Move, connection);
        command.Parameters.AddText(Tenant);
        command.Parameters.AddText(Name);
        command.Parameters.AddNumber(last.Position);
        command.Parameters.AddNumber(last.SequenceId);
        command.Parameters.AddNumber(SequenceId);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
