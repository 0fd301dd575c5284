using Npgsql;
using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

public sealed class MigratingADatabase(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Fact]
    public async Task Twice_does_nothing_the_second_time()
    {
        SchemaFile extra = new("test/twice", "create table twice (id int)");

        Assert.Equal(["test/twice"], await Migrations.PendingAsync(database.Source, [extra], default));
        Assert.Equal(["test/twice"], await Migrations.ApplyAsync(database.Source, [extra], default));
        Assert.Empty(await Migrations.ApplyAsync(database.Source, [extra], default));
        Assert.Empty(await Migrations.PendingAsync(database.Source, [extra], default));
    }

    [Fact]
    public async Task Refuses_a_file_that_was_changed_after_it_was_applied()
    {
        SchemaFile applied = new("test/changed", "create table changed (id int)");
        await Migrations.ApplyAsync(database.Source, [applied], default);
        SchemaFile[] changed = [applied with { Sql = "create table changed (id bigint)" }, new("test/later", "select 1")];

        var refused = await Assert.ThrowsAsync<MigrationException>(
            () => Migrations.ApplyAsync(database.Source, changed, default));

        Assert.Contains("test/changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.AskAsync("select count(*) from es_migration where name = 'test/later'"));
    }

    [Fact]
    public async Task Refuses_two_files_of_one_name() =>
        await Assert.ThrowsAsync<MigrationException>(() => Migrations.PendingAsync(
            database.Source, [new("test/same", "select 1"), new("test/same", "select 2")], default));

    [Fact]
    public async Task Keeps_nothing_when_a_file_fails()
    {
        SchemaFile[] files = [new("test/good", "create table good (id int)"), new("test/bad", "create tabel bad (id int)")];

        await Assert.ThrowsAsync<PostgresException>(() => Migrations.ApplyAsync(database.Source, files, default));

        Assert.Equal(["test/good", "test/bad"], await Migrations.PendingAsync(database.Source, files, default));
        Assert.Equal(0, await database.AskAsync("select count(to_regclass('good'))"));
    }

    [Fact]
    public async Task By_two_migrators_at_once_applies_each_file_once()
    {
        SchemaFile[] files = [new("test/one", "create table one_migrator (id int)")];

        var applied = await Task.WhenAll(
            Migrations.ApplyAsync(database.Source, files, default),
            Migrations.ApplyAsync(database.Source, files, default));

        Assert.Equal(["test/one"], applied.SelectMany(names => names));
    }

    [Fact]
    public async Task From_nothing_by_two_at_once_ends_with_the_stores_schema_once()
    {
        var name = $"rollout_{Guid.NewGuid():n}";
        await PostgresServer.Instance.RunAsync($"create database {name}");
        await using (var empty = PostgresDatabase.Open(PostgresServer.Instance.ConnectionTo(name)))
        {
            var pending = await Migrations.PendingAsync(empty, [], default);
            var applied = await Task.WhenAll(
                Migrations.ApplyAsync(empty, [], default), Migrations.ApplyAsync(empty, [], default));
            Assert.Equal(pending, applied.SelectMany(names => names));
            Assert.NotEmpty(pending);
        }

        await PostgresServer.Instance.RunAsync($"drop database {name} with (force)");
    }
}
