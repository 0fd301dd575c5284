using Rollout.App.Reading;
using Rollout.App.Tests.Cli;
using Rollout.EventStore;

namespace Rollout.App.Tests.Web;

/// <summary>What is read and assessed, and how often; what stays in memory, and how much.</summary>
public sealed class KeepingAnswers(FreshDatabase database) : AnInventedDistrict(database)
{
    private static readonly CoordinateRequest Today = new();

    [Fact]
    public async Task Reads_and_assesses_once_for_all_who_ask_at_the_same_time()
    {
        var (log, reader) = Kept(together: 20);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(reader)));

        Assert.Equal(1, log.WholeReadings);
        Assert.Single(answers.Select(answer => answer.Board!.Schools).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task Reads_after_a_write_only_what_was_written_and_shares_the_rest()
    {
        var (log, reader) = Kept();
        var before = (await AskAsync(reader)).History!;
        await ImportEventsAsync(Invented.CheckedIn("2026-11-19", AnId(1)));

        var after = (await AskAsync(reader)).History!;

        Assert.Equal((1, 1), (log.WholeReadings, log.LaterReadings));
        Assert.Equal(before.Head + 1, after.Head);
        Assert.Same(before.Rollouts[new(Invented.Pine)], after.Rollouts[new(Invented.Pine)]);
        Assert.Equal(before.Rollouts[new(Invented.Oak)].Events.Count + 1, after.Rollouts[new(Invented.Oak)].Events.Count);
    }

    [Fact]
    public async Task Reads_the_whole_again_when_more_was_written_than_is_worth_following()
    {
        var (log, reader) = Kept();
        await AskAsync(reader);
        await ImportEventsAsync([.. Enumerable.Range(1, 1_200).Select(n => Invented.CheckedIn("2026-11-19", AnId(n)))]);

        var after = (await AskAsync(reader)).History!;

        Assert.Equal(2, log.WholeReadings);
        Assert.Equal(await StoredAsync(), after.Head);
    }

    [Fact]
    public async Task Keeps_nothing_of_what_is_not_there()
    {
        var (log, reader) = Kept();
        for (var n = 0; n < 3; n++)
            Assert.Equal("unknown-initiative", (await reader.AskAsync(new(Invented.District), new("none"), Today, CancellationToken.None)).Refusal!.Code);

        Assert.Equal(3, log.WholeReadings);
    }

    [Fact]
    public void Lets_go_of_what_was_asked_for_longest_ago_when_it_weighs_too_much()
    {
        var kept = new Kept<string, string>(10);
        foreach (var (key, weight) in new[] { ("a", 4), ("b", 4), ("a", 4), ("c", 4) })
            kept.GetOrAdd(key, weight, () => key, out _);

        Assert.Equal((true, false, true, 8), (kept.TryGet("a", out _), kept.TryGet("b", out _), kept.TryGet("c", out _), kept.Weight));
        kept.Set("a", "A", 9);
        Assert.Equal((true, false, 9), (kept.TryGet("a", out _), kept.TryGet("c", out _), kept.Weight));
        kept.Remove("a");
        Assert.Equal(0, kept.Weight);
    }

    private (CountedLog Log, BoardReader Reader) Kept(int together = 1)
    {
        var log = new CountedLog(new PostgresEventStore(Database.App), together);
        return (log, new(log, new StandingClock(DateTimeOffset.UtcNow.AddMinutes(5)), new KeptBoards(log)));
    }

    private static Task<BoardAnswer> AskAsync(BoardReader reader) =>
        reader.AskAsync(new(Invented.District), new("pl"), Today, CancellationToken.None);

    private sealed class CountedLog(IEventStore log, int together) : IEventStore
    {
        private readonly TaskCompletionSource _allAsked = new();
        private int _asked;
        private int _wholeReadings;
        private int _laterReadings;

        internal int WholeReadings => _wholeReadings;

        internal int LaterReadings => _laterReadings;

        public Task<AppendOutcome> AppendAsync(TenantAppend append, CancellationToken ct) => log.AppendAsync(append, ct);

        public Task<BulkOutcome> AppendManyAsync(IReadOnlyList<TenantAppend> appends, CancellationToken ct) => log.AppendManyAsync(appends, ct);

        public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string streamId, long afterVersion, CancellationToken ct) =>
            log.ReadStreamAsync(tenant, streamId, afterVersion, ct);

        public IAsyncEnumerable<StoredEvent> ReadTenantAsync(string tenant, long afterPosition, int? limit, CancellationToken ct)
        {
            Interlocked.Increment(ref _laterReadings);
            return log.ReadTenantAsync(tenant, afterPosition, limit, ct);
        }

        public async Task<long?> HeadAsync(string tenant, CancellationToken ct)
        {
            var head = await log.HeadAsync(tenant, ct);
            if (Interlocked.Increment(ref _asked) >= together)
                _allAsked.TrySetResult();
            await _allAsked.Task;
            return head;
        }

        public Task<IReadOnlyList<string>> TenantsAsync(CancellationToken ct) => log.TenantsAsync(ct);

        public Task<TenantHistories> ReadHistoriesAsync(
            string tenant, IReadOnlyCollection<string>? streamIds, IReadOnlyCollection<string>? prefixes, CancellationToken ct)
        {
            Interlocked.Increment(ref _wholeReadings);
            return log.ReadHistoriesAsync(tenant, streamIds, prefixes, ct);
        }

        public Task<IReadOnlyDictionary<Guid, string>> FindAsync(string tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            log.FindAsync(tenant, ids, ct);

        public Task<bool> IsStoredInTheEndAsync(string tenant, Guid id, CancellationToken ct) => log.IsStoredInTheEndAsync(tenant, id, ct);
    }
}
