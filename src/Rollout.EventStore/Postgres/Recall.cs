using Npgsql;
using NpgsqlTypes;

namespace Rollout.EventStore.Postgres;

/// <summary>The answer to an append whose event ids were there already, all or some of them.</summary>
internal static class Recall
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.recall.sql");

    private sealed record Known(Guid Id, string StreamId, long Version, long Position, DateTimeOffset RecordedAt);

    public static async Task<AppendOutcome> OutcomeAsync(NpgsqlDataSource database, AppendPlan plan, CancellationToken ct)
    {
        var known = await KnownAsync(database, plan, ct);
        return known.Count == plan.Append.Events.Count
            ? new AppendOutcome.Repeated(
                known.Values.Max(e => e.Position),
                known.Values.Max(e => e.RecordedAt),
                known.Values.GroupBy(e => e.StreamId).ToDictionary(s => s.Key, s => s.Max(e => e.Version)))
            : new AppendOutcome.PartlyRepeated([.. plan.Append.Events.Select(e => e.Id).Where(known.ContainsKey)]);
    }

    private static async Task<Dictionary<Guid, Known>> KnownAsync(
        NpgsqlDataSource database, AppendPlan plan, CancellationToken ct)
    {
        // As the append itself: one of a group is answered in the flow of another's request.
        using var itself = Speaker.AsItself();
        await using var command = new TenantCommand(database, plan.Tenant, Sql);
        command.Parameters.AddText(plan.Tenant);
        command.Parameters.AddArray<Guid>(NpgsqlDbType.Uuid, [.. plan.Append.Events.Select(e => e.Id)]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var known = new Dictionary<Guid, Known>();
        while (await row.ReadAsync(ct))
        {
            known.Add(row.GetGuid(0), new(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3),
                row.GetFieldValue<DateTimeOffset>(4)));
        }

        return known;
    }
}
