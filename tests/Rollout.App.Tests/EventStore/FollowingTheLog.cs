using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

public sealed class FollowingTheLog(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private readonly TalliesProjection _tallies = new();

    private PostgresEventStore Store => new(database.App);

    public Task InitializeAsync() => database.WithTalliesAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tells_a_projection_every_event_of_every_district_once()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 1_200));
        await Store.Stored(Append(Birch, "a", ExpectedVersion.Any, 3));
        using var follower = new Follower(database.Source, [_tallies]);

        Assert.Equal(1_203, await follower.CatchUpAsync(null, default));
        Assert.Equal(0, await follower.CatchUpAsync(null, default));
        Assert.Equal(Enumerable.Range(1, 1_200).Select(n => (long)n), await HeardAsync(Oakdale));
        Assert.Equal([1, 2, 3], await HeardAsync(Birch));
    }

    [Fact]
    public async Task Of_one_district_leaves_the_others_alone()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 2));
        await Store.Stored(Append(Birch, "a", ExpectedVersion.Any, 3));
        using var follower = new Follower(database.Source, [_tallies]);

        Assert.Equal(3, await follower.CatchUpAsync(Birch, default));
        Assert.Empty(await HeardAsync(Oakdale));
    }

    [Fact]
    public async Task Goes_on_exactly_once_after_its_connection_was_killed_in_the_middle()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 5));
        using var follower = new Follower(database.Source, [_tallies]);
        _tallies.BeforeItAnswers = () => database.KillOthersAsync();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => follower.CatchUpAsync(null, default));
        Assert.Empty(await HeardAsync(Oakdale));

        _tallies.BeforeItAnswers = () => Task.CompletedTask;
        await follower.CatchUpAsync(null, default);
        Assert.Equal([1, 2, 3, 4, 5], await HeardAsync(Oakdale));
        Assert.Empty(await Parked.ListAsync(database.Source, null, default));
    }

    [Fact]
    public async Task With_two_followers_at_once_still_tells_every_event_once()
    {
        using var one = new Follower(database.Source, [new TalliesProjection()]);
        using var other = new Follower(database.Source, [new TalliesProjection()]);
        for (var round = 0; round < 20; round++)
        {
            await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 20));
            await Task.WhenAll(one.CatchUpAsync(null, default), other.CatchUpAsync(null, default));
        }

        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), await HeardAsync(Oakdale));
        Assert.Empty(await Parked.ListAsync(database.Source, null, default));
    }

    [Fact]
    public async Task Keeps_nothing_of_a_follower_whose_cursor_was_moved_by_another()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any, 3));
        await using var connection = await database.Source.OpenConnectionAsync();
        var stale = await Cursor.LockAsync(connection, Oakdale, "tallies", default);
        var last = (await Store.AllOf(Oakdale))[^1];
        using var follower = new Follower(database.Source, [_tallies]);
        await follower.CatchUpAsync(null, default);

        Assert.False(await stale.MovesToAsync(last, connection, default));
    }

    [Fact]
    public async Task Loses_no_event_that_commits_after_a_higher_number_where_a_global_follower_does()
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any));
        using var follower = new Follower(database.Source, [_tallies]);
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var hold = await holder.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("select from es_history for update", holder))
            await command.ExecuteNonQueryAsync();

        // Oakdale's append has drawn its number and waits for its history; Birch's draws a higher one and commits.
        var late = Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any));
        await database.SomebodyWaitsAsync();
        await Store.Stored(Append(Birch, "a", ExpectedVersion.Any));
        await follower.CatchUpAsync(null, default);
        var seenGlobally = await database.AskAsync("select max(seq_id) from mt_events");
        await hold.CommitAsync();
        await late;
        await follower.CatchUpAsync(null, default);

        Assert.Equal(0, await database.AskAsync($"select count(*) from mt_events where seq_id > {seenGlobally}"));
        Assert.Equal([1, 2], await HeardAsync(Oakdale));
        Assert.Equal([1], await HeardAsync(Birch));
    }

    [Fact]
    public async Task Parks_the_event_that_fails_and_the_later_ones_of_its_key_only()
    {
        await AppendOneByOneAsync("a:1", "b:1", "a:bad", "b:2", "a:2", "b:3");
        _tallies.ChokesOn = "bad";
        using var follower = new Follower(database.Source, [_tallies]);

        await follower.CatchUpAsync(null, default);
        await AppendOneByOneAsync("a:3", "b:4");
        await follower.CatchUpAsync(null, default);

        var parked = await Parked.ListAsync(database.Source, Oakdale, default);
        Assert.Equal([1, 2, 4, 6, 8], await HeardAsync(Oakdale));
        Assert.Equal([3, 5, 7], parked.Select(p => p.Position));
        Assert.All(parked, p => Assert.Equal(("tallies", "a"), (p.Projection, p.Key)));
        Assert.Equal("FormatException: cannot read bad", parked[0].Error);
        Assert.Equal("waits for an earlier event of its key", parked[1].Error);
    }

    [Fact]
    public async Task Tells_parked_events_again_after_the_fix_in_their_order()
    {
        await AppendOneByOneAsync("a:1", "a:bad", "a:worse", "a:2", "b:bad");
        _tallies.ChokesOn = "bad";
        using var follower = new Follower(database.Source, [_tallies]);
        await follower.CatchUpAsync(null, default);

        _tallies.ChokesOn = "worse";
        Assert.Equal(2, await Parked.ReplayAsync(database.Source, _tallies, Oakdale, "a", default));
        _tallies.ChokesOn = null;
        Assert.Equal(0, await Parked.ReplayAsync(database.Source, _tallies, Oakdale, "a", default));

        Assert.Equal([1, 2, 3, 4], await HeardAsync(Oakdale));
        Assert.Equal("b", Assert.Single(await Parked.ListAsync(database.Source, null, default)).Key);
        await AppendOneByOneAsync("a:3");
        await follower.CatchUpAsync(null, default);
        Assert.Equal([1, 2, 3, 4, 6], await HeardAsync(Oakdale));
    }

    [Fact]
    public async Task Runs_until_cancelled_and_wakes_at_a_signal()
    {
        using var stop = new CancellationTokenSource();
        using var follower = new Follower(database.Source, [_tallies]);
        var heard = new TaskCompletionSource();
        _tallies.BeforeItAnswers = () => Task.FromResult(heard.TrySetResult());
        var running = follower.RunAsync(_ => { }, stop.Token);

        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.Any));
        follower.Signal();
        await heard.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task AppendOneByOneAsync(params string[] streamsAndNotes)
    {
        foreach (var (stream, note) in streamsAndNotes.Select(s => (s[..1], s[2..])))
        {
            var target = new StreamTarget(stream, "school", ExpectedVersion.Any);
            await Store.Stored(Append(Oakdale, [target], [Fact(stream, data: $$"""{"note":"{{note}}"}""")]));
        }
    }

    private async Task<List<long>> HeardAsync(string tenant)
    {
        await using var command = database.Source.CreateCommand(
            "select pos from tally_heard where tenant_id = $1 order by pos");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        await using var row = await command.ExecuteReaderAsync();
        var heard = new List<long>();
        while (await row.ReadAsync())
            heard.Add(row.GetInt64(0));
        return heard;
    }
}
