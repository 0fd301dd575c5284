using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class PowerLoss(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int Districts = 3;
    private const int Megabytes = 300;

    private readonly int _seed = Seed.Of(output);
    private readonly ClientHistory _history = new();
    private readonly int[] _next = new int[Writers];

    [PowerLossFact]
    public Task Three_times_loses_nothing_acknowledged() => CutAsync(3, Megabytes);

    [PowerLossFact(IsLong = true)]
    public Task Thirty_times_loses_nothing_acknowledged() => CutAsync(30, 5 * Megabytes);

    [PowerLossFact]
    public Task Would_lose_something_acknowledged_without_fsync() => LoseAsync("fsync=off");

    [PowerLossFact]
    public Task Would_lose_something_acknowledged_with_commits_that_wait_for_no_disk() =>
        LoseAsync("synchronous_commit=off", "wal_writer_delay=10s");

    private async Task CutAsync(int cuts, int megabytes)
    {
        using var disk = new PowerLossDisk(megabytes);
        await using var server = await StartAsync(disk);
        await using var checking = PostgresDatabase.Open(server.ConnectionString + ";Command Timeout=300");
        await using var node = new Node(server.ConnectionString);
        for (var cut = 1; cut <= cuts; cut++)
        {
            await WriteUntilTheCutAsync(disk, server, node.Follower, withCheckpoint: cut % 2 == 0);
            checking.Clear();
            await _history.AgreesWithAsync(checking);
            await Proof.LogIsWholeAsync(checking);
            if (cut <= 3 || cut % 9 == 0 || cut == cuts)
                await Proof.RebuiltIsLivedAsync(checking);
            Assert.Equal(0, await Proof.AskAsync<long>(checking, "select coalesce(sum(checksum_failures), 0)::bigint from pg_stat_database"));
            output.WriteLine($"cut {cut}: {disk.Size / 1_000_000} MB set aside; {_history}");
        }

        await node.StopAsync();
    }

    // Now and then the moment of the cut is just behind a flush, and nothing is lost.
    private async Task LoseAsync(params string[] settings)
    {
        using var disk = new PowerLossDisk(Megabytes);
        await using var server = await StartAsync(disk, settings);
        await using var checking = PostgresDatabase.Open(server.ConnectionString);
        await using var node = new Node(server.ConnectionString);
        for (var (cut, lost) = (1, 0); lost == 0; cut++)
        {
            Assert.True(cut <= 5, $"Nothing was lost with {settings[0]}: the cuts prove nothing.");
            await WriteUntilTheCutAsync(disk, server, node.Follower, withCheckpoint: false);
            checking.Clear();
            lost = await _history.LostAsync(checking);
            output.WriteLine($"{settings[0]}, cut {cut}: {lost} acknowledged events lost; {_history}");
        }

        await node.StopAsync();
    }

    private static async Task<KillableServer> StartAsync(PowerLossDisk disk, params string[] settings)
    {
        var server = await KillableServer.StartAsync(disk.Folder("pg"), ["max_wal_size=16MB", "min_wal_size=4MB", .. settings]);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
        await Migrations.ApplyAsync(database, Proof.Schema, default);
        await using var checkpoint = database.CreateCommand("checkpoint");
        await checkpoint.ExecuteNonQueryAsync();
        disk.Sync();
        return server;
    }

    /// <summary>Returns when the database has recovered, the writers' broken requests are answered, and nobody writes.</summary>
    private async Task WriteUntilTheCutAsync(PowerLossDisk disk, KillableServer server, Follower follower, bool withCheckpoint)
    {
        var random = new Random(unchecked((_seed * 31) + _history.Acknowledged));
        await using var database = PostgresDatabase.Open(server.ConnectionString);
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Run(() => WriteAsync(new(database), follower, writer, stop.Token))));
        await AcknowledgedAsync(_history.Acknowledged + random.Next(50, 600), writing);
        var checkpoint = withCheckpoint ? CheckpointAsync(server) : Task.CompletedTask;
        await Task.Delay(random.Next(30));
        await CutAsync(disk, server);
        await AcknowledgedAsync(_history.Acknowledged + 1, writing);
        await stop.CancelAsync();
        await Task.WhenAll(writing, checkpoint);
    }

    /// <summary>All is still while the disk is set aside, so what was acknowledged until the end was acknowledged before.</summary>
    private static async Task CutAsync(PowerLossDisk disk, KillableServer server)
    {
        using (var stopped = new StoppedServer(server.Postmaster))
        {
            disk.SetAside();
            stopped.KillChildren();
            await server.KillPostmasterAsync();
        }

        disk.GoOnWithWhatWasSetAside();
        await server.AnswersAsync();
    }

    private async Task WriteAsync(PostgresEventStore store, Follower follower, int writer, CancellationToken stop)
    {
        var workload = new Workload(_seed, writer, Districts);
        while (!stop.IsCancellationRequested)
        {
            var number = _next[writer]++;
            await _history.AskAsync(workload.Request(number), store, givesUp: number % 5 == 0);
            follower.Signal();
        }
    }

    private static async Task CheckpointAsync(KillableServer server)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
            await using var checkpoint = database.CreateCommand("checkpoint");
            await checkpoint.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The cut came in the middle of it.
        }
    }

    private async Task AcknowledgedAsync(int enough, Task writing)
    {
        var waited = Stopwatch.StartNew();
        while (_history.Acknowledged < enough)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "The writers don't get on.");
            if (writing.IsFaulted)
                await writing;
            await Task.Delay(2);
        }
    }
}
