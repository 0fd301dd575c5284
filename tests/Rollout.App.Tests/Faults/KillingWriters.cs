using Npgsql;
using Rollout.EventStore;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class KillingWriters(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>
{
    private const int Writers = 3;
    private const int Districts = 2;

    private readonly int _seed = Seed.Of(output);
    private readonly ClientHistory _history = new();

    [Fact]
    public Task And_freezing_them_in_mid_append_loses_nothing_and_doubles_nothing() => KillAsync(30, TimeSpan.FromSeconds(1));

    [LongFact]
    public Task Five_hundred_times_and_freezing_them_for_half_a_minute_loses_nothing() => KillAsync(500, TimeSpan.FromSeconds(30));

    private async Task KillAsync(int kills, TimeSpan freeze)
    {
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream, history_feed");
        await using (var node = new Node(database.ConnectionString, database.AppConnectionString))
        {
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => LiveAsync(writer, kills / Writers, freeze)));
            await node.StopAsync();
        }

        // What a killed process had under way ends with its session.
        await database.KillOthersAsync();
        await database.OthersRestAsync();
        await using var checking = NpgsqlDataSource.Create(database.ConnectionString + ";Pooling=false");
        await _history.AgreesWithAsync(checking);
        await Proof.LogIsWholeAsync(checking);
        await Proof.RebuiltIsLivedAsync(checking);
        Assert.True(_history.Acknowledged > kills);
        output.WriteLine($"{kills} kills, {Writers} freezes of {freeze}: {_history}");
    }

    // One life after the other: each begins with what the one before left open.
    private async Task LiveAsync(int writer, int lives, TimeSpan freeze)
    {
        var random = new Random(unchecked((_seed * 31) + writer));
        var workload = new Workload(_seed, writer, Districts);
        var next = 0;
        for (var life = 1; life <= lives; life++)
        {
            using var process = AppendingProcess.Start(database.AppConnectionString, _seed, writer, Districts, next);
            var deadline = random.Next(2, 60);
            var freezes = life == lives / 2;
            for (var line = 1; await process.SaysAsync() is { } said; line++)
            {
                next = Heard(said, workload) + 1;
                if (line >= deadline && freezes)
                {
                    process.Freeze();
                    await FrozenAsync(freeze);
                    process.Thaw();
                    freezes = false;
                    deadline += 20;
                }
                else if (line >= deadline)
                {
                    process.Kill();
                }
            }
        }
    }

    // The fault itself; nothing is expected of its length.
    private static Task FrozenAsync(TimeSpan freeze) => Task.Delay(freeze);

    /// <summary>Answers the last request that needs no repeating.</summary>
    private int Heard((string Word, int Number) said, Workload workload)
    {
        var request = workload.Request(said.Number);
        if (Enum.TryParse<Answer>(said.Word, out var answer))
        {
            _history.Answered(request, answer);
            return said.Number;
        }

        if (said.Word == "asks")
            _history.Asked(request);
        else
            _history.BrokeOff(request);
        return said.Number - 1;
    }
}
