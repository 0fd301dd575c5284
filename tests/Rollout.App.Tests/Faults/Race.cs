using Npgsql;
using Rollout.App.Tests.EventStore;
using Rollout.EventStore;
using Xunit.Abstractions;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.Faults;

/// <summary>Writers that append to many districts at once, some of it refused, some rolled back, some said twice.</summary>
internal sealed class Race(NpgsqlDataSource database, ITestOutputHelper output, int districts, int events, Action onAppended)
{
    private const int Streams = 100;

    private readonly PostgresEventStore _store = new(database);
    private readonly int _seed = Seed.Of(output);
    private int _claimed;
    private int _stored;
    private int _conflicts;
    private int _rolledBack;
    private int _repeated;

    public int Stored => _stored;

    public override string ToString() =>
        $"{_stored} events, {_conflicts} conflicts, {_rolledBack} rolled back, {_repeated} repeated";

    public Task RunAsync(int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(writer))));

    private async Task WriteAsync(int writer)
    {
        var random = new Random(unchecked((_seed * 31) + writer));
        while (Volatile.Read(ref _claimed) < events)
        {
            if (random.Next(20) == 0)
                await ConflictAsync(random);
            else if (districts > 1 && random.Next(20) == 0)
                await BulkAsync(random);
            else
                await SingleAsync(random);
            onAppended();
        }
    }

    private async Task SingleAsync(Random random)
    {
        var append = Append(random, $"{random.Next(districts)}", ExpectedVersion.Any);
        Assert.IsType<Appended>(await InTheEndAsync(() => _store.AppendAsync(append, default)));
        Interlocked.Add(ref _stored, append.Events.Count);
        if (random.Next(20) != 0)
            return;
        Assert.IsType<Repeated>(await InTheEndAsync(() => _store.AppendAsync(append, default)));
        Interlocked.Increment(ref _repeated);
    }

    private async Task BulkAsync(Random random)
    {
        var first = random.Next(districts);
        TenantAppend[] appends =
        [
            Append(random, $"{(first + 1) % districts}", ExpectedVersion.Any),
            Append(random, $"{first}", ExpectedVersion.Any),
        ];
        Assert.IsType<BulkOutcome.Appended>(await InTheEndAsync(() => _store.AppendManyAsync(appends, default)));
        Interlocked.Add(ref _stored, appends.Sum(append => append.Events.Count));
    }

    private async Task ConflictAsync(Random random)
    {
        var append = Append(random, $"{random.Next(districts)}", ExpectedVersion.Exactly(1_000_000));
        Assert.IsType<Conflict>(await InTheEndAsync(() => _store.AppendAsync(append, default)));
        Interlocked.Increment(ref _conflicts);
        Interlocked.Add(ref _claimed, -append.Events.Count);
    }

    private async Task<T> InTheEndAsync<T>(Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (PostgresException fault) when (fault.SqlState == "FT001" && attempt < 100)
            {
                Interlocked.Increment(ref _rolledBack);
            }
        }
    }

    private TenantAppend Append(Random random, string district, ExpectedVersion expected)
    {
        var append = Sample.Append(district, $"school/{random.Next(Streams)}", expected, random.Next(1, 32));
        Interlocked.Add(ref _claimed, append.Events.Count);
        return append;
    }
}
