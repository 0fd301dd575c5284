using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class RacingWriters(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>
{
    private const int Writers = 16;

    // Between the drawing of an event's number and its commit: sometimes a wait, sometimes the end.
    private const string FaultsOnTheWay =
        """
        create or replace function fault_on_the_way() returns trigger language plpgsql as $$
        declare
          v_dice constant float8 := random();
        begin
          if v_dice < 0.07 then
            raise exception using errcode = 'FT001', message = 'a fault on the way';
          elsif v_dice < 0.3 then
            perform pg_sleep(random() * 0.01);
          end if;
          return null;
        end $$;
        create or replace trigger fault_on_the_way after insert on mt_events
          for each statement execute function fault_on_the_way();
        """;

    // Without the faults on the way: as a replica, its inserts fire no trigger.
    private const string HoldANumber =
        """
        begin;
        set local session_replication_role = replica;
        select es_append('held', true, false, array['school/990000200001']::varchar[], array['school']::varchar[], array[-2]::bigint[], array[1],
          array[1], array[1], array[gen_random_uuid()], array['t']::varchar[], array['T, T']::varchar[], array['{}']::jsonb[],
          array[null]::timestamptz[], array[null]::varchar[], array['ana']::varchar[], null, null, true);
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenRebuilds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    [Fact]
    public Task Lose_no_event_to_two_competing_followers_where_a_naive_one_loses_some() =>
        RaceAsync((1, 20_000), (8, 40_000), (50, 40_000));

    [LongFact]
    public Task Lose_no_event_in_a_long_race() => RaceAsync((1, 200_000), (8, 200_000), (50, 200_000));

    /// <summary>All the races are run beside a transaction that has drawn a number and is left idle for a minute or longer.</summary>
    private async Task RaceAsync(params (int Districts, int Events)[] races)
    {
        var seed = Seed.Of(output);
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream, history_feed");
        await database.RunAsync(FaultsOnTheWay);
        await using var one = new Node(database.ConnectionString, database.AppConnectionString);
        await using var other = new Node(database.ConnectionString, database.AppConnectionString);
        await using var held = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await held.OpenAsync();
        await SayAsync(held, HoldANumber);
        var since = Stopwatch.StartNew();
        long stored = 0, answers = 0, failures = 0;
        foreach (var (districts, events) in races)
        {
            var race = new Race([one.Store, other.Store], seed, districts, events, () => { one.Follower.Signal(); other.Follower.Signal(); });
            await RunAsync(race, districts);
            (stored, answers, failures) = (stored + race.Stored, answers + race.Answers, failures + race.Failures);
        }

        Assert.True(failures * 10 >= answers, $"Of {answers} appends only {failures} failed.");

        // The transaction still stands open, and all that was committed is heard by the two.
        await HeardAsync(stored, one, other);
        if (Idle - since.Elapsed is { Ticks: > 0 } rest)
            await Task.Delay(rest);
        await SayAsync(held, "commit");
        await HeardAsync(stored + 1, one, other);
        output.WriteLine($"{stored} events in {since.Elapsed}; the nodes heard {one.Heard} + {other.Heard}, longest stalls {one.LongestStall} and {other.LongestStall}");
        await Task.WhenAll(one.StopAsync(), other.StopAsync());

        Assert.Equal(stored + 1, await database.AskAsync("select count(distinct (tenant_id, pos)) from heard"));
        Assert.Equal(stored + 1, await database.AskAsync("select count(*) from heard"));
        await Proof.LogIsWholeAsync(database.Source);
        await Proof.RebuiltIsLivedAsync(database.Source);
    }

    private async Task RunAsync(Race race, int districts)
    {
        using var naive = new NaiveFollower(database.ConnectionString, race.Prefix);
        var racing = race.RunAsync(Writers);
        var rebuilt = 0;
        while (!racing.IsCompleted)
        {
            // The living rows, while writers and followers go on.
            Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, race.HotDistrict, default));
            foreach (var projection in Proof.Projections)
                await Rebuild.RunAsync(database.Source, projection, race.HotDistrict, default);
            rebuilt++;
            await Task.WhenAny(racing, Task.Delay(BetweenRebuilds));
        }

        await racing;
        await naive.StopAsync();
        race.AgreesWith(await LoggedEvent.OfDistrictsAsync(database.Source, race.Prefix));
        var grouped = await LoggedEvent.GroupedAppendsAsync(database.Source, race.Prefix);
        output.WriteLine($"{districts} districts: {race}, {grouped} in groups, naive lost {race.Stored - naive.Seen}, rebuilt {rebuilt} times meanwhile");
        Assert.True(grouped > 100, "Hardly any append was in a group: this run proves little.");
        if (districts > 1)
            Assert.True(naive.Seen < race.Stored, "The naive follower lost nothing: this run proves nothing.");
    }

    private async Task HeardAsync(long events, params Node[] nodes)
    {
        var heardByAll = $"select coalesce(sum(pos), 0)::bigint / {Proof.Projections.Count} from es_cursor";
        var (heard, still) = (0L, Stopwatch.StartNew());
        while (heard < events)
        {
            Assert.True(still.Elapsed < Patience, $"Of {events} events {heard} were heard: the followers stall.");
            Assert.DoesNotContain(nodes, node => node.HasEnded);
            await Task.Delay(20);
            var now = await database.AskAsync(heardByAll);
            if (now > heard)
                still.Restart();
            heard = now;
        }
    }

    private static async Task SayAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
