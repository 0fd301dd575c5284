using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class KillingPostgres(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int Districts = 3;

    private readonly int _seed = Seed.Of(output);
    private readonly ClientHistory _history = new();
    private readonly int[] _next = new int[Writers];

    [Fact]
    public Task At_random_loses_nothing_acknowledged_and_doubles_nothing() => KillAsync(25);

    [LongFact]
    public Task Five_hundred_times_loses_nothing_acknowledged_and_doubles_nothing() => KillAsync(500);

    private async Task KillAsync(int kills)
    {
        var random = new Random(_seed);
        await using var server = await KillableServer.StartAsync();
        await using var checking = PostgresDatabase.Open(server.ConnectionString);
        await Migrations.ApplyAsync(checking, Proof.Schema, default);
        await using var node = new Node(server.ConnectionString);

        for (var kill = 1; kill <= kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
                Task.Run(() => WriteAsync(node, writer, stop.Token))));
            var rebuilding = Task.Run(() => RebuildAsync(checking, stop.Token));
            await AcknowledgedAsync(_history.Acknowledged + random.Next(1, 60), writing);

            if (kill % 2 == 1)
                await server.KillPostmasterAsync();
            else
                await server.KillAChildAsync(random);

            await server.AnswersAsync();
            await AcknowledgedAsync(_history.Acknowledged + 1, writing);
            await stop.CancelAsync();
            await Task.WhenAll(writing, rebuilding);
            checking.Clear();
            await Proof.LogIsWholeAsync(checking);
            if (kill <= 25 || kill % 20 == 0 || kill == kills)
            {
                await _history.AgreesWithAsync(checking);
                await Proof.RebuiltIsLivedAsync(checking);
            }
        }

        await node.StopAsync();
        output.WriteLine(
            $"{kills} kills: {await Proof.AskAsync<long>(checking, "select count(*) from mt_events")} events, {_history}, {node.Outages} outages outlived");
    }

    private async Task WriteAsync(Node node, int writer, CancellationToken stop)
    {
        var workload = new Workload(_seed, writer, Districts);
        while (!stop.IsCancellationRequested)
        {
            var number = _next[writer]++;
            await _history.AskAsync(workload.Request(number), node.Store, givesUp: number % 5 == 0);
            node.Follower.Signal();
        }
    }

    // While writers and the follower go on, everything is rebuilt; the kill may come in the middle of it.
    private static async Task RebuildAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        try
        {
            foreach (var projection in Proof.Projections)
                await Rebuild.RunAsync(database, projection, Workload.District(0), stop);
            Assert.Equal(0, await HistoryRebuild.RunAsync(database, Workload.District(0), stop));
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // Killed: nothing of it was kept.
        }
    }

    private Task AcknowledgedAsync(int enough, Task writing) => FreshDatabase.UntilAsync(
        async () =>
        {
            if (writing.IsFaulted)
                await writing;
            return _history.Acknowledged >= enough;
        },
        "The writers don't get on.");
}
