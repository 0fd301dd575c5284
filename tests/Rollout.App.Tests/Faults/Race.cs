using System.Collections.Concurrent;
using Npgsql;
using Rollout.App.Tests.EventStore;
using Rollout.EventStore;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// Writers that append to many districts at once by way of several nodes, half of it to one hot district: some refused,
/// some rolled back, some said twice. What each was answered is kept and compared with the log.
/// </summary>
internal sealed class Race(IReadOnlyList<PostgresEventStore> nodes, int seed, int districts, int events, Action onAppended)
{
    private const int Streams = 100;

    private readonly ConcurrentDictionary<(string, string), long> _versions = new();
    private readonly ConcurrentBag<(TenantAppend Append, AppendOutcome Outcome)> _answers = [];
    private int _claimed;
    private int _stored;
    private int _rolledBack;

    public int Stored => _stored;

    public int Answers => _answers.Count;

    /// <summary>Conflicts, and appends whose transaction was rolled back.</summary>
    public int Failures => _rolledBack + _answers.Count(answer => answer.Outcome is Conflict);

    /// <summary>The districts of this race begin so, and no other race's do.</summary>
    public string Prefix => $"{districts}-";

    public string HotDistrict => $"{Prefix}0";

    public override string ToString() =>
        $"{_stored} events, {_answers.Count} answers, {_answers.Count(answer => answer.Outcome is Conflict)} conflicts, " +
        $"{_rolledBack} rolled back, {_answers.Count(answer => answer.Outcome is Repeated)} repeated";

    public Task RunAsync(int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(writer))));

    /// <summary>Each was told what became of its own append, and the log holds nothing that nobody was told of.</summary>
    public void AgreesWith(IReadOnlyList<LoggedEvent> log)
    {
        var logged = log.ToDictionary(happened => happened.Id);
        foreach (var (append, outcome) in _answers)
        {
            var found = append.Events.Where(happened => logged.ContainsKey(happened.Id)).Select(happened => logged[happened.Id]).ToList();
            switch (outcome)
            {
                case Appended told:
                    Assert.Equal(append.Events.Count, found.Count);
                    Assert.Equal(told, told with { LastPosition = found.Max(e => e.Position), RecordedAt = found.Max(e => e.RecordedAt) });
                    Assert.Equal(told.Versions.Single(), KeyValuePair.Create(found[0].Stream, found.Max(e => e.Version)));
                    break;
                case Repeated told:
                    Assert.Equal(append.Events.Count, found.Count);
                    Assert.Equal((found.Max(e => e.Position), found.Max(e => e.RecordedAt)), (told.LastPosition, told.RecordedAt));
                    break;
                case Conflict told:
                    Assert.Empty(found);
                    Assert.NotEqual(told.Expected, ExpectedVersion.Exactly(told.Actual));
                    break;
                default:
                    Assert.Fail($"{outcome}");
                    break;
            }
        }

        Assert.Equal(log.Count, _answers.Where(answer => answer.Outcome is Appended).Sum(answer => answer.Append.Events.Count));
    }

    private async Task WriteAsync(int writer)
    {
        var random = new Random(unchecked((seed * 31) + writer));
        while (Volatile.Read(ref _claimed) < events)
        {
            await (random.Next(100) switch
            {
                < 7 => ConflictAsync(random),
                < 12 when districts > 1 => BulkAsync(random),
                < 25 => TwiceAsync(random),
                < 40 => ExactlyAsync(random),
                _ => SingleAsync(random),
            });
            onAppended();
        }
    }

    private async Task SingleAsync(Random random)
    {
        var append = Append(random, ADistrict(random), ExpectedVersion.Any);
        Assert.IsType<Appended>(await AnswerAsync(ANode(random), append));
    }

    /// <summary>At the same time, on the same node or on two: one of both is the repeat.</summary>
    private async Task TwiceAsync(Random random)
    {
        var append = Append(random, ADistrict(random), ExpectedVersion.Any);
        var both = await Task.WhenAll(AnswerAsync(ANode(random), append), AnswerAsync(ANode(random), append));
        Assert.Single(both.OfType<Appended>());
        Assert.Single(both.OfType<Repeated>());
    }

    /// <summary>After the last version anybody was told of, unless another was quicker.</summary>
    private async Task ExactlyAsync(Random random)
    {
        var append = Append(random, ADistrict(random), ExpectedVersion.Any);
        var stream = append.Streams[0];
        var version = _versions.GetValueOrDefault((append.Tenant, stream.StreamId));
        var exact = append with { Streams = [stream with { Expected = ExpectedVersion.Exactly(version) }] };
        if (await AnswerAsync(ANode(random), exact) is not Appended)
            Interlocked.Add(ref _claimed, -append.Events.Count);
    }

    private async Task ConflictAsync(Random random)
    {
        var append = Append(random, ADistrict(random), ExpectedVersion.Exactly(1_000_000));
        Assert.IsType<Conflict>(await AnswerAsync(ANode(random), append));
        Interlocked.Add(ref _claimed, -append.Events.Count);
    }

    private async Task BulkAsync(Random random)
    {
        var first = random.Next(districts);
        TenantAppend[] appends =
        [
            Append(random, $"{Prefix}{(first + 1) % districts}", ExpectedVersion.Any),
            Append(random, $"{Prefix}{first}", ExpectedVersion.Any),
        ];
        var node = ANode(random);
        var bulk = Assert.IsType<BulkOutcome.Appended>(await InTheEndAsync(() => node.AppendManyAsync(appends, default)));
        foreach (var (append, outcome) in appends.Zip(bulk.Appends))
            Keep(append, outcome);
    }

    private async Task<AppendOutcome> AnswerAsync(PostgresEventStore node, TenantAppend append)
    {
        var outcome = await InTheEndAsync(() => node.AppendAsync(append, default));
        Keep(append, outcome);
        return outcome;
    }

    private void Keep(TenantAppend append, AppendOutcome outcome)
    {
        _answers.Add((append, outcome));
        if (outcome is not Appended appended)
            return;
        Interlocked.Add(ref _stored, append.Events.Count);
        foreach (var (stream, version) in appended.Versions)
            _versions.AddOrUpdate((append.Tenant, stream), version, (_, known) => Math.Max(known, version));
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

    private PostgresEventStore ANode(Random random) => nodes[random.Next(nodes.Count)];

    private string ADistrict(Random random) => random.Next(2) == 0 ? HotDistrict : $"{Prefix}{random.Next(districts)}";

    private TenantAppend Append(Random random, string district, ExpectedVersion expected)
    {
        var append = Sample.Append(district, $"school/9900002{random.Next(Streams):d5}", expected, random.Next(1, 32));
        Interlocked.Add(ref _claimed, append.Events.Count);
        return append;
    }
}
