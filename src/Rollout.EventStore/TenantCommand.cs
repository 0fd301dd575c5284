using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore;

/// <summary>
/// A statement about one district. Before it, in the same round trip, its transaction is told whose rows it may see and write: the
/// tables' row-level security (0013) asks for that, and the database (0014) whether the <see cref="Speaker"/> of this moment may.
/// On a connection with a running transaction it stays told until that ends.
/// </summary>
public sealed class TenantCommand : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;

    /// <summary>In a transaction of its own.</summary>
    public TenantCommand(NpgsqlDataSource database, string tenant, string sql)
        : this(database.CreateBatch(), tenant, sql)
    {
    }

    /// <summary>In the connection's running transaction, or one of its own.</summary>
    public TenantCommand(NpgsqlConnection connection, string tenant, string sql)
        : this(new NpgsqlBatch(connection), tenant, sql)
    {
    }

    private TenantCommand(NpgsqlBatch batch, string tenant, string sql)
    {
        _batch = batch;
        _batch.BatchCommands.Add(Speaking(tenant));
        _batch.BatchCommands.Add(new(sql));
    }

    /// <summary>Those of the statement.</summary>
    public NpgsqlParameterCollection Parameters => _batch.BatchCommands[1].Parameters;

    /// <summary>Another statement, executed behind it in the same transaction; answers its parameters.</summary>
    public NpgsqlParameterCollection Then(string sql)
    {
        var next = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(next);
        return next.Parameters;
    }

    /// <summary>Seconds; 0 for no limit.</summary>
    public int Patience { get => _batch.Timeout; init => _batch.Timeout = value; }

    /// <summary>The rows of the statement.</summary>
    public async Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken ct)
    {
        var row = await _batch.ExecuteReaderAsync(ct);
        var isThere = false;
        try
        {
            await row.NextResultAsync(ct);
            isThere = true;
            return row;
        }
        finally
        {
            // What the statement raises shows only here; the connection must go back all the same.
            if (!isThere)
                await row.DisposeAsync();
        }
    }

    /// <summary>The first value of the statement's first row, if it has one.</summary>
    public async Task<object?> ExecuteScalarAsync(CancellationToken ct)
    {
        await using var row = await ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? row.GetValue(0) : null;
    }

    /// <summary>For its effect alone.</summary>
    public Task ExecuteNonQueryAsync(CancellationToken ct) => _batch.ExecuteNonQueryAsync(ct);

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    /// <summary>Tells a running transaction which district it is about.</summary>
    internal static async Task SpeakForAsync(NpgsqlConnection connection, string tenant, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Speaking(tenant) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    internal static NpgsqlBatchCommand Speaking(string tenant)
    {
        var speaking = new NpgsqlBatchCommand("select es_speak($1, $2)");
        speaking.Parameters.AddText(tenant);
        speaking.Parameters.AddText(Speaker.Now);
        return speaking;
    }
}
