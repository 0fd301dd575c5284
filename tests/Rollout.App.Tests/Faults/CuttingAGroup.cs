using System.Text;
using Npgsql;
using Rollout.EventStore;
using Xunit.Abstractions;
using static Rollout.App.Tests.EventStore.Sample;
using static Rollout.EventStore.AppendOutcome;

namespace Rollout.App.Tests.Faults;

/// <summary>Appends that wait for each other, and the connection breaks in the middle of what is said about them.</summary>
public sealed class CuttingAGroup(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>
{
    private const int Waiting = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(Direction.ToServer, 60)]
    [InlineData(Direction.ToClient, 7)]
    public async Task At_any_byte_leaves_nobody_waiting_and_the_store_at_work(Direction cut, int step)
    {
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await new PostgresEventStore(database.App).Stored(Append(Oakdale, "ahead", ExpectedVersion.NoStream));
        await using var proxy = CuttingProxy.To(database.ConnectionString);
        await using var app = PostgresDatabase.Open(proxy.ConnectionString + ";Maximum Pool Size=3");
        var store = new PostgresEventStore(app);
        var (expected, broken) = (1, 0);
        for (var after = 0; ; after += step)
        {
            var (cuts, name) = (proxy.Cuts, $"meeting-{after}-");
            proxy.Gates = CuttingAfter(name, cut, after);
            app.Clear();
            var (ahead, met) = await MeetAsync(store, name);

            Assert.IsType<Appended>(await ahead.WaitAsync(Patience));
            foreach (var (append, answer) in met)
            {
                var outcome = await OrBrokenAsync(answer.WaitAsync(Patience));
                broken += outcome is null ? 1 : 0;
                var again = await InTheEndAsync(() => store.AppendAsync(append, default).WaitAsync(Patience));
                Assert.True(again is Repeated || again is Appended && outcome is null, $"{outcome} and then {again}");
            }

            expected += 1 + Waiting;
            Assert.Equal(expected, await new PostgresEventStore(database.App).HeadAsync(Oakdale, default));
            if (proxy.Cuts == cuts)
                break;
            Assert.True(after < 20_000, "It is cut however late.");
        }

        await Proof.LogIsWholeAsync(database.Source);
        Assert.True(broken >= 2 * Waiting);
        output.WriteLine($"{proxy.Cuts} cuts {cut} of groups of {Waiting}, {broken} appends broken off, {expected} events");
    }

    [Fact]
    public async Task At_random_under_many_writers_of_one_district_leaves_nobody_waiting()
    {
        const int Writers = 16;
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream, history_feed");
        var seed = Seed.Of(output);
        var random = new Random(seed);
        var history = new ClientHistory();
        await using var proxy = CuttingProxy.To(database.ConnectionString);
        proxy.Gates = () => CuttingTheConnection.AfterBytes(random, 12_000);
        await using (var app = PostgresDatabase.Open(proxy.ConnectionString))
        {
            var store = new PostgresEventStore(app);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                var workload = new Workload(seed, writer, 1);
                for (var number = 0; number < 50; number++)
                    await history.AskAsync(workload.Request(number), store, givesUp: number % 5 == 0);
            }))).WaitAsync(3 * Patience);
        }

        await database.OthersRestAsync();
        var grouped = await LoggedEvent.GroupedAppendsAsync(database.Source, Workload.District(0));
        output.WriteLine($"{proxy.Cuts} cuts, {grouped} appends in groups: {history}");
        await history.AgreesWithAsync(database.Source);
        await Proof.LogIsWholeAsync(database.Source);
        await Proof.RebuiltIsLivedAsync(database.Source);
        Assert.True(proxy.Cuts > 10 && grouped > 50);
    }

    /// <summary>One append is held up, and behind it the others meet.</summary>
    private async Task<(Task<AppendOutcome> Ahead, List<(TenantAppend Append, Task<AppendOutcome> Answer)> Met)> MeetAsync(
        PostgresEventStore store, string name)
    {
        await using var held = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await held.OpenAsync();
        await using (var hold = new NpgsqlCommand("begin; update mt_streams set version = version where id = 'ahead'", held))
            await hold.ExecuteNonQueryAsync();
        var ahead = store.AppendAsync(Append(Oakdale, "ahead", ExpectedVersion.Any), default);
        await database.SomebodyWaitsAsync();
        return (ahead,
        [
            .. Enumerable.Range(0, Waiting).Select(n => Append(Oakdale, name + n, ExpectedVersion.Any))
                .Select(append => (append, store.AppendAsync(append, default))),
        ]);
    }

    /// <summary>The connection that carries the group is cut that many bytes on from there; any other is let alone.</summary>
    private static Func<Gate> CuttingAfter(string name, Direction cut, int after)
    {
        var (marker, isCarried) = (Encoding.UTF8.GetBytes(name), false);
        return () =>
        {
            int? left = null;
            return (direction, bytes) =>
            {
                if (direction == Direction.ToServer)
                    left = null;
                if (direction == Direction.ToServer && !isCarried && bytes.Span.IndexOf(marker) >= 0)
                    (left, isCarried) = (after, true);
                if (direction != cut || left is not { } bytesLeft)
                    return ValueTask.FromResult(bytes.Length);
                var passes = Math.Min(bytes.Length, bytesLeft);
                left = bytesLeft - passes;
                return ValueTask.FromResult(passes);
            };
        };
    }

    private static async Task<AppendOutcome?> OrBrokenAsync(Task<AppendOutcome> answer)
    {
        try
        {
            return await answer;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    private static async Task<AppendOutcome> InTheEndAsync(Func<Task<AppendOutcome>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await OrBrokenAsync(ask()) is { } outcome)
                return outcome;
            Assert.True(attempt < 10, "The store doesn't come back.");
        }
    }
}
