using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using Npgsql;
using Rollout.App;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// Appends that come in at a given rate whether or not the ones before are answered, and a follower of the same process, told
/// after each. Measured is from an append's answer to the commit of its row in the follower's read model.
/// </summary>
internal sealed class FollowContest : IContest
{
    private const int Districts = 8;
    private const int Schools = 50;
    private const int PerSecond = 500;

    private readonly BenchDatabase _database;
    private readonly PostgresEventStore _store;
    private readonly SeenProjection _seen = new(ReadModels.All.Single());
    private readonly Random _random = new(500);
    private readonly TimeSpan _round;

    private FollowContest(BenchDatabase database, TimeSpan round) => (_database, _store, _round) = (database, new(database.App), round);

    internal static async Task<IContest> PrepareAsync(Size size)
    {
        var contest = new FollowContest(await BenchDatabase.CreateAsync(), size.Round * 2);
        foreach (var district in Enumerable.Range(0, Districts).Select(District))
            await contest._store.AppendManyAsync([Invented.District(district, Schools, 1)], default);
        await contest._database.SettleAsync();
        return contest;
    }

    public async Task<Sample> OursAsync()
    {
        using var stop = new CancellationTokenSource();
        using var follower = new Follower(_database.Projector, [_seen]);
        await follower.CatchUpAsync(null, default);
        var following = follower.RunAsync(outage => throw new InvalidOperationException("The database went away.", outage), stop.Token);

        var answered = await AppendAsync(follower);
        await AllAreSeenAsync(answered, following);
        await stop.CancelAsync();
        await following.ContinueWith(_ => { }, TaskScheduler.Default);

        // What was seen before the append's own answer arrived took no time at all.
        var latencies = answered.Select(a => Math.Max(0, Stopwatch.GetElapsedTime(a.Value, _seen.At[a.Key]).TotalMilliseconds)).Order().ToList();
        return new(latencies[latencies.Count / 2], latencies[latencies.Count * 99 / 100]);
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<ConcurrentDictionary<Guid, long>> AppendAsync(Follower follower)
    {
        var (answered, appends) = (new ConcurrentDictionary<Guid, long>(), new List<Task>());
        var (began, due) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        for (var n = 0; due < _round; n++)
        {
            due += TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / PerSecond);
            if (due - Stopwatch.GetElapsedTime(began) is var early && early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early);
            var (district, happened) = (District(n % Districts), Invented.Event(Invented.Stream(_random.Next(Schools)), n));
            appends.Add(Task.Run(() => AppendAsync(district, happened, answered, follower)));
        }

        await Task.WhenAll(appends);
        return answered;
    }

    private async Task AppendAsync(string district, NewEvent happened, ConcurrentDictionary<Guid, long> answered, Follower follower)
    {
        TenantAppend append = new(district, [new(happened.StreamId, "rollout", ExpectedVersion.Any)], [happened], "operator:bench", null, null);
        if (await _store.AppendAsync(append, default) is not AppendOutcome.Appended)
            throw new InvalidOperationException("An append of the benchmark was refused.");
        answered[happened.Id] = Stopwatch.GetTimestamp();
        follower.Signal();
    }

    private async Task AllAreSeenAsync(ConcurrentDictionary<Guid, long> answered, Task following)
    {
        var waited = Stopwatch.GetTimestamp();
        while (!answered.Keys.All(_seen.At.ContainsKey))
        {
            if (following.IsFaulted)
                await following;
            if (Stopwatch.GetElapsedTime(waited) > TimeSpan.FromMinutes(1))
                throw new TimeoutException("The follower did not see every event.");
            await Task.Delay(10);
        }
    }

    private static string District(int number) => $"99005{number:d2}";

    /// <summary>Notes when the page of each event was committed: the follower lets its connection go right after.</summary>
    private sealed class SeenProjection(IProjection model) : IProjection
    {
        internal ConcurrentDictionary<Guid, long> At { get; } = new();

        public string Name => model.Name;

        public IReadOnlyList<string> Tables => model.Tables;

        public string Key(StoredEvent happened) => model.Key(happened);

        public Task ApplyAsync(NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
        {
            connection.StateChange += OnClosed;
            return model.ApplyAsync(connection, tenant, events, ct);

            void OnClosed(object sender, StateChangeEventArgs change)
            {
                if (change.CurrentState != ConnectionState.Closed)
                    return;
                connection.StateChange -= OnClosed;
                var now = Stopwatch.GetTimestamp();
                foreach (var happened in events)
                    At.TryAdd(happened.Id, now);
            }
        }
    }
}
