using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

/// <summary>Row-level security and the roles of ops/roles.sql: whatever a statement asks for, it gets its own district's rows.</summary>
public sealed class DistrictsApart(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private static readonly string[] Guarded =
    [
        "access_log", "access_token", "es_cursor", "es_history", "es_parked", "es_tenant_head", "first_outcome", "history_feed", "import_upload", "initiative_sum", "invitation", "member",
        "mt_events", "mt_streams",
        "set_up_draft",
    ];

    /// <summary>What only the application reads.</summary>
    private static readonly string[] Secret = ["access_token", "first_outcome", "import_upload", "invitation"];

    public async Task InitializeAsync()
    {
        await Migrations.ApplyAsync(database.Source, ReadModels.Schema, default, ClusterRoles.Prefix);
        await database.EmptyAsync();
        await database.RunAsync("truncate history_feed, first_outcome, account, sign_in_session, provider_identity, passkey, member, invitation, access_token, access_log, initiative_sum, import_upload");
        await database.RunAsync("truncate set_up_draft");
        var store = new PostgresEventStore(database.App);
        foreach (var tenant in (string[])[Oakdale, Birch])
        {
            await store.Stored(Append(tenant, "school/1", ExpectedVersion.NoStream, 2));
            await database.RunAsync(
                $"""
                insert into es_cursor (tenant_id, name) values ('{tenant}', 'history');
                insert into es_parked (tenant_id, name, key, pos, event_id, error) values ('{tenant}', 'history', 'a', 1, gen_random_uuid(), 'bad');
                insert into first_outcome (tenant_id, actor, key, asked, status, body) values ('{tenant}', 'ana', 'k', '', 200, '');
                insert into history_feed (tenant_id, pos, event_id, stream_id, version, type, recorded_at, data)
                values ('{tenant}', 1, gen_random_uuid(), 'school/1', 1, 'a', now(), '[]');
                insert into account (id, email, name, created_at) values (gen_random_uuid(), '{tenant}@example.org', 'Ana', now());
                insert into member (tenant_id, account_id, role, granted_by, granted_at) select '{tenant}', id, 'coach', 'tests', now() from account where email like '{tenant}%';
                insert into invitation (tenant_id, digest, id, email, role, invited_by, invited_at, expires_at)
                values ('{tenant}', 'a', gen_random_uuid(), 'b@example.org', 'coach', 'tests', now(), now());
                insert into access_token (tenant_id, digest, id, account_id, name, may_record, made_at, expires_at)
                select '{tenant}', 'a', gen_random_uuid(), id, 'a', true, now(), now() from account where email like '{tenant}%';
                insert into initiative_sum (tenant_id, initiative, district, title, effective_on, position, coordinates, counts)
                values ('{tenant}', 'pl', 'Oak', 'PL', now(), 1, '', '[]');
                insert into import_upload (tenant_id, id, actor, kind, file_name, asked, content, kept_at)
                values ('{tenant}', gen_random_uuid(), 'ana', 'schools', 'a.csv', '[]', '', now());
                insert into access_log (tenant_id, at, id, actor, what, detail) values ('{tenant}', now(), gen_random_uuid(), 'tests', 'read', '[]');
                insert into set_up_draft (tenant_id, initiative, title, template, adoption, changed_by, changed_at)
                values ('{tenant}', 'pl', 'PL', 'a', gen_random_uuid(), 'tests', now());
                """);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_table_of_a_district_is_guarded_also_from_its_owner()
    {
        var found = await ListAsync(
            """
            select c.relname || case when c.relrowsecurity and c.relforcerowsecurity and exists (
                     select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polroles = '{0}') then '' else ' is open' end
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
             order by c.relname collate "C"
            """);

        Assert.Equal(Guarded, found);
    }

    /// <summary>What sees past the borders, reviewed: ids, counts, where one account is a member and whether it is of one district, and no more.</summary>
    [Fact]
    public async Task Only_these_functions_act_for_the_owner() => Assert.Equal(
        ["es_analyze_log()", "es_may_speak(p_tenant character varying, p_person character varying)", "es_memberships(p_account uuid)", "es_projection_lag(p_names character varying[])", "es_tenants()", "es_tenants_behind(p_name character varying, p_tenant character varying)"],
        await ListAsync(
            """
            select format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) from pg_proc p
             where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 1
            """));

    [Fact]
    public async Task What_acts_for_the_owner_looks_nowhere_else_for_its_tables() => Assert.Equal([], await ListAsync(
        """
        select p.proname from pg_proc p
         where p.prosecdef and p.pronamespace = 'public'::regnamespace and p.proconfig is distinct from array['search_path=public, pg_temp']
        """));

    /// <summary>A unique index that spans districts would tell one of the other's rows by refusing its own.</summary>
    [Fact]
    public async Task Every_unique_index_begins_with_the_district_or_holds_no_districts_rows() => Assert.Equal(
        [
            "account: email", "account: id", "es_grant: role", "es_migration: name", "key_ring: name", "mt_event_progression: name", "mt_events: seq_id",
            "passkey: credential", "provider_identity: issuer", "sign_in_failure: subject", "sign_in_session: digest", "sign_in_session: id",
        ],
        await ListAsync(
            """
            select format('%s: %s', i.indrelid::regclass, a.attname)
              from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indisunique and a.attname <> 'tenant_id'
             order by 1
            """));

    [Theory]
    [InlineData("app")]
    [InlineData("auditor")]
    public async Task Asked_for_everything_one_sees_its_own_districts_rows(string role)
    {
        foreach (var table in Guarded.Where(table => role == "app" || !Secret.Contains(table)))
        {
            var (own, others) = await CountAsync(role, table, Oakdale);
            Assert.True(own > 0 && others == 0, $"{table}: {own} own rows, {others} others'");
            Assert.Equal((0, 0), await CountAsync(role, table, ""));
        }
    }

    /// <summary>The control: without the policies the same questions see both districts.</summary>
    [Fact]
    public async Task Without_the_policies_the_same_questions_see_both()
    {
        foreach (var table in Guarded)
            await database.RunAsync($"alter table {table} disable row level security");
        try
        {
            foreach (var table in Guarded)
                Assert.NotEqual(0, (await CountAsync("app", table, Oakdale)).Others);
            await TheApplicationItselfAsksForItsOwnAsync();
        }
        finally
        {
            foreach (var table in Guarded)
                await database.RunAsync($"alter table {table} enable row level security");
        }
    }

    [Theory]
    [InlineData("insert into es_tenant_head (tenant_id) values ('elsewhere')")]
    [InlineData("insert into mt_streams (tenant_id, id, version) values ('birch', 'school/2', 0)")]
    [InlineData("insert into mt_events (seq_id, id, stream_id, version, data, type, tenant_id) values (99, gen_random_uuid(), 'school/1', 9, '{}', 'a', 'birch')")]
    [InlineData("insert into es_history (tenant_id, stream_id, part, version, facts) values ('birch', 'school/1', 9, 9, '')")]
    [InlineData("insert into first_outcome (tenant_id, actor, key, asked, status, body) values ('birch', 'ana', 'k2', '', 200, '')")]
    [InlineData("insert into access_log (tenant_id, at, id, actor, what, detail) values ('birch', now(), gen_random_uuid(), 'ana', 'read', '[]')")]
    [InlineData("insert into member (tenant_id, account_id, role, granted_by, granted_at) select 'birch', account_id, 'administrator', 'ana', now() from member")]
    [InlineData("update member set tenant_id = 'birch'")]
    [InlineData("update mt_streams set tenant_id = 'birch'")]
    public async Task Nothing_is_written_into_another_district(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync("app", Oakdale, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("update mt_streams set version = version + 1")]
    [InlineData("update es_tenant_head set pos = pos + 1")]
    [InlineData("update es_history set facts = ''")]
    [InlineData("update first_outcome set body = 'changed'")]
    [InlineData("update member set role = 'administrator'")]
    [InlineData("delete from member")]
    [InlineData("update access_token set revoked_at = null")]
    public async Task Nothing_is_changed_in_another_district(string sql)
    {
        var before = await DigestAsync();
        await RunAsync("app", Oakdale, sql);
        Assert.Equal(before, await DigestAsync());

        Task<long> DigestAsync() => database.AskAsync(
            """
            select hashtextextended(string_agg(t, '' order by t), 0) from (
              select s::text as t from mt_streams s where tenant_id = 'birch' union all select h::text from es_tenant_head h where tenant_id = 'birch'
              union all select h::text from es_history h where tenant_id = 'birch' union all select o::text from first_outcome o where tenant_id = 'birch'
              union all select m::text from member m where tenant_id = 'birch' union all select a::text from access_token a where tenant_id = 'birch') t
            """);
    }

    [Theory]
    [InlineData("app", "update mt_events set type = 'other'")]
    [InlineData("app", "delete from mt_events")]
    [InlineData("app", "truncate mt_events")]
    [InlineData("app", "delete from es_history")]
    [InlineData("app", "delete from mt_streams")]
    [InlineData("app", "insert into es_cursor (tenant_id, name) values ('oakdale', 'other')")]
    [InlineData("app", "update history_feed set type = 'other'")]
    [InlineData("app", "delete from es_migration")]
    [InlineData("app", "create table mine (a int)")]
    [InlineData("app", "update access_log set what = 'other'")]
    [InlineData("app", "delete from access_log")]
    [InlineData("app", "delete from account")]
    [InlineData("auditor", "select * from account")]
    [InlineData("auditor", "select * from access_token")]
    [InlineData("app", "alter table mt_events disable row level security")]
    [InlineData("auditor", "insert into mt_streams (tenant_id, id) values ('oakdale', 'a')")]
    [InlineData("auditor", "update es_history set facts = ''")]
    [InlineData("auditor", "select nextval('mt_events_sequence')")]
    public async Task A_role_does_what_it_is_for_and_nothing_else(string role, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(role, Oakdale, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Who_keeps_the_read_models_writes_nothing_into_the_log()
    {
        await using var projector = NpgsqlDataSource.Create(ClusterRoles.Projecting(database.AppConnectionString));
        foreach (var sql in (string[])["insert into mt_streams (tenant_id, id) values ('oakdale', 'a')", "update es_tenant_head set pos = 1", "delete from es_history"])
        {
            await using var command = new TenantCommand(projector, Oakdale, sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(default));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_backup_sees_all_of_it()
    {
        await using var backup = NpgsqlDataSource.Create(ClusterRoles.As("backup", database.ConnectionString));
        await using var command = backup.CreateCommand("select count(distinct tenant_id) from mt_events");
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_a_transaction_said_is_forgotten_with_it()
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await using (var own = new TenantCommand(connection, Oakdale, "select count(*) from mt_events"))
            Assert.Equal(2L, await own.ExecuteScalarAsync(default));
        await using var next = new NpgsqlCommand("select count(*) from mt_events", connection);
        Assert.Equal(0L, await next.ExecuteScalarAsync());
    }

    [Fact]
    public Task The_application_itself_asks_for_its_own() => TheApplicationItselfAsksForItsOwnAsync();

    private async Task TheApplicationItselfAsksForItsOwnAsync()
    {
        var store = new PostgresEventStore(database.App);
        Assert.Equal([Birch, Oakdale], await store.TenantsAsync(default));
        foreach (var (own, other) in new[] { (Oakdale, Birch), (Birch, Oakdale) })
        {
            var foreign = (await store.AllOf(other)).Select(happened => happened.Id).ToHashSet();
            Assert.Equal(2, (await store.AllOf(own)).Count(happened => !foreign.Contains(happened.Id)));
            Assert.Empty(await store.FindAsync(own, foreign, default));
            Assert.False(await store.IsStoredInTheEndAsync(own, foreign.First(), default));
            Assert.Equal(2, Assert.Single((await store.ReadHistoriesAsync(own, null, ["school/"], default)).Streams).Version);
            Assert.All(await Parked.ListAsync(database.App, own, default), parked => Assert.Equal(own, parked.Tenant));
        }
    }

    private async Task<(long Own, long Others)> CountAsync(string role, string table, string tenant)
    {
        await using var source = NpgsqlDataSource.Create(ClusterRoles.As(role, database.ConnectionString) + ";Pooling=false");
        await using var command = new TenantCommand(
            source, tenant, $"select count(*) filter (where tenant_id = '{Oakdale}') || ' ' || count(*) filter (where tenant_id <> '{Oakdale}') from {table}");
        var counts = ((string)(await command.ExecuteScalarAsync(default))!).Split(' ').Select(long.Parse).ToArray();
        return (counts[0], counts[1]);
    }

    private async Task RunAsync(string role, string tenant, string sql)
    {
        await using var source = NpgsqlDataSource.Create(ClusterRoles.As(role, database.ConnectionString) + ";Pooling=false");
        await using var command = new TenantCommand(source, tenant, sql);
        await command.ExecuteNonQueryAsync(default);
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync())
            lines.Add(row.GetString(0));
        return lines;
    }
}
