using Rollout.EventStore;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.EventStore;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task A_bulk_records_several_districts_at_once()
    {
        await Store.Stored(Append(Oakdale, "b", ExpectedVersion.NoStream));
        var oakdale = Append(
            Oakdale,
            [new("b", "school", ExpectedVersion.Exactly(1)), new("a", "school", ExpectedVersion.Any)],
            [Fact("b"), Fact("a"), Fact("b")]);

        var outcome = await Store.AppendManyAsync([oakdale, Append(Birch, "a", ExpectedVersion.NoStream, 2)], default);

        var appended = Assert.IsType<BulkOutcome.Appended>(outcome).Appends;
        Assert.Equal([4, 2], appended.Select(a => a.LastPosition));
        Assert.Equal(new Dictionary<string, long> { ["a"] = 1, ["b"] = 3 }, appended[0].Versions);
        Assert.Equal(["b1", "b2", "a1", "b3"], (await Store.AllOf(Oakdale)).Select(e => $"{e.StreamId}{e.Version}"));
        Assert.Equal([1, 2, 3, 4], (await Store.AllOf(Oakdale)).Select(e => e.Position));
        Assert.All((await Store.AllOf(Birch)), e => Assert.Equal(appended[1].RecordedAt, e.LoggedAt));
    }

    [Fact]
    public async Task A_bulk_writes_the_same_history_as_single_appends()
    {
        var fact = Fact("s", data: """{"b":1,"a":[true,null]}""") with
        {
            AssertedAt = DateTimeOffset.UnixEpoch,
            Source = "x",
            UserName = "ben",
        };
        var append = Append(Oakdale, [new("s", "school", ExpectedVersion.NoStream)], [fact, Fact("s")]);
        var one = await Store.Stored(append);
        var other = await Store.AppendManyAsync([append with { Tenant = Birch }], default);
        var bulk = Assert.IsType<BulkOutcome.Appended>(other).Appends[0];

        Assert.Equal(
            await Facts(Oakdale, one.RecordedAt),
            await Facts(Birch, bulk.RecordedAt));

        async Task<string> Facts(string tenant, DateTimeOffset recorded) =>
            Assert.Single((await Store.ReadHistoriesAsync(tenant, null, null, default)).Streams).Facts
                .Replace(recorded.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"), "then");
    }

    [Fact]
    public async Task One_conflict_in_a_bulk_stores_nothing_anywhere()
    {
        await Store.Stored(Append(Birch, "a", ExpectedVersion.NoStream));

        var outcome = await Store.AppendManyAsync(
            [Append(Oakdale, "a", ExpectedVersion.NoStream), Append(Birch, "a", ExpectedVersion.Exactly(4))], default);

        Assert.Equal(new BulkOutcome.Refused(Birch, new Conflict("a", ExpectedVersion.Exactly(4), 1)), outcome);
        Assert.Null(await Store.HeadAsync(Oakdale, default));
        Assert.Equal(1, await Store.HeadAsync(Birch, default));
    }

    [Fact]
    public async Task A_bulk_expects_versions_as_a_single_append_does()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));

        Assert.IsType<Conflict>(await Reason("a", ExpectedVersion.NoStream));
        Assert.IsType<Conflict>(await Reason("b", ExpectedVersion.StreamExists));
        Assert.IsType<Conflict>(await Reason("b", ExpectedVersion.Exactly(1)));
        Assert.IsType<BulkOutcome.Appended>(await Bulk("a", ExpectedVersion.StreamExists));
        Assert.IsType<BulkOutcome.Appended>(await Bulk("b", ExpectedVersion.Any));
        Assert.Equal(3, await Store.HeadAsync(Oakdale, default));

        Task<BulkOutcome> Bulk(string stream, ExpectedVersion expected) =>
            Store.AppendManyAsync([Append(Oakdale, stream, expected)], default);
        async Task<AppendOutcome> Reason(string stream, ExpectedVersion expected) =>
            Assert.IsType<BulkOutcome.Refused>(await Bulk(stream, expected)).Reason;
    }

    [Fact]
    public async Task A_repeated_bulk_answers_as_the_first_time()
    {
        TenantAppend[] bulk = [Append(Oakdale, "a", ExpectedVersion.NoStream, 2), Append(Birch, "a", ExpectedVersion.NoStream)];
        var first = Assert.IsType<BulkOutcome.Appended>(await Store.AppendManyAsync(bulk, default));

        var again = Assert.IsType<BulkOutcome.Repeated>(await Store.AppendManyAsync(bulk, default));

        Assert.Equal(
            first.Appends.Select(a => (a.LastPosition, a.RecordedAt)),
            again.Appends.Select(a => (a.LastPosition, a.RecordedAt)));
        Assert.Equal(2, await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task A_bulk_of_which_one_district_is_known_is_partly_repeated()
    {
        var known = Append(Birch, "a", ExpectedVersion.NoStream, 2);
        await Store.Stored(known);

        var outcome = await Store.AppendManyAsync([Append(Oakdale, "a", ExpectedVersion.NoStream), known], default);

        var refused = Assert.IsType<BulkOutcome.Refused>(outcome);
        Assert.Equal(Birch, refused.Tenant);
        Assert.Equal(known.Events.Select(e => e.Id), Assert.IsType<PartlyRepeated>(refused.Reason).Known);
        Assert.Null(await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task A_bulk_that_expects_no_version_is_known_by_its_ids()
    {
        var known = Append(Birch, "a", ExpectedVersion.Any, 2);
        var first = await Store.Stored(known);
        var mixed = Append(Birch, [new("b", "school", ExpectedVersion.Any)], [Fact("b"), known.Events[1] with { StreamId = "b" }]);

        var again = Assert.IsType<BulkOutcome.Repeated>(await Store.AppendManyAsync([known], default));
        var refused = Assert.IsType<BulkOutcome.Refused>(await Store.AppendManyAsync([mixed], default));

        Assert.Equal((first.LastPosition, first.RecordedAt), (again.Appends[0].LastPosition, again.Appends[0].RecordedAt));
        Assert.Equal([known.Events[1].Id], Assert.IsType<PartlyRepeated>(refused.Reason).Known);
        Assert.Equal(2, await Store.HeadAsync(Birch, default));
    }

    [Fact]
    public async Task Known_ids_in_a_bulk_come_before_a_conflict()
    {
        var known = Append(Birch, "a", ExpectedVersion.NoStream);
        await Store.Stored(known);
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));

        var outcome = await Store.AppendManyAsync([Append(Oakdale, "a", ExpectedVersion.NoStream), known], default);

        var refused = Assert.IsType<BulkOutcome.Refused>(outcome);
        Assert.Equal(Birch, refused.Tenant);
        Assert.Equal([known.Events[0].Id], Assert.IsType<PartlyRepeated>(refused.Reason).Known);
    }

    [Fact]
    public async Task An_unknown_district_in_a_bulk_stores_nothing_anywhere()
    {
        var unknown = Append(Birch, "a", ExpectedVersion.NoStream) with { RegistersTenant = false };

        var outcome = await Store.AppendManyAsync([Append(Oakdale, "a", ExpectedVersion.NoStream), unknown], default);

        Assert.Equal(new BulkOutcome.Refused(Birch, new UnknownTenant(Birch)), outcome);
        Assert.Empty(await Store.TenantsAsync(default));
    }

    [Fact]
    public async Task A_district_named_twice_in_a_bulk_is_a_fault_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendManyAsync(
            [Append(Oakdale, "a", ExpectedVersion.Any), Append(Oakdale, "b", ExpectedVersion.Any)], default));
}
