using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

public sealed class RacingWriters(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>
{
    private const int Writers = 8;

    // Between the drawing of an event's number and its commit: sometimes a wait, sometimes the end.
    private const string FaultsOnTheWay =
        """
        create or replace function fault_on_the_way() returns trigger language plpgsql as $$
        declare
          v_dice constant float8 := random();
        begin
          if v_dice < 0.05 then
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
        select es_append('held', true, false, array['a']::varchar[], array['school']::varchar[], array[-2]::bigint[], array[1],
          array[1], array[1], array[gen_random_uuid()], array['t']::varchar[], array['T, T']::varchar[], array['{}']::jsonb[],
          array[null]::timestamptz[], array[null]::varchar[], array['ana']::varchar[], null, null, true);
        """;

    [LongTheory]
    [InlineData(1, 20_000)]
    [InlineData(8, 40_000)]
    [InlineData(50, 40_000)]
    public Task Lose_no_event_to_two_competing_followers_where_a_naive_one_loses_some(int districts, int events) =>
        RaceAsync(districts, events, TimeSpan.Zero);

    [LongFact]
    public async Task Lose_no_event_in_a_long_race_with_a_transaction_left_idle_for_a_minute()
    {
        foreach (var districts in (int[])[1, 8, 50])
            await RaceAsync(districts, 200_000, TimeSpan.FromSeconds(60));
    }

    private async Task RaceAsync(int districts, int events, TimeSpan idle)
    {
        await Migrations.ApplyAsync(database.Source, [HeardProjection.Schema], default);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream");
        await database.RunAsync(FaultsOnTheWay);
        await using var held = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await held.OpenAsync();
        await SayAsync(held, HoldANumber);
        var since = Stopwatch.StartNew();

        await using var one = new Node(database.ConnectionString);
        await using var other = new Node(database.ConnectionString);
        using var naive = new NaiveFollower(database.ConnectionString);
        var race = new Race(database.Source, output, districts, events, () => { one.Follower.Signal(); other.Follower.Signal(); });
        await race.RunAsync(Writers);
        await Task.WhenAll(one.StopAsync(), other.StopAsync());
        await naive.StopAsync();

        // The transaction still stands open, and all that was committed is heard.
        using (var follower = new Follower(database.Source, [new HeardProjection()]))
        {
            await follower.CatchUpAsync(null, default);
            Assert.Equal(race.Stored, await database.AskAsync("select count(*) from heard"));
            while (since.Elapsed < idle)
                await Task.Delay(100);
            await SayAsync(held, "commit");
            await follower.CatchUpAsync(null, default);
        }

        Assert.Equal(race.Stored + 1, await database.AskAsync("select count(distinct (tenant_id, pos)) from heard"));
        Assert.Equal(race.Stored + 1, await database.AskAsync("select count(*) from heard"));
        await Proof.LogIsWholeAsync(database.Source);
        await RebuiltIsLivedAsync();
        Assert.InRange(Math.Max(one.LongestStall.TotalSeconds, other.LongestStall.TotalSeconds), 0, 20);
        output.WriteLine($"{districts} districts: {race}, naive lost {race.Stored - naive.Seen}, both nodes {one.Heard} + {other.Heard}");
        if (districts > 1)
            Assert.True(naive.Seen < race.Stored, "The naive follower lost nothing: this run proves nothing.");
    }

    private async Task RebuiltIsLivedAsync()
    {
        var projection = new HeardProjection();
        var lived = await Proof.DigestAsync(database.Source, projection);
        foreach (var district in await new PostgresEventStore(database.Source).TenantsAsync(default))
        {
            Assert.Equal(0, await HistoryRebuild.RunAsync(database.Source, district, default));
            await Rebuild.RunAsync(database.Source, projection, district, default);
        }

        Assert.Equal(lived, await Proof.DigestAsync(database.Source, projection));
    }

    private static async Task SayAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
