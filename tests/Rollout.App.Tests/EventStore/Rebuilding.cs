using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

public sealed class Rebuilding(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private readonly TalliesProjection _tallies = new();

    private PostgresEventStore Store => new(database.App);

    public Task InitializeAsync() => database.WithTalliesAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_projection_gives_the_rows_that_were_lived()
    {
        using var follower = new Follower(database.Source, [_tallies]);
        for (var i = 0; i < 30; i++)
        {
            await Store.Stored(Append(Oakdale, $"school/{i % 4}", ExpectedVersion.Any, i + 1));
            await Store.Stored(Append(Birch, "school/1", ExpectedVersion.Any));
            await follower.CatchUpAsync(null, default);
        }

        var lived = await TalliesProjection.DumpAsync(database.Source);
        await database.RunAsync("update tally set trail = 'damaged' where tenant_id = 'oakdale'");
        var told = await Rebuild.RunAsync(database.Source, _tallies, Oakdale, default);

        Assert.Equal(465, told);
        Assert.Equal(lived, await TalliesProjection.DumpAsync(database.Source));
        Assert.Equal(0, await follower.CatchUpAsync(null, default));
    }

    [Fact]
    public async Task A_projection_that_never_ran_brings_it_level_with_the_log()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 5_003));
        await Rebuild.RunAsync(database.Source, _tallies, Oakdale, default);
        using var follower = new Follower(database.Source, [_tallies]);

        Assert.Equal(0, await follower.CatchUpAsync(null, default));
        Assert.Equal(5_003, await database.AskAsync("select count(*) from tally_heard"));
    }

    [Fact]
    public async Task A_projection_on_a_connection_that_knows_its_statements_writes_to_the_shadow()
    {
        await using var single = PostgresDatabase.Open(database.ConnectionString + ";Maximum Pool Size=1");
        using var follower = new Follower(single, [_tallies]);
        // The first temporary table of a session makes it look everything up anew; the second does not.
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 2));
        await Rebuild.RunAsync(single, _tallies, Oakdale, default);
        for (var i = 0; i < 10; i++)
        {
            await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 2));
            await follower.CatchUpAsync(null, default);
        }

        var lived = await TalliesProjection.DumpAsync(database.Source);
        await Rebuild.RunAsync(single, _tallies, Oakdale, default);
        Assert.Equal(lived, await TalliesProjection.DumpAsync(database.Source));

        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 2));
        await follower.CatchUpAsync(null, default);
        Assert.Equal(24, await database.AskAsync("select count(*) from tally_heard"));
    }

    [Fact]
    public async Task A_projection_that_still_fails_parks_as_in_life()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 2));
        await Store.Stored(Append(Oakdale, "b", ExpectedVersion.Any, 2));
        _tallies.ChokesOn = "2026";
        using var follower = new Follower(database.Source, [_tallies]);
        await follower.CatchUpAsync(null, default);

        await Rebuild.RunAsync(database.Source, _tallies, Oakdale, default);
        Assert.Equal([1, 2, 3, 4], (await Parked.ListAsync(database.Source, null, default)).Select(p => p.Position));

        _tallies.ChokesOn = null;
        await Rebuild.RunAsync(database.Source, _tallies, Oakdale, default);
        Assert.Empty(await Parked.ListAsync(database.Source, null, default));
        Assert.Equal(4, await database.AskAsync("select count(*) from tally_heard"));
    }

    [Fact]
    public async Task A_projection_while_writers_and_its_follower_go_on_loses_nothing()
    {
        using var follower = new Follower(database.Source, [_tallies]);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(WriteAsync));
        var following = Task.Run(async () =>
        {
            while (!writing.IsCompleted)
                await follower.CatchUpAsync(Oakdale, default);
        });
        do
            await Rebuild.RunAsync(database.Source, new TalliesProjection(), Oakdale, default);
        while (!writing.IsCompleted);
        await Task.WhenAll(writing, following);
        await follower.CatchUpAsync(Oakdale, default);

        var lived = await TalliesProjection.DumpAsync(database.Source);
        await Rebuild.RunAsync(database.Source, _tallies, Oakdale, default);
        Assert.Equal(lived, await TalliesProjection.DumpAsync(database.Source));
        Assert.Equal(400, await database.AskAsync("select count(distinct pos) + count(*) - max(pos) from tally_heard"));
    }

    [Fact]
    public async Task The_histories_finds_every_byte_as_it_was_lived()
    {
        var fact = Fact("a") with { AssertedAt = DateTimeOffset.UnixEpoch, Source = "é \"x\"", UserName = "ben" };
        var append = Append(Oakdale, [new("a", "school", ExpectedVersion.Any)], [fact, Fact("a")]);
        await Store.Stored(append);
        await Store.AppendManyAsync([Append(Oakdale, "a", ExpectedVersion.Exactly(2), 3), Append(Birch, "a", ExpectedVersion.Any)], default);

        Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, Oakdale, default));
        Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, Birch, default));
    }

    [Fact]
    public async Task The_histories_mends_what_was_damaged_lost_or_invented()
    {
        foreach (var stream in new[] { "a", "b", "c" })
            await Store.Stored(Append(Oakdale, stream, ExpectedVersion.Any, 2));
        var lived = (await Store.ReadHistoriesAsync(Oakdale, null, null, default)).Streams;

        await database.RunAsync("update es_history set facts = facts || ' ' where stream_id = 'a'");
        await database.RunAsync("delete from es_history where stream_id = 'b'");
        await database.RunAsync("insert into es_history values ('oakdale', 'd', 0, 1, '')");

        Assert.Equal(3, await HistoryRebuild.RunAsync(database.Source, Oakdale, default));
        Assert.Equal(lived, (await Store.ReadHistoriesAsync(Oakdale, null, null, default)).Streams);
    }

    [Fact]
    public async Task The_histories_while_writers_go_on_finds_nothing_to_mend()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(WriteAsync));
        do
            Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, Oakdale, default));
        while (!writing.IsCompleted);
        await writing;

        Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, Oakdale, default));
        Assert.Equal(400, await database.AskAsync("select sum(length(facts) - length(replace(facts, e'\\n', '')))::bigint from es_history"));
    }

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; i < 100; i++)
            await Store.Stored(Append(Oakdale, $"{(writer + i) % 5}", ExpectedVersion.Any));
    }
}
