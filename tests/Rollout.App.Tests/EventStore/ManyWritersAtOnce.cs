using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.EventStore;

public sealed class ManyWritersAtOnce(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private PostgresEventStore Store => new(database.App);

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Leave_dense_positions_dense_versions_and_rising_times()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(WriteAsync));

        Assert.Equal(8 * 60 * 3, await database.AskAsync("select count(*) from mt_events"));
        foreach (var tenant in new[] { Oakdale, Birch })
            await AssertDenseAsync(tenant);
    }

    /// <summary>Each with a stream of its own, at a node of its own: they meet at the district's head alone.</summary>
    [Fact]
    public async Task Knowing_their_versions_leave_dense_positions_and_rising_times()
    {
        await Store.Stored(Append(Oakdale, [.. Beginning(8)], [.. Beginning(8).Select(s => Fact(s.StreamId))]));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var version = 1; version <= 60; version++)
                await Store.Stored(Append(Oakdale, $"{writer}", ExpectedVersion.Exactly(version)));
        }));

        Assert.Equal(8 * 61, await database.AskAsync("select count(*) from mt_events"));
        await AssertDenseAsync(Oakdale);
    }

    [Fact]
    public async Task Expecting_the_same_version_let_exactly_one_through()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Store.AppendAsync(Append(Oakdale, "a", ExpectedVersion.Exactly(1)), default)));

        Assert.Single(outcomes.OfType<Appended>());
        Assert.Equal(7, outcomes.Count(o => o is Conflict { Actual: 2 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Saying_the_same_thing_record_it_once(bool knowTheVersion)
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));
        var same = Append(Oakdale, "a", knowTheVersion ? ExpectedVersion.Exactly(1) : ExpectedVersion.Any, 3);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? Store.AppendAsync(same, default)
            : AsOne(Store.AppendManyAsync([same], default))));

        Assert.Single(outcomes.OfType<Appended>());
        Assert.Equal(7, outcomes.OfType<Repeated>().Count());
        Assert.Equal(4, await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task Writing_bulks_and_single_appends_across_each_other_all_get_through()
    {
        string[] tenants = [Oakdale, Birch];
        var bulks = Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var i = 0; i < 25; i++)
            {
                var bulk = tenants.Select(t => AcrossStreams(t)).ToList();
                if ((writer + i) % 2 == 0)
                    bulk.Reverse();
                Assert.IsType<BulkOutcome.Appended>(await Store.AppendManyAsync(bulk, default));
            }
        });
        var singles = Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var i = 0; i < 50; i++)
                await Store.Stored(AcrossStreams(tenants[(writer + i) % 2]));
        });
        await Task.WhenAll([.. bulks, .. singles]);

        Assert.Equal(2 * 200 * 4, await database.AskAsync("select sum(pos)::bigint from es_tenant_head"));
        Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, Oakdale, default));
        // deadlocks would be retried and hide; the server counts them.
        Assert.Equal(0, await database.AskAsync(
            "select deadlocks from pg_stat_database where datname = current_database()"));
    }

    private async Task AssertDenseAsync(string tenant)
    {
        var events = await Store.AllOf(tenant);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Position));
        Assert.All(events.GroupBy(e => e.StreamId), stream =>
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(n => (long)n), stream.Select(e => e.Version)));
        Assert.Equal(events.Select(e => e.LoggedAt).Order(), events.Select(e => e.LoggedAt));
        Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, tenant, default));
    }

    private static IEnumerable<StreamTarget> Beginning(int streams) =>
        Enumerable.Range(0, streams).Select(n => new StreamTarget($"{n}", "school", ExpectedVersion.NoStream));

    private static TenantAppend AcrossStreams(string tenant) => Append(
        tenant,
        [.. "dacb".Select(s => new StreamTarget($"{s}", "school", ExpectedVersion.Any))],
        [.. "bacd".Select(s => Fact($"{s}"))]);

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; i < 60; i++)
        {
            var tenant = (writer + i) % 3 == 0 ? Birch : Oakdale;
            await Store.Stored(Append(tenant, $"{i % 4}", ExpectedVersion.Any, 3));
        }
    }

    private static async Task<AppendOutcome> AsOne(Task<BulkOutcome> bulk) => await bulk switch
    {
        BulkOutcome.Appended appended => appended.Appends[0],
        BulkOutcome.Repeated repeated => repeated.Appends[0],
        BulkOutcome.Refused refused => refused.Reason,
        var other => throw new System.Diagnostics.UnreachableException($"{other}"),
    };
}
