using Npgsql;
using Rollout.EventStore;
using Xunit.Abstractions;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.Faults;

public sealed class CuttingTheConnection(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    // The protocol's last word of an append; only behind it does the server commit.
    private static readonly byte[] Sync = [(byte)'S', 0, 0, 0, 4];

    private readonly CuttingProxy _proxy = CuttingProxy.To(database.AppConnectionString);

    public async Task InitializeAsync()
    {
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream, history_feed");
    }

    public async Task DisposeAsync() => await _proxy.DisposeAsync();

    [Fact]
    public async Task Anywhere_loses_nothing_acknowledged_and_doubles_nothing()
    {
        const int Writers = 4;
        var seed = Seed.Of(output);
        var random = new Random(seed);
        var history = new ClientHistory();
        _proxy.Gates = () => AfterBytes(random, 6_000);
        await using (var app = PostgresDatabase.Open(_proxy.ConnectionString))
        await using (var node = new Node(database.ConnectionString, _proxy.ConnectionString))
        {
            var store = new PostgresEventStore(app);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                var workload = new Workload(seed, writer, 3);
                for (var number = 0; number < 120; number++)
                    await history.AskAsync(workload.Request(number), store, givesUp: number % 5 == 0);
            })));
            await node.StopAsync();
            output.WriteLine($"{_proxy.Cuts} cuts, {node.Outages} outages of the follower: {history}");
        }

        await database.OthersRestAsync();
        await history.AgreesWithAsync(database.Source);
        await Proof.LogIsWholeAsync(database.Source);
        await Proof.RebuiltIsLivedAsync(database.Source);
        Assert.True(_proxy.Cuts > 50);
    }

    // An answer over PostgreSQL's send buffer leaves in parts before the commit: a small one tells of the commit alone.
    [Theory]
    [InlineData(1)]
    public async Task Before_the_answer_to_a_commit_leaves_it_stored_and_the_repeat_says_so(int streams)
    {
        var append = ManyStreams(streams);
        await using var app = await ConnectedAsync();

        Arm((direction, bytes) => direction == Direction.ToClient ? 0 : bytes.Length);
        await Assert.ThrowsAsync<NpgsqlException>(() => new PostgresEventStore(app).AppendAsync(append, default));
        _armed = null;

        var repeated = Assert.IsType<Repeated>(await InTheEndAsync(app, append));
        Assert.Equal(streams, repeated.LastPosition);
        Assert.Equal(streams, await new PostgresEventStore(database.App).HeadAsync(Oakdale, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    public async Task Before_the_commit_is_asked_for_is_never_an_acknowledgement(int streams)
    {
        var append = ManyStreams(streams);
        await using var app = await ConnectedAsync();

        Arm((direction, bytes) => direction == Direction.ToServer && bytes.Span.EndsWith(Sync) ? bytes.Length - Sync.Length : bytes.Length);
        await Assert.ThrowsAsync<NpgsqlException>(() => new PostgresEventStore(app).AppendAsync(append, default));
        _armed = null;

        await database.OthersRestAsync();
        Assert.Equal(0, await database.AskAsync("select count(*) from mt_events"));
        Assert.IsType<Appended>(await InTheEndAsync(app, append));
    }

    [Fact]
    public async Task Falling_silent_before_the_commit_is_never_an_acknowledgement()
    {
        var append = ManyStreams(2_000);
        await using var app = await ConnectedAsync(";Command Timeout=2;Cancellation Timeout=-1");
        var silent = new TaskCompletionSource<int>();

        Arm((direction, bytes) => direction == Direction.ToServer && bytes.Span.EndsWith(Sync) ? new(silent.Task) : ValueTask.FromResult(bytes.Length));
        await Assert.ThrowsAsync<NpgsqlException>(() => new PostgresEventStore(app).AppendAsync(append, default));
        _armed = null;
        silent.SetResult(0);

        await database.OthersRestAsync();
        Assert.Equal(0, await database.AskAsync("select count(*) from mt_events"));
        Assert.IsType<Appended>(await new PostgresEventStore(database.App).AppendAsync(append, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Around_the_commit_of_a_bulk_leaves_all_districts_or_none(bool isDelivered)
    {
        var bulk = new[] { Append(Oakdale, "a", ExpectedVersion.NoStream, 3), Append(Birch, "a", ExpectedVersion.NoStream, 2) };
        await using var app = await ConnectedAsync();

        var committing = false;
        Arm((direction, bytes) =>
        {
            committing |= CuttingProxy.IsCommit(direction, bytes);
            var cuts = committing && direction == (isDelivered ? Direction.ToClient : Direction.ToServer);
            return cuts ? 0 : bytes.Length;
        });
        await Assert.ThrowsAsync<NpgsqlException>(() => new PostgresEventStore(app).AppendManyAsync(bulk, default));
        _armed = null;

        await database.OthersRestAsync();
        Assert.Equal(isDelivered ? 5 : 0, await database.AskAsync("select count(*) from mt_events"));
        var again = await new PostgresEventStore(database.App).AppendManyAsync(bulk, default);
        Assert.Equal(isDelivered, again is BulkOutcome.Repeated);
        Assert.Equal(5, await database.AskAsync("select count(*) from mt_events"));
    }

    [Fact]
    public async Task Falling_silent_in_the_middle_of_a_bulk_keeps_nobody_waiting()
    {
        const int Passes = 200_000;
        await using var app = await ConnectedAsync();
        var (sent, silent, stopped) = (0, new TaskCompletionSource<int>(), new TaskCompletionSource());

        Arm((direction, bytes) =>
        {
            sent += direction == Direction.ToServer ? bytes.Length : 0;
            if (sent < Passes)
                return ValueTask.FromResult(bytes.Length);
            stopped.TrySetResult();
            return new(silent.Task);
        });
        var bulk = new PostgresEventStore(app).AppendManyAsync([Append(Oakdale, "school/1", ExpectedVersion.Any, 5_000)], default);
        await stopped.Task;
        var beside = await BesideAsync();
        silent.SetResult(0);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => bulk);
        await database.OthersRestAsync();
        Assert.Equal(1, Assert.IsType<Appended>(beside).LastPosition);
        Assert.Equal(1, await database.AskAsync("select count(*) from mt_events"));
    }

    [LongFact]
    public async Task Falling_silent_before_a_bulks_commit_is_ended_by_the_server()
    {
        await using var app = await ConnectedAsync();
        var (silent, stopped) = (new TaskCompletionSource<int>(), new TaskCompletionSource());

        Arm((direction, bytes) =>
        {
            if (!CuttingProxy.IsCommit(direction, bytes))
                return ValueTask.FromResult(bytes.Length);
            stopped.TrySetResult();
            return new(silent.Task);
        });
        var bulk = new PostgresEventStore(app).AppendManyAsync([ManyStreams(20)], default);
        await stopped.Task;
        var beside = await BesideAsync();
        silent.SetResult(0);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => bulk);
        Assert.Equal(1, Assert.IsType<Appended>(beside).LastPosition);
    }

    [Fact]
    public async Task Slowing_it_down_only_takes_longer()
    {
        _proxy.Gates = () => async (_, bytes) =>
        {
            await Task.Delay(20);
            return bytes.Length;
        };
        await using var app = PostgresDatabase.Open(_proxy.ConnectionString);

        Assert.IsType<Appended>(await new PostgresEventStore(app).AppendAsync(ManyStreams(300), default));
        Assert.Equal(300, await database.AskAsync("select count(*) from mt_events"));
    }

    private Gate? _armed;

    private void Arm(Gate gate) => _armed = gate;

    private void Arm(Func<Direction, ReadOnlyMemory<byte>, int> passes) =>
        _armed = (direction, bytes) => ValueTask.FromResult(passes(direction, bytes));

    /// <summary>A pool with one connection that has been used: what comes next is the append and nothing else.</summary>
    private async Task<NpgsqlDataSource> ConnectedAsync(string settings = "")
    {
        _proxy.Gates = () => (direction, bytes) => _armed is { } armed ? armed(direction, bytes) : CuttingProxy.Open(direction, bytes);
        var app = PostgresDatabase.Open(_proxy.ConnectionString + ";Maximum Pool Size=1" + settings);
        await new PostgresEventStore(app).HeadAsync(Oakdale, default);
        return app;
    }

    /// <summary>Another writer's append to the same district.</summary>
    private async Task<AppendOutcome> BesideAsync()
    {
        await using var patient = PostgresDatabase.Open(database.ConnectionString + ";Command Timeout=45");
        return await new PostgresEventStore(patient).AppendAsync(
            Append(Oakdale, "school/beside", ExpectedVersion.Any, 1), default);
    }

    private static async Task<AppendOutcome> InTheEndAsync(NpgsqlDataSource app, TenantAppend append)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await new PostgresEventStore(app).AppendAsync(append, default);
            }
            catch (NpgsqlException) when (attempt < 10)
            {
                // The pool hands out what was cut once more.
            }
        }
    }

    internal static Gate AfterBytes(Random random, int most)
    {
        int left;
        Direction cut;
        lock (random)
            (left, cut) = (random.Next(200, most), (Direction)random.Next(2));
        return (direction, bytes) =>
        {
            if (direction != cut)
                return ValueTask.FromResult(bytes.Length);
            var passes = Math.Min(bytes.Length, left);
            left -= passes;
            return ValueTask.FromResult(passes);
        };
    }

    private static TenantAppend ManyStreams(int count) => Append(
        Oakdale,
        [.. Enumerable.Range(0, count).Select(n => new StreamTarget($"school/{n}", "school", ExpectedVersion.Any))],
        [.. Enumerable.Range(0, count).Select(n => Fact($"school/{n}"))]);
}
