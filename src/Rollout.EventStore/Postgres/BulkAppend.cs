using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>Several districts' appends in one transaction: copied into temporary tables, then stored as one set.</summary>
internal sealed class BulkAppend(NpgsqlDataSource database, IReadOnlyList<AppendPlan> plans, bool keepsHistories)
{
    private static readonly string Tables = EmbeddedSql.Read("Postgres.bulk-tables.sql");
    private static readonly string Store = EmbeddedSql.Read("Postgres.bulk-append.sql");

    public async Task<BulkOutcome> RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreAsync(ct);
            }
            catch (PostgresException raised) when (Refusals.IsRefusal(raised))
            {
                return await OutcomeAsync(raised, ct);
            }
            catch (PostgresException raised) when (Refusals.MeansTryAgain(raised, attempt))
            {
                // Nothing was stored; around again.
            }
        }
    }

    private async Task<BulkOutcome> StoreAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var tables = new NpgsqlCommand(Tables, connection, transaction))
            await tables.ExecuteNonQueryAsync(ct);
        await new BulkCopy(connection, plans).RunAsync(ct);
        var outcome = await AppendAsync(connection, transaction, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    private async Task<BulkOutcome> AppendAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        // A million events take longer than a command's usual patience; the caller's token is the limit.
        await using var store = new NpgsqlCommand(Store, connection, transaction) { CommandTimeout = 0 };
        store.Parameters.Add(new NpgsqlParameter<bool>("keeps", keepsHistories));
        await using var row = await store.ExecuteReaderAsync(ct);
        var heads = new List<(long Position, DateTimeOffset At)>();
        while (await row.ReadAsync(ct))
            heads.Add((row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2)));

        var versions = plans.Select(plan => new Dictionary<string, long>(plan.Streams.Length)).ToArray();
        await row.NextResultAsync(ct);
        while (await row.ReadAsync(ct))
            versions[row.GetInt32(0)].Add(row.GetString(1), row.GetInt64(2));

        return new BulkOutcome.Appended(
            [.. heads.Select((head, i) => new AppendOutcome.Appended(head.Position, head.At, versions[i]))]);
    }

    private async Task<BulkOutcome> OutcomeAsync(PostgresException raised, CancellationToken ct)
    {
        var refused = plans.Single(plan => plan.Tenant == raised.SchemaName);
        return raised.SqlState switch
        {
            Refusals.Conflict => new BulkOutcome.Refused(refused.Tenant, new AppendOutcome.Conflict(
                raised.TableName!, refused.ExpectedOf(raised.TableName!), Refusals.ActualVersion(raised))),
            Refusals.UnknownTenant => new BulkOutcome.Refused(
                refused.Tenant, new AppendOutcome.UnknownTenant(refused.Tenant)),
            _ => await KnownAsync(refused.Tenant, ct),
        };
    }

    private async Task<BulkOutcome> KnownAsync(string tenant, CancellationToken ct)
    {
        var outcomes = new List<AppendOutcome?>();
        foreach (var plan in plans)
            outcomes.Add(await Recall.OutcomeAsync(database, plan, ct));
        return KnownIds.Outcome(tenant, plans, outcomes);
    }
}
