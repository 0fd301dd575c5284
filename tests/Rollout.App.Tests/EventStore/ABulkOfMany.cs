using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

public sealed class ABulkOfMany(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Fact]
    public async Task Thousands_of_events_keeps_their_order_across_streams_and_districts()
    {
        var store = new PostgresEventStore(database.App);
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

    public static TheoryData<DateTimeOffset?, string?> Headers => new()
    {
        { null, null },
        { new(2025, 3, 4, 5, 6, 7, 8, 9, TimeSpan.FromHours(-6)), null },
        { null, "an earlier system" },
        { DateTimeOffset.UnixEpoch, "\"quoted\" \\ \b\f\n\r\t\u0001 </é\u2028😀>" },
        { DateTimeOffset.MaxValue, "" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Writes_the_headers_of_a_single_append(DateTimeOffset? asserted, string? source)
    {
        var store = new PostgresEventStore(database.App);
        var (one, other) = ($"one-{Guid.NewGuid()}", $"other-{Guid.NewGuid()}");
        var fact = Fact("s") with { AssertedAt = asserted, Source = source };
        var append = Append(one, [new("s", "school", ExpectedVersion.NoStream)], [fact]);

        await store.Stored(append);
        Assert.IsType<BulkOutcome.Appended>(await store.AppendManyAsync([append with { Tenant = other }], default));

        Assert.Equal(await HeadersOf(one), await HeadersOf(other));

        async Task<object?> HeadersOf(string tenant)
        {
            await using var command = database.Source.CreateCommand($"select headers::text from mt_events where tenant_id = '{tenant}'");
            return await command.ExecuteScalarAsync();
        }
    }

    private static TenantAppend Interleaved(string tenant, int events) => Append(
        tenant,
        [.. Enumerable.Range(0, 700).Select(n => new StreamTarget($"school/{n}", "school", ExpectedVersion.NoStream))],
        [.. Enumerable.Range(0, events).Select(n => Fact($"school/{n * 7 % 700 + n % 7}"))]);
}
