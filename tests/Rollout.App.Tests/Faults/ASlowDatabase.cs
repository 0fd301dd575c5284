using Npgsql;
using Rollout.App.Tests.Cli;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;
using static Rollout.App.Tests.Cli.Invented;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.Faults;

public sealed class ASlowDatabase(FreshDatabase database, ITestOutputHelper output) : AnInventedDistrict(database)
{
    private const string Impatient = ";Options=-c statement_timeout=300";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Migrations.ApplyAsync(Database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await Database.RunAsync("truncate heard, heard_stream");
    }

    [Theory]
    [InlineData("mt_streams")]
    [InlineData("es_tenant_head")]
    [InlineData("es_history")]
    public async Task Whose_tables_are_locked_is_an_error_and_stores_nothing_until_it_is_asked_again(string table)
    {
        var append = Append(Oakdale, "a", ExpectedVersion.Any, 3);
        await using var app = PostgresDatabase.Open(Database.ConnectionString + Impatient);
        var store = new PostgresEventStore(app);
        var before = await StoredAsync();

        await using (await LockedAsync(table))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => store.AppendAsync(append, default));
            Assert.Equal(PostgresErrorCodes.QueryCanceled, refused.SqlState);
        }

        Assert.Equal(before, await StoredAsync());
        Assert.IsType<AppendOutcome.Appended>(await InTheEndAsync(() => store.AppendAsync(append, default)));
        Assert.IsType<AppendOutcome.Repeated>(await InTheEndAsync(() => store.AppendAsync(append, default)));
    }

    [Fact]
    public async Task Is_not_an_event_s_fault_and_parks_nothing()
    {
        await new PostgresEventStore(Database.App).AppendAsync(Append(Oakdale, "school/990000200077", ExpectedVersion.Any, 3), default);
        await using var app = PostgresDatabase.Open(Database.ConnectionString + Impatient);
        using var follower = new Follower(app, [new HeardProjection()]);

        await using (await LockedAsync("heard"))
            await Assert.ThrowsAsync<PostgresException>(() => follower.CatchUpAsync(null, default));

        Assert.Empty(await Parked.ListAsync(Database.Source, null, default));
        await InTheEndAsync(() => follower.CatchUpAsync(null, default));
        await Proof.RebuiltIsLivedAsync(Database.Source);
    }

    [Fact]
    public async Task Is_outlived_by_the_follower()
    {
        await new PostgresEventStore(Database.App).AppendAsync(Append(Oakdale, "school/990000200077", ExpectedVersion.Any, 3), default);
        await using var app = PostgresDatabase.Open(Database.ConnectionString + Impatient);
        using var stop = new CancellationTokenSource();
        using var follower = new Follower(app, [new HeardProjection()]);
        var outage = new TaskCompletionSource();
        Task following;

        await using (await LockedAsync("heard"))
        {
            following = follower.RunAsync(_ => outage.TrySetResult(), stop.Token);
            await (await Task.WhenAny(outage.Task, following).WaitAsync(TimeSpan.FromMinutes(2)));
        }

        const string Heard = "select count(*) from heard where tenant_id = 'oakdale'";
        await FreshDatabase.UntilAsync(async () => following.IsCompleted || await Database.AskAsync(Heard) > 0, "The follower doesn't come back.");
        Assert.Equal(3, await Database.AskAsync(Heard));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task That_ends_sessions_in_a_storm_loses_nothing_and_comes_back()
    {
        const int Storms = 40;
        var seed = Seed.Of(output);
        var history = new ClientHistory();
        using var stop = new CancellationTokenSource();
        await using (var app = PostgresDatabase.Open(Database.ConnectionString + ";Application Name=storm"))
        await using (var node = new Node(Database.ConnectionString + ";Application Name=storm"))
        {
            var store = new PostgresEventStore(app);
            var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
            {
                var workload = new Workload(seed, writer, 3);
                for (var number = 0; !stop.IsCancellationRequested; number++)
                    await history.AskAsync(workload.Request(number), store, givesUp: number % 5 == 0);
            })));
            for (var storm = 0; storm < Storms; storm++)
            {
                var enough = history.Acknowledged + 10;
                await FreshDatabase.UntilAsync(() => Task.FromResult(history.Acknowledged >= enough || writing.IsCompleted), "The writers don't get on.");
                await Database.AskAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'storm'");
            }

            await stop.CancelAsync();
            await writing;
            await node.StopAsync();
            output.WriteLine($"{Storms} storms, {node.Outages} outages of the follower: {history}");
        }

        await Database.OthersRestAsync();
        await Database.RunAsync("delete from mt_events where tenant_id = '9900002'; delete from es_history where tenant_id = '9900002';" +
            "delete from mt_streams where tenant_id = '9900002'; delete from es_tenant_head where tenant_id = '9900002';" +
            "delete from heard where tenant_id = '9900002'; delete from heard_stream where tenant_id = '9900002'; delete from es_cursor where tenant_id = '9900002'");
        await history.AgreesWithAsync(Database.Source);
        await Proof.LogIsWholeAsync(Database.Source);
        await Proof.RebuiltIsLivedAsync(Database.Source);
    }

    [Theory]
    [InlineData("mt_streams", "import events {0} " + Initiative)]
    [InlineData("es_history", "board " + Initiative)]
    [InlineData("mt_events", "history " + There)]
    [InlineData("es_cursor", "history " + There)]
    [InlineData("mt_events", "rebuild")]
    public async Task Is_a_sentence_and_exit_code_1_at_the_command_line(string table, string line)
    {
        var impatient = new FrontDoor(Database.ConnectionString + Impatient);
        var file = Files.Write("events.jsonl", Reached("2026-09-04") + "\n");
        var command = string.Format(System.Globalization.CultureInfo.InvariantCulture, line, file);
        var before = await StoredAsync();

        Told told;
        await using (await LockedAsync(table))
            told = await impatient.RunAsync(command);

        Assert.Equal((1, "", before), (told.ExitCode, told.Output, await StoredAsync()));
        Assert.Equal("The database refused: canceling statement due to statement timeout (57014).\n", told.Error);
        Assert.Equal(0, (await Door.RunAsync(command)).ExitCode);
    }

    /// <summary>Without a lock nothing waits for long; on a loaded machine it may seem so for a while.</summary>
    private static async Task<T> InTheEndAsync<T>(Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled && attempt < 100)
            {
                // Nothing was stored.
            }
        }
    }

    /// <summary>Another session holds the table until this is let go of.</summary>
    private async Task<NpgsqlConnection> LockedAsync(string table)
    {
        var holder = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {table} in access exclusive mode", holder);
        await command.ExecuteNonQueryAsync();
        return holder;
    }
}
