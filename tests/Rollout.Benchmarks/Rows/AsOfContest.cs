using System.Diagnostics;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Rollout.App;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// The board of a district of some 200,000 events at past coordinates: from the histories, against the same board today; or from the
/// events alone, against a bare read of them and the same fold.
/// </summary>
internal sealed class AsOfContest : IContest
{
    private static readonly DateOnly Today = new(2028, 5, 1);
    private static readonly DateOnly AYearAgo = new(2027, 5, 3);

    private readonly BenchDatabase _database;
    private readonly PostgresEventStore _store;
    private readonly BoardReader _boards;
    private readonly long _head;
    private readonly bool _isFromEvents;

    private AsOfContest(BenchDatabase database, long head, bool isFromEvents)
    {
        (_database, _store, _head, _isFromEvents) = (database, new(database.App), head, isFromEvents);
        _boards = new(_store, TimeProvider.System);
    }

    internal static async Task<IContest> PrepareAsync(Size size, bool isFromEvents)
    {
        var database = await BenchDatabase.CreateAsync();
        var append = InventedDistrict.ToAppend(size.Of(1_000), daysApart: 2);
        await new PostgresEventStore(database.App).AppendManyAsync([append], default);
        await database.RunAsync("vacuum analyze");
        return new AsOfContest(database, append.Events.Count, isFromEvents);
    }

    public Task<Sample> OursAsync() => _isFromEvents
        ? TimedAsync(async () => Assess(await ReplayAsync()))
        : TimedAsync(() => AskAsync(new(AYearAgo, Position: _head / 2)));

    public async Task<Sample?> FloorAsync() => _isFromEvents
        ? await TimedAsync(async () => Assess(await ReadAsync()))
        : await TimedAsync(() => AskAsync(new(Today)));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task<Sample> TimedAsync(Func<Task<Board>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        if ((await ask()).Schools.Count == 0)
            throw new InvalidOperationException("The board lacks schools.");
        return new(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task<Board> AskAsync(CoordinateRequest coordinates) =>
        (await _boards.AskAsync(InventedDistrict.Id, InventedDistrict.Initiative, coordinates, default)).Board!;

    private Board Assess(Dictionary<StreamId, List<Recorded>> logs)
    {
        StreamLog Log(StreamId id) => new(logs[id]);
        var history = new DistrictHistory(
            InventedDistrict.Id, InventedDistrict.Initiative, _head, Log(new StreamId.District()), Log(new StreamId.Initiative(InventedDistrict.Initiative)),
            logs.Keys.OfType<StreamId.School>().ToDictionary(id => id.Id, Log), logs.Keys.OfType<StreamId.Rollout>().ToDictionary(id => id.SchoolId, Log));
        var coordinates = new Coordinates(_head / 2, AYearAgo, DateTimeOffset.MaxValue, null, 1);
        return Board.Assess(DistrictFacts.At(history, coordinates.Cut), coordinates, RuleSet.Version1);
    }

    private async Task<Dictionary<StreamId, List<Recorded>>> ReplayAsync()
    {
        var logs = new Dictionary<StreamId, List<Recorded>>();
        await foreach (var e in _store.ReadTenantAsync(InventedDistrict.Id.Value, 0, null, default))
            Add(logs, StreamId.Parse(e.StreamId, null), new(e.Id, e.Position, e.LoggedAt, e.AssertedAt, e.Source, e.UserName, EventCodec.Decode(e.Type, Encoding.UTF8.GetBytes(e.Data))));
        return logs;
    }

    private async Task<Dictionary<StreamId, List<Recorded>>> ReadAsync()
    {
        await using var connection = await _database.HoldAsync();
        await using var read = new NpgsqlCommand(BenchDatabase.Floor("read-tenant"), connection) { CommandTimeout = 0 };
        read.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = InventedDistrict.Id.Value });
        await using var row = await read.ExecuteReaderAsync();
        var (logs, position) = (new Dictionary<StreamId, List<Recorded>>(), 0L);
        while (await row.ReadAsync())
            Add(logs, StreamId.Parse(row.GetString(0), null), new(row.GetGuid(2), ++position, row.GetFieldValue<DateTimeOffset>(4), null, null, row.GetString(6), EventCodec.Decode(row.GetString(5), Encoding.UTF8.GetBytes(row.GetString(7)))));
        return logs;
    }

    private static void Add(Dictionary<StreamId, List<Recorded>> logs, StreamId stream, Recorded recorded)
    {
        if (!logs.TryGetValue(stream, out var log))
            logs[stream] = log = [];
        log.Add(recorded);
    }
}
