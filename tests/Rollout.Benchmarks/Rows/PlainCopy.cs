using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>The floor of every load: a plain binary COPY of the rows it leaves, streams, events, histories and the head.</summary>
internal sealed class PlainCopy(BenchDatabase database, string tenant)
{
    internal async Task RunAsync(
        IReadOnlyCollection<NewEvent> events, IReadOnlyCollection<(string Stream, long Version)> streams, IReadOnlyCollection<HistoryPart> parts)
    {
        await using var connection = await database.HoldAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyStreamsAsync(connection, streams);
        await CopyEventsAsync(connection, events);
        await CopyHistoriesAsync(connection, parts);
        await using var head = new NpgsqlCommand(
            $"insert into es_tenant_head (tenant_id, pos, last_ts) values ('{tenant}', {events.Count}, clock_timestamp())", connection);
        await head.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>What the store made of an append, for the floor to leave as well.</summary>
    internal async Task<List<HistoryPart>> PartsAsync()
    {
        await using var command = database.Source.CreateCommand("select stream_id, part, version, facts from es_history where tenant_id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = tenant });
        await using var row = await command.ExecuteReaderAsync();
        var parts = new List<HistoryPart>();
        while (await row.ReadAsync())
            parts.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetString(3)));
        return parts;
    }

    internal static List<(string Stream, long Version)> StreamsOf(IEnumerable<HistoryPart> parts) =>
        [.. parts.GroupBy(part => part.Stream).Select(stream => (stream.Key, stream.Max(part => part.Version)))];

    // Foreign keys are checked as a copy ends, for a million events longer than Npgsql waits by itself.
    private static async Task<NpgsqlBinaryImporter> BeginAsync(NpgsqlConnection connection, string copy)
    {
        var rows = await connection.BeginBinaryImportAsync(copy);
        rows.Timeout = Timeout.InfiniteTimeSpan;
        return rows;
    }

    private async Task CopyStreamsAsync(NpgsqlConnection connection, IEnumerable<(string, long)> streams)
    {
        await using var rows = await BeginAsync(connection, "copy mt_streams (tenant_id, id, type, version) from stdin (format binary)");
        foreach (var (stream, version) in streams)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(stream, NpgsqlDbType.Varchar);
            await rows.WriteAsync("rollout", NpgsqlDbType.Varchar);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
        }

        await rows.CompleteAsync();
    }

    private async Task CopyEventsAsync(NpgsqlConnection connection, IEnumerable<NewEvent> events)
    {
        var (now, versions) = (DateTimeOffset.UtcNow, new Dictionary<string, long>());
        await using var rows = await BeginAsync(
            connection, "copy mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name) from stdin (format binary)");
        foreach (var (index, happened) in events.Index())
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(index + 1L, NpgsqlDbType.Bigint);
            await rows.WriteAsync(happened.Id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(happened.StreamId, NpgsqlDbType.Varchar);
            await rows.WriteAsync(versions[happened.StreamId] = versions.GetValueOrDefault(happened.StreamId) + 1, NpgsqlDbType.Bigint);
            await rows.WriteAsync(happened.Data, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(happened.Type, NpgsqlDbType.Varchar);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(happened.ClrType, NpgsqlDbType.Varchar);
            await rows.WriteAsync("request", NpgsqlDbType.Varchar);
            await rows.WriteAsync("command", NpgsqlDbType.Varchar);
            await rows.WriteAsync(Headers(index + 1, happened), NpgsqlDbType.Jsonb);
            await rows.WriteAsync(happened.UserName ?? "operator:bench", NpgsqlDbType.Varchar);
        }

        await rows.CompleteAsync();
    }

    private async Task CopyHistoriesAsync(NpgsqlConnection connection, IEnumerable<HistoryPart> parts)
    {
        await using var rows = await BeginAsync(connection, "copy es_history (tenant_id, stream_id, part, version, facts) from stdin (format binary)");
        foreach (var (stream, part, version, facts) in parts)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(stream, NpgsqlDbType.Varchar);
            await rows.WriteAsync(part, NpgsqlDbType.Integer);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
            await rows.WriteAsync(facts, NpgsqlDbType.Text);
        }

        await rows.CompleteAsync();
    }

    private static string Headers(int position, NewEvent happened) => happened is { AssertedAt: { } at, Source: { } source }
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"pos": {{position}}, "asserted": "{{at:O}}", "source": "{{source}}"}""")
        : $$"""{"pos": {{position}}}""";
}

/// <summary>A row of the histories.</summary>
internal sealed record HistoryPart(string Stream, int Part, long Version, string Facts);
