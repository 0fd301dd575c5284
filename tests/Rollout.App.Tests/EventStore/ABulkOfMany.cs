using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

public sealed class ABulkOfMany(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Fact]
    public async Task Thousands_of_events_keeps_their_order_across_streams_and_districts()
    {
        var store = new PostgresEventStore(database.Source);
        TenantAppend[] bulk = [Interleaved(Oakdale, 30_000), Interleaved(Birch, 10_000)];

        Assert.IsType<BulkOutcome.Appended>(await store.AppendManyAsync(bulk, default));

        foreach (var append in bulk)
        {
            var events = await store.AllOf(append.Tenant);
            Assert.Equal(append.Events.Select(e => e.Id), events.Select(e => e.Id));
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Position));
            Assert.Equal(events.Select(e => e.SequenceId).Order(), events.Select(e => e.SequenceId));
            Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, append.Tenant, default));
        }
    }

    private static TenantAppend Interleaved(string tenant, int events) => Append(
        tenant,
        [.. Enumerable.Range(0, 700).Select(n => new StreamTarget($"school/{n}", "school", ExpectedVersion.NoStream))],
        [.. Enumerable.Range(0, events).Select(n => Fact($"school/{n * 7 % 700 + n % 7}"))]);
}
