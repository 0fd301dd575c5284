using System.Diagnostics;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>A bulk append, with the histories or without, against a plain binary COPY of the rows it leaves.</summary>
internal sealed class BulkContest : IContest
{
    private const string Tenant = "oakdale";

    private readonly BenchDatabase _database;
    private readonly PostgresEventStore _store;
    private readonly TenantAppend _bulk;
    private readonly PlainCopy _copy;
    private readonly List<(string, long)> _streams;
    private readonly List<HistoryPart> _parts;

    private BulkContest(BenchDatabase database, TenantAppend bulk, PlainCopy copy, List<HistoryPart> parts, bool keepsHistories)
    {
        (_database, _store, _bulk, _copy) = (database, new(database.App, keepsHistories), bulk, copy);
        (_streams, _parts) = (PlainCopy.StreamsOf(parts), keepsHistories ? parts : []);
    }

    internal static async Task<IContest> PrepareAsync(Size size, bool keepsHistories)
    {
        var database = await BenchDatabase.CreateAsync();
        var (bulk, copy) = (Invented.District(Tenant, size.Of(10_000), 100), new PlainCopy(database, Tenant));
        await new PostgresEventStore(database.App).AppendManyAsync([bulk], default);
        return new BulkContest(database, bulk, copy, await copy.PartsAsync(), keepsHistories);
    }

    public Task<Sample> OursAsync() => TimedAsync(() => _store.AppendManyAsync([_bulk], default));

    public async Task<Sample?> FloorAsync() => await TimedAsync(() => _copy.RunAsync(_bulk.Events, _streams, _parts));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<Sample> TimedAsync(Func<Task> work)
    {
        await _database.RunAsync("truncate mt_streams, mt_events, es_tenant_head, es_history");
        await _database.SettleAsync();
        var began = Stopwatch.GetTimestamp();
        await work();
        return new(_bulk.Events.Count / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
