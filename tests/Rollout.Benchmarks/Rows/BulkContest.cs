using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>A bulk append against a plain binary COPY of the rows it leaves: streams, events, histories and the head.</summary>
internal sealed class BulkContest : IContest
{
    private const string Tenant = "oakdale";

    private readonly BenchDatabase _database;
    private readonly PostgresEventStore _store;
    private readonly TenantAppend _bulk;
    private readonly List<(string Stream, long Version)> _streams;
    private readonly List<(string Stream, int Part, long Version, string Facts)> _parts;

    private BulkContest(BenchDatabase database, TenantAppend bulk, List<(string, int, long, string)> parts)
    {
        (_database, _store, _bulk, _parts) = (database, new(database.Source), bulk, parts);
        _streams = [.. _parts.GroupBy(part => part.Stream).Select(s => (s.Key, s.Max(part => part.Version)))];
    }

    internal static async Task<IContest> PrepareAsync(Size size)
    {
        var database = await BenchDatabase.CreateAsync();
        var bulk = Invented.District(Tenant, size.Of(10_000), 100);
        await new PostgresEventStore(database.Source).AppendManyAsync([bulk], default);
        await using var command = database.Source.CreateCommand("select stream_id, part, version, facts from es_history");
        await using var row = await command.ExecuteReaderAsync();
        var parts = new List<(string, int, long, string)>();
        while (await row.ReadAsync())
            parts.Add((row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetString(3)));
        return new BulkContest(database, bulk, parts);
    }

    public Task<Sample> OursAsync() => TimedAsync(() => _store.AppendManyAsync([_bulk], default));

    public async Task<Sample?> FloorAsync() => await TimedAsync(CopyAsync);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<Sample> TimedAsync(Func<Task> work)
    {
        await _database.RunAsync("truncate mt_streams, mt_events, es_tenant_head, es_history");
        await _database.SettleAsync();
        var began = Stopwatch.GetTimestamp();
        await work();
        return new(_bulk.Events.Count / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private async Task CopyAsync()
    {
        await using var connection = await _database.HoldAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyStreamsAsync(connection);
        await CopyEventsAsync(connection);
        await CopyHistoriesAsync(connection);
        await using var head = new NpgsqlCommand(
            $"insert into es_tenant_head (tenant_id, pos, last_ts) values ('{Tenant}', {_bulk.Events.Count}, clock_timestamp())", connection);
        await head.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private async Task CopyStreamsAsync(NpgsqlConnection connection)
    {
        await using var rows = await connection.BeginBinaryImportAsync("copy mt_streams (tenant_id, id, type, version) from stdin (format binary)");
        foreach (var (stream, version) in _streams)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(Tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(stream, NpgsqlDbType.Varchar);
            await rows.WriteAsync("rollout", NpgsqlDbType.Varchar);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
        }

        await rows.CompleteAsync();
    }

    private async Task CopyEventsAsync(NpgsqlConnection connection)
    {
        var (now, versions) = (DateTimeOffset.UtcNow, new Dictionary<string, long>());
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name) from stdin (format binary)");
        foreach (var (index, happened) in _bulk.Events.Index())
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(index + 1L, NpgsqlDbType.Bigint);
            await rows.WriteAsync(happened.Id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(happened.StreamId, NpgsqlDbType.Varchar);
            await rows.WriteAsync(versions[happened.StreamId] = versions.GetValueOrDefault(happened.StreamId) + 1, NpgsqlDbType.Bigint);
            await rows.WriteAsync(happened.Data, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(happened.Type, NpgsqlDbType.Varchar);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(Tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(happened.ClrType, NpgsqlDbType.Varchar);
            await rows.WriteAsync("request", NpgsqlDbType.Varchar);
            await rows.WriteAsync("command", NpgsqlDbType.Varchar);
            await rows.WriteAsync($"{{\"pos\": {index + 1}}}", NpgsqlDbType.Jsonb);
            await rows.WriteAsync("operator:bench", NpgsqlDbType.Varchar);
        }

        await rows.CompleteAsync();
    }

    private async Task CopyHistoriesAsync(NpgsqlConnection connection)
    {
        await using var rows = await connection.BeginBinaryImportAsync("copy es_history (tenant_id, stream_id, part, version, facts) from stdin (format binary)");
        foreach (var (stream, part, version, facts) in _parts)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(Tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(stream, NpgsqlDbType.Varchar);
            await rows.WriteAsync(part, NpgsqlDbType.Integer);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
            await rows.WriteAsync(facts, NpgsqlDbType.Text);
        }

        await rows.CompleteAsync();
    }
}
