using Rollout.EventStore;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.EventStore;

/// <summary>What every event store keeps, whatever it is made of. Reading is in the other part.</summary>
public abstract partial class EventStoreContract
{
    protected abstract IEventStore Store { get; }

    [Fact]
    public async Task The_first_append_begins_the_district_and_the_stream_at_one()
    {
        var appended = await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2));

        Assert.Equal(2, appended.LastPosition);
        Assert.Equal(2, appended.Versions["school/1"]);
        Assert.Equal(2, await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task A_new_stream_is_refused_where_one_exists()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 3));

        var outcome = await Store.AppendAsync(Append(Oakdale, "school/1", ExpectedVersion.NoStream), default);

        Assert.Equal(new Conflict("school/1", ExpectedVersion.NoStream, 3), outcome);
    }

    [Fact]
    public async Task An_exact_version_is_the_one_before_the_append()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Exactly(0), events: 2));

        var appended = await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Exactly(2)));

        Assert.Equal(3, appended.Versions["school/1"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_exact_version_is_a_conflict_that_names_the_actual_one(long believed)
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2));

        var outcome = await Store.AppendAsync(
            Append(Oakdale, "school/1", ExpectedVersion.Exactly(believed)), default);

        Assert.Equal(new Conflict("school/1", ExpectedVersion.Exactly(believed), 2), outcome);
    }

    [Fact]
    public async Task An_existing_stream_is_required_when_it_is_expected()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream));

        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.StreamExists));
        var outcome = await Store.AppendAsync(Append(Oakdale, "school/2", ExpectedVersion.StreamExists), default);

        Assert.Equal(new Conflict("school/2", ExpectedVersion.StreamExists, 0), outcome);
    }

    [Fact]
    public async Task Any_version_takes_a_new_stream_and_an_old_one()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Any));

        var appended = await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Any));

        Assert.Equal(2, appended.Versions["school/1"]);
    }

    [Fact]
    public async Task An_unset_version_is_a_fault_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.AppendAsync(Append(Oakdale, "school/1", default(ExpectedVersion)), default));

    [Fact]
    public async Task A_stream_without_events_or_an_event_without_stream_is_a_fault_of_the_caller()
    {
        StreamTarget named = new("school/1", "school", ExpectedVersion.Any);

        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.AppendAsync(Append(Oakdale, [named], [Fact("school/2")]), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(
            Append(Oakdale, [named, named with { StreamId = "school/2" }], [Fact("school/1")]), default));
    }

    [Fact]
    public async Task A_refused_append_leaves_no_hole_in_the_positions()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2));
        await Store.AppendAsync(Append(Oakdale, "school/1", ExpectedVersion.Exactly(7), events: 5), default);
        await Store.Stored(Append(Oakdale, "school/2", ExpectedVersion.NoStream, events: 2));

        var events = await Store.AllOf(Oakdale);

        Assert.Equal([1, 2, 3, 4], events.Select(e => e.Position));
        Assert.Equal([1, 2, 1, 2], events.Select(e => e.Version));
    }

    [Fact]
    public async Task A_repeated_append_answers_as_the_first_time_and_stores_nothing()
    {
        var append = Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2);
        var first = await Store.Stored(append);
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Any));

        var again = Assert.IsType<Repeated>(await Store.AppendAsync(append, default));

        Assert.Equal((first.LastPosition, first.RecordedAt), (again.LastPosition, again.RecordedAt));
        Assert.Equal(first.Versions, again.Versions);
        Assert.Equal(3, await Store.HeadAsync(Oakdale, default));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(9)]
    public async Task A_repeat_is_known_whatever_version_is_expected(long expected)
    {
        var known = Append(Oakdale, "school/1", ExpectedVersion.NoStream);
        await Store.Stored(known);

        var outcome = await Store.AppendAsync(
            known with { Streams = [known.Streams[0] with { Expected = Expecting(expected) }] }, default);

        Assert.IsType<Repeated>(outcome);
        Assert.Equal(1, await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task A_partly_repeated_append_names_the_known_ids_and_stores_nothing()
    {
        var known = Append(Oakdale, "school/1", ExpectedVersion.NoStream);
        await Store.Stored(known);

        var outcome = await Store.AppendAsync(
            known with { Events = [Fact("school/1"), known.Events[0]] }, default);

        Assert.Equal([known.Events[0].Id], Assert.IsType<PartlyRepeated>(outcome).Known);
        Assert.Equal(1, await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task What_is_stored_in_the_end_is_what_was_appended()
    {
        var append = Append(Oakdale, "school/1", ExpectedVersion.NoStream);
        Assert.False(await Store.IsStoredInTheEndAsync(Oakdale, append.Events[0].Id, default));
        await Store.Stored(append);

        Assert.True(await Store.IsStoredInTheEndAsync(Oakdale, append.Events[0].Id, default));
        Assert.False(await Store.IsStoredInTheEndAsync(Birch, append.Events[0].Id, default));
    }

    [Fact]
    public async Task The_same_event_id_in_another_district_is_another_event()
    {
        var append = Append(Oakdale, "school/1", ExpectedVersion.NoStream);
        await Store.Stored(append);

        await Store.Stored(append with { Tenant = Birch });

        Assert.Equal(1, await Store.HeadAsync(Birch, default));
    }

    [Fact]
    public async Task Several_streams_are_appended_together_in_the_order_said()
    {
        await Store.Stored(Append(Oakdale, "b", ExpectedVersion.NoStream));

        var appended = await Store.Stored(Append(
            Oakdale,
            [new("b", "school", ExpectedVersion.Exactly(1)), new("a", "school", ExpectedVersion.NoStream)],
            [Fact("b"), Fact("a"), Fact("b"), Fact("a")]));

        Assert.Equal(new Dictionary<string, long> { ["a"] = 2, ["b"] = 3 }, appended.Versions);
        Assert.Equal(["b1", "b2", "a1", "b3", "a2"], (await Store.AllOf(Oakdale)).Select(e => $"{e.StreamId}{e.Version}"));
    }

    [Fact]
    public async Task One_conflicting_stream_refuses_all_and_the_first_by_id_is_named()
    {
        await Store.Stored(Append(Oakdale, "b", ExpectedVersion.NoStream));

        var outcome = await Store.AppendAsync(
            Append(
                Oakdale,
                [new("c", "school", ExpectedVersion.StreamExists), new("b", "school", ExpectedVersion.NoStream),
                    new("a", "school", ExpectedVersion.NoStream)],
                [Fact("c"), Fact("b"), Fact("a")]),
            default);

        Assert.Equal(new Conflict("b", ExpectedVersion.NoStream, 1), outcome);
        Assert.Empty(await Store.StreamOf(Oakdale, "a"));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(4)]
    public async Task An_unknown_district_is_said_so_whatever_version_is_expected(long expected)
    {
        var append = Append(Oakdale, "school/1", Expecting(expected)) with { RegistersTenant = false };

        Assert.Equal(new UnknownTenant(Oakdale), await Store.AppendAsync(append, default));
        Assert.Null(await Store.HeadAsync(Oakdale, default));
        Assert.Empty(await Store.TenantsAsync(default));
    }

    [Fact]
    public async Task A_conflict_registers_no_district()
    {
        var outcome = await Store.AppendAsync(Append(Oakdale, "school/1", ExpectedVersion.Exactly(1)), default);

        Assert.IsType<Conflict>(outcome);
        Assert.Null(await Store.HeadAsync(Oakdale, default));
    }

    [Fact]
    public async Task Recorded_times_rise_with_every_append_and_are_one_within_it()
    {
        for (var i = 0; i < 20; i++)
            await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Any, events: 2));

        var times = (await Store.AllOf(Oakdale)).Chunk(2).ToList();

        Assert.All(times, pair => Assert.Equal(pair[0].LoggedAt, pair[1].LoggedAt));
        Assert.Equal(20, times.Select(pair => pair[0].LoggedAt).Distinct().Count());
        Assert.Equal(times.Select(pair => pair[0].LoggedAt).Order(), times.Select(pair => pair[0].LoggedAt));
    }

    protected static ExpectedVersion Expecting(long wire) => wire switch
    {
        -2 => ExpectedVersion.Any,
        -1 => ExpectedVersion.StreamExists,
        _ => ExpectedVersion.Exactly(wire),
    };
}
