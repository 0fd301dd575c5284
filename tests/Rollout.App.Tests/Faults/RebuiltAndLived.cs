using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Sdk;

namespace Rollout.App.Tests.Faults;

/// <summary>The control of the proofs' own comparison: what it covers, and that it finds what is not as it was lived.</summary>
public sealed class RebuiltAndLived(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await Migrations.ApplyAsync(database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate heard, heard_stream, history_feed");
        var (store, workload) = (new PostgresEventStore(database.App), new Workload(7, 0, 2));
        for (var number = 0; number < 40; number++)
            await workload.Request(number).AskAsync(store);
        using var follower = new Follower(database.Source, Proof.Projections);
        await follower.CatchUpAsync(null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Are_the_same_where_nothing_was_damaged() => await Proof.RebuiltIsLivedAsync(database.Source);

    [Fact]
    public async Task Are_compared_in_every_table_that_is_made_from_the_log()
    {
        // The log itself, and what LogIsWholeAsync compares with it; cursors are part of a projection's dump, and nothing may be parked.
        // What commands that recorded nothing were answered is in no log.
        string[] others =
        [
            "mt_streams", "mt_events", "es_tenant_head", "mt_event_progression", "es_migration", "es_cursor", "es_parked", "es_grant", "first_outcome",
            // People and their ways in are in no log of a district either, and a consortium's sums are made anew when they are asked for.
            "account", "sign_in_session", "sign_in_failure", "provider_identity", "passkey", "key_ring", "member", "invitation", "access_token",
            "access_log", "initiative_sum",
            // What is drafted is no event yet.
            "set_up_draft",
            // What somebody sent is kept for a day, to be looked at before it is recorded.
            "import_upload",
        ];
        var tables = await Proof.AskAsync<string[]>(
            database.Source, "select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'public'");

        Assert.Equal(["es_history", .. Proof.Projections.SelectMany(projection => projection.Tables).Order(StringComparer.Ordinal)], tables.Except(others));
    }

    [Theory]
    [InlineData("update heard_stream set events = events + 1 where (tenant_id, stream_id) = (select tenant_id, stream_id from heard_stream limit 1)")]
    [InlineData("update heard set pos = pos + 1 where event_id = (select event_id from heard limit 1)")]
    [InlineData("delete from history_feed where (tenant_id, pos) = (select tenant_id, pos from history_feed limit 1)")]
    [InlineData("update es_history set facts = facts || ' ' where (tenant_id, stream_id) = (select tenant_id, stream_id from es_history limit 1)")]
    [InlineData("delete from es_history where (tenant_id, stream_id) = (select tenant_id, stream_id from es_history limit 1)")]
    public async Task Differ_when_a_single_row_was_damaged(string damage)
    {
        await database.RunAsync(damage);
        await Assert.ThrowsAnyAsync<XunitException>(() => Proof.RebuiltIsLivedAsync(database.Source));
    }
}
