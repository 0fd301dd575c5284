using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.EventStore;

/// <summary>Group commit: appends of one district that arrive while another is in flight.</summary>
public sealed class AppendsThatMeet(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private readonly NpgsqlDataSource _source = PostgresDatabase.Open(database.ConnectionString);

    private PostgresEventStore Store => field ??= new(_source);

    public Task InitializeAsync() => database.EmptyAsync();

    public async Task DisposeAsync() => await _source.DisposeAsync();

    [Fact]
    public async Task Go_as_one_transaction_each_with_its_own_outcome()
    {
        var known = Append(Oakdale, "c", ExpectedVersion.NoStream);
        await Store.Stored(known);
        var mixed = Append(Oakdale, "c", ExpectedVersion.Any) with { Events = [Fact("c"), known.Events[0]] };
        var twice = Append(Oakdale, "d", ExpectedVersion.Any, 2);

        var outcomes = await MeetAsync(
            Append(Oakdale, "b", ExpectedVersion.NoStream, 2),
            Append(Oakdale, "b", ExpectedVersion.NoStream),
            Append(Oakdale, "b", ExpectedVersion.Exactly(2)),
            Append(Oakdale, "b", ExpectedVersion.Exactly(9)),
            Append(Oakdale, "x", ExpectedVersion.StreamExists),
            known,
            known with { Streams = [new("c", "school", ExpectedVersion.Exactly(7))] },
            mixed,
            Append(Oakdale, "c", ExpectedVersion.Any),
            twice,
            twice);

        Assert.Equal(2, Assert.IsType<Appended>(outcomes[0]).Versions["b"]);
        Assert.Equal(new Conflict("b", ExpectedVersion.NoStream, 2), outcomes[1]);
        Assert.Equal(3, Assert.IsType<Appended>(outcomes[2]).Versions["b"]);
        Assert.Equal(new Conflict("b", ExpectedVersion.Exactly(9), 3), outcomes[3]);
        Assert.Equal(new Conflict("x", ExpectedVersion.StreamExists, 0), outcomes[4]);
        Assert.Equal(1, Assert.IsType<Repeated>(outcomes[5]).LastPosition);
        Assert.Equal(1, Assert.IsType<Repeated>(outcomes[6]).LastPosition);
        Assert.Equal([known.Events[0].Id], Assert.IsType<PartlyRepeated>(outcomes[7]).Known);
        Assert.Equal(2, Assert.IsType<Appended>(outcomes[8]).Versions["c"]);
        var first = Assert.IsType<Appended>(outcomes[9]);
        var again = Assert.IsType<Repeated>(outcomes[10]);
        Assert.Equal((first.LastPosition, first.RecordedAt), (again.LastPosition, again.RecordedAt));

        await AssertAsTheyShouldBeAsync(Oakdale, 9);
        Assert.Equal(1, await database.AskAsync("select count(distinct xmin::text) from mt_events where stream_id in ('b', 'd')"));
        var told = outcomes.OfType<Appended>().OrderBy(o => o.LastPosition).ToList();
        var events = await Store.AllOf(Oakdale);
        Assert.All(told, o => Assert.Equal(o.RecordedAt, events[(int)o.LastPosition - 1].LoggedAt));
        Assert.Equal(told.Count, told.Select(o => o.RecordedAt).Distinct().Count());
    }

    /// <summary>With versions that are known the group goes another way, unless one of them is stale.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task With_known_versions_only_the_stale_is_refused(long expectedOfC)
    {
        foreach (var stream in "bcd")
            await Store.Stored(Append(Oakdale, $"{stream}", ExpectedVersion.NoStream));

        var outcomes = await MeetAsync(
            Append(Oakdale, "d", ExpectedVersion.Exactly(1)),
            Append(Oakdale, "c", ExpectedVersion.Exactly(expectedOfC)),
            Append(Oakdale, "b", ExpectedVersion.Exactly(1), 3));

        var told = Array.ConvertAll([outcomes[0], outcomes[2]], Assert.IsType<Appended>);
        Assert.Equal([2, 4], told.Select(o => o.Versions.Values.Single()));
        if (expectedOfC == 1)
            Assert.Equal(2, Assert.IsType<Appended>(outcomes[1]).Versions["c"]);
        else
            Assert.Equal(new Conflict("c", ExpectedVersion.Exactly(expectedOfC), 1), outcomes[1]);
        var events = await Store.AllOf(Oakdale);
        Assert.All(outcomes.OfType<Appended>(), o =>
            Assert.Equal((o.RecordedAt, o.Versions.Single()), (events[(int)o.LastPosition - 1].LoggedAt,
                new(events[(int)o.LastPosition - 1].StreamId, events[(int)o.LastPosition - 1].Version))));
        Assert.Equal(1, await database.AskAsync("select count(distinct xmin::text) from mt_events where stream_id <> 'a' and version > 1"));
        await AssertAsTheyShouldBeAsync(Oakdale, expectedOfC == 1 ? 10 : 9);
    }

    [Fact]
    public async Task Leave_out_the_one_whose_caller_gave_up()
    {
        using var givingUp = new CancellationTokenSource();
        var given = Append(Oakdale, "b", ExpectedVersion.Any);
        var held = await HoldAsync("a");
        var first = Store.AppendAsync(Append(Oakdale, "a", ExpectedVersion.Any), default);
        await database.SomebodyWaitsAsync();
        var cancelled = Store.AppendAsync(given, givingUp.Token);
        var other = Store.AppendAsync(Append(Oakdale, "b", ExpectedVersion.Any), default);

        await givingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await held.DisposeAsync();

        Assert.IsType<Appended>(await first);
        Assert.Equal(1, Assert.IsType<Appended>(await other).Versions["b"]);
        Assert.Empty(await Store.FindAsync(Oakdale, [given.Events[0].Id], default));
    }

    [Fact]
    public async Task All_hear_of_a_connection_that_broke()
    {
        await using var heldA = await HoldAsync("a");
        await using var heldB = await HoldAsync("b");
        var first = Store.AppendAsync(Append(Oakdale, "a", ExpectedVersion.Any), default);
        await database.SomebodyWaitsAsync();
        Task<AppendOutcome>[] met =
        [
            Store.AppendAsync(Append(Oakdale, "b", ExpectedVersion.Any), default),
            Store.AppendAsync(Append(Oakdale, "c", ExpectedVersion.Any), default),
        ];
        await heldA.DisposeAsync();
        await first;
        await database.SomebodyWaitsAsync();

        await database.RunAsync(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");

        foreach (var broken in met)
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => broken);
        _source.Clear();
        Assert.Equal(1, (await Store.Stored(Append(Oakdale, "c", ExpectedVersion.Any))).Versions["c"]);
        await AssertAsTheyShouldBeAsync(Oakdale, 4);
    }

    [Fact]
    public async Task Only_the_one_with_a_fault_hears_of_it()
    {
        var tooLongForAnIndex = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(9_000));

        var outcomes = await MeetAsync(
            Append(Oakdale, tooLongForAnIndex, ExpectedVersion.Any), Append(Oakdale, "c", ExpectedVersion.Any));

        Assert.Null(outcomes[0]);
        Assert.IsType<Appended>(outcomes[1]);
        await AssertAsTheyShouldBeAsync(Oakdale, 3);
    }

    [Fact]
    public async Task A_district_that_is_not_registered_is_begun_only_by_those_that_register_it()
    {
        var outcomes = await MeetAsync(
            Append(Birch, "a", ExpectedVersion.Any) with { RegistersTenant = false },
            Append(Birch, "b", ExpectedVersion.Any));

        Assert.Equal(new UnknownTenant(Birch), outcomes[0]);
        Assert.IsType<Appended>(outcomes[1]);
        Assert.Equal(1, await Store.HeadAsync(Birch, default));
    }

    [Fact]
    public async Task Thirty_two_writers_of_one_district_each_hear_what_became_of_theirs()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => WriteAsync(writer, new(writer))));

        var all = sent.SelectMany(s => s).ToList();
        var stored = (await Store.AllOf(Oakdale)).ToDictionary(e => e.Id);
        foreach (var (append, outcome) in all)
        {
            switch (outcome)
            {
                case Appended appended:
                    Assert.All(append.Events, e => Assert.Equal(appended.RecordedAt, stored[e.Id].LoggedAt));
                    Assert.Equal(appended.LastPosition, append.Events.Max(e => stored[e.Id].Position));
                    Assert.Equal(appended.Versions.Values.Single(), append.Events.Max(e => stored[e.Id].Version));
                    break;
                case Repeated repeated:
                    Assert.Equal(repeated.LastPosition, append.Events.Max(e => stored[e.Id].Position));
                    break;
                case Conflict conflict:
                    Assert.NotEqual(conflict.Expected, ExpectedVersion.Exactly(conflict.Actual));
                    break;
                default:
                    Assert.Fail($"{outcome}");
                    break;
            }
        }

        Assert.Equal(stored.Count, all.Where(s => s.Outcome is Appended).Sum(s => s.Append.Events.Count));
        Assert.Contains(all, s => s.Outcome is Conflict);
        Assert.Contains(all, s => s.Outcome is Repeated);
        await AssertAsTheyShouldBeAsync(Oakdale, stored.Count);
    }

    [Fact]
    public async Task Beside_bulks_and_the_appends_of_another_node_none_is_lost_and_none_deadlocks()
    {
        var other = new PostgresEventStore(database.App);
        var writers = Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var i = 0; i < 30; i++)
                await (writer % 3 == 0 ? other : Store).Stored(Append(Oakdale, $"{(writer + i) % 5}", ExpectedVersion.Any, 2));
        });
        var across = Enumerable.Range(0, 3).Select(async writer =>
        {
            for (var i = 0; i < 20; i++)
            {
                var append = Append(
                    Oakdale, [.. "3120".Select(s => new StreamTarget($"{s}", "school", ExpectedVersion.Any))],
                    [.. "0213".Select(s => Fact($"{s}"))]);
                if (writer == 0)
                    Assert.IsType<BulkOutcome.Appended>(await other.AppendManyAsync([append], default));
                else
                    await Store.Stored(append);
            }
        });
        await Task.WhenAll([.. writers, .. across]);

        await AssertAsTheyShouldBeAsync(Oakdale, 16 * 30 * 2 + 3 * 20 * 4);
        Assert.Equal(0, await database.AskAsync(
            "select deadlocks from pg_stat_database where datname = current_database()"));
    }

    /// <summary>The appends meet behind one that is held up; null stands for one that failed.</summary>
    private async Task<AppendOutcome?[]> MeetAsync(params TenantAppend[] appends)
    {
        var held = await HoldAsync("a");
        var first = Store.AppendAsync(Append(appends[0].Tenant, "a", ExpectedVersion.Any) with { RegistersTenant = false }, default);
        await database.SomebodyWaitsAsync();
        var met = appends.Select(append => Store.AppendAsync(append, default)).ToList();
        await held.DisposeAsync();
        await first;
        return await Task.WhenAll(met.Select(async one =>
        {
            try
            {
                return await one;
            }
            catch (PostgresException)
            {
                return null;
            }
        }));
    }

    /// <summary>A stream of Oakdale and Birch that nobody can append to until the answer is disposed of.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string stream)
    {
        var store = new PostgresEventStore(database.App);
        await store.Stored(Append(Oakdale, stream, ExpectedVersion.Any));
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand(
            $"""
            begin;
            update mt_streams set version = version where id = '{stream}';
            insert into mt_streams (tenant_id, id, type, version) values ('{Birch}', '{stream}', 'school', 0) on conflict do nothing
            """, connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<List<(TenantAppend Append, AppendOutcome Outcome)>> WriteAsync(int writer, Random random)
    {
        var sent = new List<(TenantAppend, AppendOutcome)>();
        for (var i = 0; i < 40; i++)
        {
            ExpectedVersion expected = random.Next(4) switch
            {
                0 => ExpectedVersion.Exactly(random.Next(20)),
                1 => ExpectedVersion.Exactly(i / 2),
                _ => ExpectedVersion.Any,
            };
            var append = Append(Oakdale, $"{writer % 4}", expected, random.Next(1, 4));
            var once = Store.AppendAsync(append, default);
            var twice = random.Next(4) == 0 ? Store.AppendAsync(append, default) : once;
            sent.Add((append, await once));
            if (twice != once)
                sent.Add((append, await twice));
        }

        return sent;
    }

    private async Task AssertAsTheyShouldBeAsync(string tenant, int count)
    {
        var events = await Store.AllOf(tenant);
        Assert.Equal(Enumerable.Range(1, count).Select(n => (long)n), events.Select(e => e.Position));
        Assert.All(events.GroupBy(e => e.StreamId), stream =>
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(n => (long)n), stream.Select(e => e.Version)));
        Assert.Equal(events.Select(e => e.LoggedAt).Order(), events.Select(e => e.LoggedAt));
        Assert.Equal(0, await HistoryRebuild.RunAsync(_source, tenant, default));
    }
}
