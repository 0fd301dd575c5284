using System.Text.Json;
using Rollout.EventStore;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task An_event_is_read_as_it_was_recorded()
    {
        var asserted = new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.FromHours(-5)).AddTicks(1_234_567);
        var fact = Fact("school/1", data: """{"note":"Zoë said \"yes\"","n":1.50}""") with
        {
            AssertedAt = asserted,
            Source = "old tracker",
            UserName = "ben",
        };
        var appended = await Store.Stored(
            Append(Oakdale, [new("school/1", "school", ExpectedVersion.NoStream)], [fact, Fact("school/1")]));

        var events = await Store.AllOf(Oakdale);

        var expected = new StoredEvent(1, events[0].SequenceId, fact.Id, "school/1", 1, "milestone_reached",
            events[0].Data, appended.RecordedAt, asserted.AddTicks(-7), "old tracker", "ben", "request-1", "command-1");
        Assert.Equal(expected, events[0]);
        Assert.Equal(TimeSpan.Zero, events[0].AssertedAt!.Value.Offset);
        Assert.Equal("ana", events[1].UserName);
        Assert.Null(events[1].AssertedAt);
        AssertSameJson(fact.Data, events[0].Data);
    }

    [Fact]
    public async Task A_stream_is_read_after_a_version()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 5));
        await Store.Stored(Append(Oakdale, "school/2", ExpectedVersion.NoStream, events: 5));

        Assert.Equal([4, 5], (await Store.StreamOf(Oakdale, "school/1", after: 3)).Select(e => e.Version));
        Assert.Empty(await Store.StreamOf(Birch, "school/1"));
    }

    [Fact]
    public async Task A_district_is_read_in_pages_after_any_position()
    {
        for (var i = 0; i < 7; i++)
        {
            await Store.Stored(Append(Oakdale, $"school/{i % 3}", ExpectedVersion.Any, events: i + 1));
            await Store.Stored(Append(Birch, "school/9", ExpectedVersion.Any, events: 3));
        }

        for (var after = 0; after <= 29; after++)
        {
            var rest = Enumerable.Range(after + 1, Math.Max(0, 28 - after)).Select(n => (long)n).ToList();
            Assert.Equal(rest, (await Store.AllOf(Oakdale, after)).Select(e => e.Position));
            Assert.Equal(rest.Take(3), (await Store.AllOf(Oakdale, after, limit: 3)).Select(e => e.Position));
        }
    }

    [Fact]
    public async Task A_log_longer_than_a_page_is_read_whole()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2_000));
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Exactly(2_000), events: 5));

        Assert.Equal(Enumerable.Range(1, 2_005), (await Store.AllOf(Oakdale)).Select(e => (int)e.Position));
        Assert.Equal(Enumerable.Range(1, 2_005), (await Store.StreamOf(Oakdale, "school/1")).Select(e => (int)e.Version));
        Assert.Equal(1_500, (await Store.AllOf(Oakdale, after: 400, limit: 1_500)).Count);
    }

    [Fact]
    public async Task Districts_are_known_once_they_have_events()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream));
        await Store.Stored(Append(Birch, "school/1", ExpectedVersion.NoStream));

        Assert.Equal([Birch, Oakdale], await Store.TenantsAsync(default));
        Assert.Null(await Store.HeadAsync("cedar", default));
    }

    [Fact]
    public async Task Events_are_found_by_id_within_their_district()
    {
        var append = Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2);
        await Store.Stored(append);
        Guid[] asked = [append.Events[1].Id, Guid.CreateVersion7()];

        Assert.Equal(
            new Dictionary<Guid, string> { [append.Events[1].Id] = "school/1" },
            await Store.FindAsync(Oakdale, asked, default));
        Assert.Empty(await Store.FindAsync(Birch, asked, default));
    }

    [Fact]
    public async Task A_history_line_says_all_that_is_known_in_a_fixed_form()
    {
        var fact = Fact("school/1") with
        {
            AssertedAt = new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.FromHours(1)),
            Source = "old \"tracker\"\t1",
            UserName = "Zoë 🎓",
        };
        var append = Append(Oakdale, [new("school/1", "school", ExpectedVersion.NoStream)], [fact, Fact("school/1")]);
        var appended = await Store.Stored(append with { UserName = null });

        var history = Assert.Single((await Store.ReadHistoriesAsync(Oakdale, null, null, default)).Streams);

        var at = appended.RecordedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ");
        Assert.Equal(2, history.Version);
        Assert.Equal(
            $$$"""
            {"id":"{{{fact.Id}}}","pos":1,"at":"{{{at}}}","type":"milestone_reached","by":"Zoë 🎓","asserted":"2021-03-04T04:06:07.000000Z","source":"old \"tracker\"\t1","data":{"day":"2026-10-05"}}
            {"id":"{{{append.Events[1].Id}}}","pos":2,"at":"{{{at}}}","type":"milestone_reached","data":{"day":"2026-10-05"}}

            """,
            history.Facts.Replace("\"day\": ", "\"day\":"));
    }

    [Fact]
    public async Task Histories_grow_with_their_streams_and_come_with_the_head()
    {
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.NoStream, events: 2));
        await Store.Stored(Append(Oakdale, "school/1", ExpectedVersion.Exactly(2)));
        await Store.Stored(Append(Birch, "school/1", ExpectedVersion.NoStream));

        var histories = await Store.ReadHistoriesAsync(Oakdale, null, null, default);

        Assert.Equal(3, histories.Head);
        Assert.Equal([1, 2, 3], Positions(Assert.Single(histories.Streams)));
    }

    [Fact]
    public async Task Histories_are_chosen_by_id_and_by_prefix_and_come_in_byte_order()
    {
        foreach (var stream in new[] { "a", "a/1", "a/10", "a/2", "B", "b/1", "é" })
            await Store.Stored(Append(Oakdale, stream, ExpectedVersion.NoStream));

        Assert.Equal(["B", "a", "a/1", "a/10", "a/2", "b/1", "é"], await Ids(null, null));
        Assert.Equal(["a/1", "a/10"], await Ids(null, ["a/1"]));
        Assert.Equal(["B", "a/1", "a/10", "a/2"], await Ids(["B", "a/1", "none"], ["a/"]));
        Assert.Equal(["é"], await Ids(["é"], null));
        Assert.Empty(await Ids([], null));
        Assert.Equal(0, (await Store.ReadHistoriesAsync(Birch, null, null, default)).Head);

        async Task<IEnumerable<string>> Ids(string[]? ids, string[]? prefixes) =>
            (await Store.ReadHistoriesAsync(Oakdale, ids, prefixes, default)).Streams.Select(s => s.StreamId);
    }

    private static IEnumerable<long> Positions(StreamHistory history) =>
        history.Facts.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("pos").GetInt64());

    private static void AssertSameJson(string expected, string actual) =>
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement), actual);
}
