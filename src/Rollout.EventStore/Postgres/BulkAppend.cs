using System.Globalization;
using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>Several districts' appends in one transaction: copied beside the log while nothing is locked, then stored in one call.</summary>
internal sealed class BulkAppend(NpgsqlDataSource database, IReadOnlyList<AppendPlan> plans, bool keepsHistories)
{
    /// <summary>Milliseconds for a statement of a bulk, beside one more for each event: a quarter of that is usual on a slow machine.</summary>
    private const long LeastPatience = 120_000;

    /// <summary>Milliseconds the server waits, between two statements, for a writer that holds the locks.</summary>
    private const long LeastSilence = 30_000;

    private static readonly string Tables = EmbeddedSql.Read("Postgres.bulk-tables.sql");
    private static readonly string Bounds = EmbeddedSql.Read("Postgres.bulk-bounds.sql");

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
                // Nothing was stored. An event id that is there already shows only as it is stored; anything else goes around again.
                if (raised.SqlState == PostgresErrorCodes.UniqueViolation && await KnownAsync(ct) is { } known)
                    return known;
            }
        }
    }

    private async Task<BulkOutcome> StoreAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var tables = new NpgsqlCommand(Tables, connection))
            await tables.ExecuteNonQueryAsync(ct);
        var events = plans.Sum(plan => (long)plan.Append.Events.Count);
        await BoundAsync(connection, events, ct);
        var copy = new BulkCopy(connection, plans);
        await copy.RunAsync(ct);
        var places = await BulkPlaces.StoreAsync(connection, keepsHistories, ct);
        await transaction.CommitAsync(ct);
        return new BulkOutcome.Appended([.. plans.Select((plan, i) => new AppendOutcome.Appended(
            places.Heads[i].Before + plan.Append.Events.Count, places.Heads[i].At, copy.VersionsOf(i, places)))]);
    }

    /// <summary>From the storing to the commit the districts are locked: a writer that stops there is ended by the server in the end,
    /// unless the connection has bounds of its own.</summary>
    private static async Task BoundAsync(NpgsqlConnection connection, long events, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Bounds, connection);
        command.Parameters.AddText(Milliseconds(LeastPatience + events));
        command.Parameters.AddText(Milliseconds(LeastSilence));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Milliseconds(long count) => string.Create(CultureInfo.InvariantCulture, $"{count}ms");

    private async Task<BulkOutcome> OutcomeAsync(PostgresException raised, CancellationToken ct)
    {
        var refused = plans.Single(plan => plan.Tenant == raised.SchemaName);
        if (raised.SqlState == Refusals.UnknownTenant)
            return new BulkOutcome.Refused(refused.Tenant, new AppendOutcome.UnknownTenant(refused.Tenant));
        // A repeat finds its streams moved on, by itself.
        return await KnownAsync(ct) ?? new BulkOutcome.Refused(refused.Tenant, new AppendOutcome.Conflict(
            raised.TableName!, refused.ExpectedOf(raised.TableName!), Refusals.ActualVersion(raised)));
    }

    /// <summary>Null when no event id is there already.</summary>
    private async Task<BulkOutcome?> KnownAsync(CancellationToken ct)
    {
        var outcomes = new List<AppendOutcome?>();
        foreach (var plan in plans)
            outcomes.Add(await Recall.OutcomeAsync(database, plan, ct));
        return KnownIds.Outcome(plans, outcomes);
    }
}
