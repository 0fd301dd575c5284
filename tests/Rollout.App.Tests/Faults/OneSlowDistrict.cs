using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.Faults;

/// <summary>A read model that takes too long in one district, or with one event, while the database answers the others.</summary>
public sealed class OneSlowDistrict(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    // Whatever is about the slow school takes longer than any statement may.
    private const string ASlowSchool =
        """
        create or replace function takes_its_time() returns trigger language plpgsql as $$
        begin
          if new.stream_id like '%slow%' then
            perform pg_sleep(60);
          end if;
          return new;
        end $$;
        create or replace trigger takes_its_time before insert on heard for each row execute function takes_its_time();
        """;

    private readonly NpgsqlDataSource _impatient = PostgresDatabase.Open(database.ConnectionString + ";Options=-c statement_timeout=1000");

    public async Task InitializeAsync()
    {
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream");
        await database.RunAsync(ASlowSchool);
    }

    public async Task DisposeAsync() => await _impatient.DisposeAsync();

    [Fact]
    public async Task Keeps_no_other_waiting_and_is_told_at_the_end()
    {
        await AppendAsync(Birch, "slow");
        await AppendAsync(Oakdale, "a", "b");
        using var follower = new Follower(_impatient, [new HeardProjection()]);

        var told = await Assert.ThrowsAsync<PostgresException>(() => follower.CatchUpAsync(null, default));

        Assert.Equal(PostgresErrorCodes.QueryCanceled, told.SqlState);
        Assert.Equal(["oakdale a", "oakdale b"], await HeardAsync());
    }

    [Fact]
    public async Task Has_the_one_event_parked_that_always_takes_too_long()
    {
        await AppendAsync(Oakdale, "a", "slow", "b", "slow", "c");
        using var follower = new Follower(_impatient, [new HeardProjection()]);

        await InTheEndAsync(follower);

        Assert.Equal(["oakdale a", "oakdale b", "oakdale c"], await HeardAsync());
        var parked = await Parked.ListAsync(database.Source, Oakdale, default);
        Assert.Equal([2L, 4L], parked.Select(p => p.Position));
        Assert.Contains("statement timeout", parked[0].Error, StringComparison.Ordinal);

        await database.RunAsync("drop trigger takes_its_time on heard");
        Assert.Equal(0, await Parked.ReplayAsync(database.Source, new HeardProjection(), Oakdale, "slow", default));
        Assert.Equal(5, (await HeardAsync()).Count);
    }

    [Fact]
    public async Task Whose_table_is_locked_parks_nothing_however_often_it_is_tried()
    {
        await AppendAsync(Oakdale, "a", "b", "c", "d");
        using var follower = new Follower(_impatient, [new HeardProjection()]);
        await using (var holder = new NpgsqlConnection(database.ConnectionString + ";Pooling=false"))
        {
            await holder.OpenAsync();
            await using (var command = new NpgsqlCommand("begin; lock table heard in access exclusive mode", holder))
                await command.ExecuteNonQueryAsync();
            for (var time = 0; time < 5; time++)
                await Assert.ThrowsAsync<PostgresException>(() => follower.CatchUpAsync(null, default));
        }

        Assert.Empty(await Parked.ListAsync(database.Source, null, default));
        await InTheEndAsync(follower);
        Assert.Equal(4, (await HeardAsync()).Count);
        Assert.Empty(await Parked.ListAsync(database.Source, null, default));
    }

    private static async Task InTheEndAsync(Follower follower)
    {
        for (var time = 1; ; time++)
        {
            try
            {
                await follower.CatchUpAsync(null, default);
                return;
            }
            catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled && time < 10)
            {
                // Nothing of it was kept.
            }
        }
    }

    private async Task AppendAsync(string district, params string[] streams)
    {
        foreach (var stream in streams)
            await new PostgresEventStore(database.App).Stored(Append(district, stream, ExpectedVersion.Any));
    }

    private async Task<List<string>> HeardAsync()
    {
        await using var command = database.Source.CreateCommand("select tenant_id || ' ' || stream_id from heard order by tenant_id, pos");
        await using var row = await command.ExecuteReaderAsync();
        var heard = new List<string>();
        while (await row.ReadAsync())
            heard.Add(row.GetString(0));
        return heard;
    }
}
