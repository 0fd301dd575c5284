using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>
/// One event to a stream whose version the writer knows, as one statement: the stream, the district's queue, its head, and only
/// behind it the number, in es_append's order of locks. Where the version is another or the head is lost it stores nothing; why, it
/// doesn't ask.
/// </summary>
internal sealed class KnownAppend(NpgsqlDataSource database, AppendPlan plan, bool keepsHistories)
{
    private static readonly string Speak = EmbeddedSql.Read("Postgres.speak.sql");
    private static readonly string Take = EmbeddedSql.Read("Postgres.known-take.sql");
    private static readonly string Insert = EmbeddedSql.Read("Postgres.known-insert.sql");
    private static readonly string Keep = EmbeddedSql.Read("Postgres.known-keep.sql");

    private static readonly string Sql = $"{Take}{Insert}returning (headers ->> 'pos')::bigint, timestamp";
    private static readonly string SqlWithHistory =
        $"{Take}, event as (\n{Insert}returning *\n), kept as (\n{Keep})\nselect (headers ->> 'pos')::bigint, timestamp from event";

    public static bool Suits(AppendPlan plan) => plan is { Append.Events.Count: 1, Streams: [{ Expected.Wire: > 0 }] };

    /// <summary>Null when nothing was stored.</summary>
    public async Task<AppendOutcome?> RunAsync(CancellationToken ct)
    {
        try
        {
            return await StoreAsync(ct);
        }
        catch (PostgresException raised) when (Refusals.IsOfALostHead(raised))
        {
            return null;
        }
    }

    private async Task<AppendOutcome?> StoreAsync(CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Speak));
        batch.BatchCommands.Add(new(keepsHistories ? SqlWithHistory : Sql));
        batch.BatchCommands[0].Parameters.AddText(plan.Tenant);
        AddAll(batch.BatchCommands[1].Parameters);
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var stream = plan.Streams[0];
        return new AppendOutcome.Appended(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1),
            new Dictionary<string, long> { [stream.StreamId] = stream.Expected.Wire + 1 });
    }

    private void AddAll(NpgsqlParameterCollection parameters)
    {
        var (stream, happened) = (plan.Streams[0], plan.Append.Events[0]);
        parameters.AddText(plan.Tenant);
        parameters.AddText(stream.StreamId);
        parameters.AddNumber(stream.Expected.Wire);
        parameters.AddId(happened.Id);
        parameters.AddJson(happened.Data);
        parameters.AddText(happened.Type);
        parameters.AddText(happened.ClrType);
        parameters.AddText(plan.Append.CorrelationId);
        parameters.AddText(plan.Append.CausationId);
        parameters.AddInstant(AppendPlan.ToMicroseconds(happened.AssertedAt));
        parameters.AddText(happened.Source);
        parameters.AddText(plan.UserName(happened));
    }
}
