using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Rollout.EventStore.Postgres;

/// <summary>A bulk's binary COPYs into the temporary tables of bulk-tables.sql.</summary>
internal sealed class BulkCopy(NpgsqlConnection connection, IReadOnlyList<AppendPlan> plans)
{
    // Streams are numbered across districts in the order of their locks; each plan keeps its own sorted streams together.
    private readonly int[] _firstStream = FirstStreams(plans);

    public async Task RunAsync(CancellationToken ct)
    {
        await CopyAppendsAsync(ct);
        await CopyStreamsAsync(ct);
        await CopyEventsAsync(ct);
    }

    /// <summary>By stream id: how many events the stream of this append holds after it.</summary>
    public Dictionary<string, long> VersionsOf(int append, BulkPlaces places) => plans[append].Streams.Index().ToDictionary(
        stream => stream.Item.StreamId,
        stream => places.Versions[_firstStream[append] + stream.Index] + plans[append].Counts[stream.Index]);

    private static int[] FirstStreams(IReadOnlyList<AppendPlan> plans)
    {
        var first = new int[plans.Count];
        var next = 0;
        foreach (var (index, plan) in plans.Index().OrderBy(p => p.Item.Tenant, StringComparer.Ordinal))
        {
            first[index] = next;
            next += plan.Streams.Length;
        }

        return first;
    }

    private async Task CopyAppendsAsync(CancellationToken ct)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy es_bulk_append (append, tenant, registers, events, skipped, correlation, causation) from stdin (format binary)", ct);
        var skipped = 0L;
        foreach (var (index, plan) in plans.Index())
        {
            await rows.StartRowAsync(ct);
            await rows.WriteAsync(index, Integer, ct);
            await rows.WriteAsync(plan.Tenant, Varchar, ct);
            await rows.WriteAsync(plan.Append.RegistersTenant, NpgsqlDbType.Boolean, ct);
            await rows.WriteAsync((long)plan.Append.Events.Count, Bigint, ct);
            await rows.WriteAsync(skipped, Bigint, ct);
            await rows.WriteAsync(plan.Append.CorrelationId, Varchar, ct);
            await rows.WriteAsync(plan.Append.CausationId, Varchar, ct);
            skipped += plan.Append.Events.Count;
        }

        await rows.CompleteAsync(ct);
    }

    private async Task CopyStreamsAsync(CancellationToken ct)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy es_bulk_stream (append, ord, stream, type, expected, events) from stdin (format binary)", ct);
        foreach (var (index, plan) in plans.Index())
        {
            foreach (var (ordinal, stream) in plan.Streams.Index())
            {
                await rows.StartRowAsync(ct);
                await rows.WriteAsync(index, Integer, ct);
                await rows.WriteAsync(_firstStream[index] + ordinal, Integer, ct);
                await rows.WriteAsync(stream.StreamId, Varchar, ct);
                await rows.WriteAsync(stream.StreamType, Varchar, ct);
                await rows.WriteAsync(stream.Expected.Wire, Bigint, ct);
                await rows.WriteAsync((long)plan.Counts[ordinal], Bigint, ct);
            }
        }

        await rows.CompleteAsync(ct);
    }

    private async Task CopyEventsAsync(CancellationToken ct)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy es_bulk_event (append, ord, stream, nth, id, type, clr_type, data, asserted, source, user_name) from stdin (format binary)", ct);
        // As of any statement that takes in a million events: the caller's token is the limit.
        rows.Timeout = Timeout.InfiniteTimeSpan;
        var ordinal = 0;
        foreach (var (index, plan) in plans.Index())
        {
            foreach (var (place, happened) in plan.Append.Events.Index())
            {
                await rows.StartRowAsync(ct);
                await rows.WriteAsync(index, Integer, ct);
                await rows.WriteAsync(++ordinal, Integer, ct);
                await rows.WriteAsync(_firstStream[index] + plan.StreamOf[place], Integer, ct);
                await rows.WriteAsync(plan.Nth[place], Integer, ct);
                await rows.WriteAsync(happened.Id, Uuid, ct);
                await rows.WriteAsync(happened.Type, Varchar, ct);
                await rows.WriteAsync(happened.ClrType, Varchar, ct);
                await rows.WriteAsync(happened.Data, Jsonb, ct);
                await rows.WriteAsync(AppendPlan.ToMicroseconds(happened.AssertedAt), TimestampTz, ct);
                await rows.WriteAsync(happened.Source, Varchar, ct);
                await rows.WriteAsync(plan.UserName(happened), Varchar, ct);
            }
        }

        await rows.CompleteAsync(ct);
    }
}
