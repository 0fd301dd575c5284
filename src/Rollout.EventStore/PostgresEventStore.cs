using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore;

/// <summary>
/// The log in PostgreSQL, in tables Marten 9 can read. One instance a process: appends of one district that meet in an
/// instance share a transaction.
/// </summary>
/// <param name="database">A pool as <see cref="PostgresDatabase"/> opens it.</param>
/// <param name="keepsHistories">
/// Whether an append writes its streams' histories too. A log without them answers <see cref="ReadHistoriesAsync"/> only after a
/// <see cref="Projections.HistoryRebuild"/>.
/// </param>
public sealed class PostgresEventStore(NpgsqlDataSource database, bool keepsHistories = true) : IEventStore
{
    private const int PageSize = 1_000;

    private static readonly string StreamSql = EmbeddedSql.Read("Postgres.read-stream.sql");
    private static readonly string TenantSql = EmbeddedSql.Read("Postgres.read-tenant.sql");
    private static readonly string HistoriesSql = EmbeddedSql.Read("Postgres.read-histories.sql");

    private readonly GroupCommit _appends = new(database, keepsHistories);

    public Task<AppendOutcome> AppendAsync(TenantAppend append, CancellationToken ct)
    {
        // Npgsql loses count of a statement it is just preparing when its binding fails, and the next caller pays.
        foreach (var happened in append.Events)
            using (JsonDocument.Parse(happened.Data)) { }
        return _appends.AppendAsync(AppendPlan.Of(append), ct);
    }

    public async Task<BulkOutcome> AppendManyAsync(IReadOnlyList<TenantAppend> appends, CancellationToken ct) =>
        appends.Count == 0
            ? new BulkOutcome.Appended([])
            : await new BulkAppend(database, AppendPlan.OfMany(appends), keepsHistories).RunAsync(ct);

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string streamId, long afterVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        List<StoredEvent> page;
        do
        {
            page = await StreamPageAsync(tenant, streamId, afterVersion, ct);
            foreach (var happened in page)
                yield return happened;
            afterVersion = page is [.., var last] ? last.Version : afterVersion;
        }
        while (page.Count == PageSize);
    }

    public async IAsyncEnumerable<StoredEvent> ReadTenantAsync(
        string tenant, long afterPosition, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        var left = limit ?? int.MaxValue;
        var size = Math.Min(left, PageSize);
        var coming = TenantPageAsync(tenant, await SequenceAtAsync(tenant, afterPosition, ct), size, ct);
        try
        {
            while (await coming is { Count: > 0 } page)
            {
                left -= limit is null ? 0 : page.Count;
                var isLast = page.Count < size || left == 0;
                size = Math.Min(left, PageSize);
                // The database finds the next page while this one is looked at.
                coming = isLast ? Task.FromResult<List<StoredEvent>>([]) : TenantPageAsync(tenant, page[^1].SequenceId, size, ct);
                foreach (var happened in page)
                    yield return happened;
            }
        }
        finally
        {
            // Who looks no further leaves a page on its way.
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<long?> HeadAsync(string tenant, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, tenant, "select pos from es_tenant_head where tenant_id = $1");
        command.Parameters.AddText(tenant);
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    public async Task<IReadOnlyList<string>> TenantsAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select es_tenants()");
        await using var row = await command.ExecuteReaderAsync(ct);
        var tenants = new List<string>();
        while (await row.ReadAsync(ct))
            tenants.Add(row.GetString(0));
        return tenants;
    }

    public async Task<TenantHistories> ReadHistoriesAsync(
        string tenant,
        IReadOnlyCollection<string>? streamIds,
        IReadOnlyCollection<string>? prefixes,
        CancellationToken ct)
    {
        var choice = StreamChoice.Of(streamIds, prefixes);
        await using var command = new TenantCommand(database, tenant, HistoriesSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddArray(NpgsqlDbType.Varchar, choice.Ids);
        command.Parameters.AddArray(NpgsqlDbType.Varchar, choice.Prefixes);
        await using var row = await command.ExecuteReaderAsync(ct);
        var head = 0L;
        var parts = new HistoryParts();
        while (await row.ReadAsync(ct))
        {
            head = row.GetInt64(0);
            if (!row.IsDBNull(1))
                parts.Add(row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.GetString(4));
        }

        return new(head, parts.ToHistories());
    }

    public async Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        string tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var command = new TenantCommand(
            database, tenant, "select id, stream_id from mt_events where tenant_id = $1 and id = any ($2)");
        command.Parameters.AddText(tenant);
        command.Parameters.AddArray<Guid>(NpgsqlDbType.Uuid, [.. ids]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, string>();
        while (await row.ReadAsync(ct))
            found.Add(row.GetGuid(0), row.GetString(1));
        return found;
    }

    public async Task<bool> IsStoredInTheEndAsync(string tenant, Guid id, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        // From its numbering to its commit an append holds this lock; the second statement sees what it left.
        batch.BatchCommands.Add(TenantCommand.Speaking(tenant));
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(8431, hashtext($1))"));
        batch.BatchCommands.Add(new("select exists (select from mt_events where tenant_id = $1 and id = $2)"));
        batch.BatchCommands[1].Parameters.AddText(tenant);
        batch.BatchCommands[2].Parameters.AddText(tenant);
        batch.BatchCommands[2].Parameters.AddId(id);
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return row.GetBoolean(0);
    }

    private async Task<long> SequenceAtAsync(string tenant, long position, CancellationToken ct)
    {
        if (position <= 0)
            return 0;
        await using var command = new TenantCommand(database, tenant, "select es_seq_at($1, $2)");
        command.Parameters.AddText(tenant);
        command.Parameters.AddNumber(position);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<List<StoredEvent>> StreamPageAsync(string tenant, string streamId, long after, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, tenant, StreamSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(streamId);
        command.Parameters.AddNumber(after);
        command.Parameters.AddNumber(PageSize);
        return await EventRow.ReadAllAsync(await command.ExecuteReaderAsync(ct), ct);
    }

    private async Task<List<StoredEvent>> TenantPageAsync(string tenant, long after, int size, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, tenant, TenantSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddNumber(after);
        command.Parameters.AddNumber(size);
        return await EventRow.ReadAllAsync(await command.ExecuteReaderAsync(ct), ct);
    }
}
