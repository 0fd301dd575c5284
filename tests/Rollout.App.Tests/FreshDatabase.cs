using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;

namespace Rollout.App.Tests;

/// <summary>A database of its own for a test class, copied from a migrated template and dropped at the end.</summary>
public sealed class FreshDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private const string Keep =
        """
        create schema kept;
        do $$ declare t regclass; begin
          for t in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
            execute format('create table kept.%I as table %s', t::text, t);
          end loop;
        end $$
        """;

    // What a class adds to the schema stays; it is emptied like the rest. Deleting few rows costs less than new files for every table.
    private const string PutBack =
        """
        do $$ declare t regclass; begin
          set local session_replication_role = replica;
          for t in select oid from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('es_migration', 'es_grant') loop
            execute format('delete from %s', t);
          end loop;
          for t in select c.oid from pg_class c join pg_class k on k.relname = c.relname and k.relnamespace = 'kept'::regnamespace
                    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('es_migration', 'es_grant') loop
            execute format('insert into %s select * from kept.%I', t, t::text);
          end loop;
        end $$
        """;

    private bool _isSet;

    private readonly string _name = $"rollout_{Guid.NewGuid():n}";

    /// <summary>The operator's, who sees past the districts' borders.</summary>
    public string ConnectionString => PostgresServer.Instance.ConnectionTo(_name);

    /// <summary>The application's.</summary>
    public string AppConnectionString => ClusterRoles.As("app", ConnectionString);

    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <summary>What the application's own login reaches.</summary>
    public NpgsqlDataSource App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await PostgresServer.Instance.RunAsync($"create database {_name} template {await Template.Value}");
        Source = PostgresDatabase.Open(ConnectionString);
        App = PostgresDatabase.Open(AppConnectionString);
    }

    /// <summary>Back to the beginning for a class whose every sentence wants an empty log.</summary>
    public Task EmptyAsync() => RunAsync(
        "truncate mt_streams, mt_events, es_tenant_head, es_history, es_cursor, es_parked");

    /// <summary>Sets the scene, or puts it back as it was set for the first sentence of the class.</summary>
    public async Task SetOnceAsync(Func<Task> setUp)
    {
        if (!_isSet)
        {
            await setUp();
            await RunAsync(Keep);
        }
        else
        {
            await RunAsync(PutBack);
        }

        _isSet = true;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> AskAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends every other connection to this database, as a failing network or server would.</summary>
    public async Task KillOthersAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity " +
            "where datname = current_database() and pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync();
        Source.Clear();
        App.Clear();
    }

    /// <summary>How many sessions of this database wait for another's lock.</summary>
    public Task<long> WaitingAsync() =>
        AskAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");

    /// <summary>Returns once a session of this database waits for another's lock.</summary>
    public Task SomebodyWaitsAsync() => UntilAsync(async () => await WaitingAsync() > 0, "Nobody waits for a lock.");

    /// <summary>Returns once no other session of this database does anything: what was cut off or killed has ended.</summary>
    public async Task OthersRestAsync()
    {
        const string Others =
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() " +
            "and backend_type = 'client backend' and state <> 'idle'";
        await UntilAsync(async () => await AskAsync(Others) == 0, "A session doesn't end.");
    }

    /// <summary>Looks until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !await isSo(); await Task.Delay(2))
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), otherwise);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await App.DisposeAsync();
        await PostgresServer.Instance.RunAsync($"drop database {_name} with (force)");
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"rollout_template_{Guid.NewGuid():n}";
        await PostgresServer.Instance.RunAsync($"create database {name}");
        await using var database = PostgresDatabase.Open(PostgresServer.Instance.ConnectionTo(name) + ";Pooling=false");
        await ClusterRoles.MakeAsync(database);
        await Migrations.ApplyAsync(database, [], CancellationToken.None, ClusterRoles.Prefix);
        return name;
    }
}
