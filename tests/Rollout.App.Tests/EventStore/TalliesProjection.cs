using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Tests.EventStore;

/// <summary>
/// A sample read model: what was heard about each stream, and every event by itself, so that hearing one twice
/// fails or shows. It chokes on data it is told to choke on.
/// </summary>
internal sealed class TalliesProjection : IProjection
{
    public string? ChokesOn { get; set; }

    public Func<Task> BeforeItAnswers { get; set; } = () => Task.CompletedTask;

    public string Name => "tallies";

    public IReadOnlyList<string> Tables => ["tally", "tally_heard"];

    public static SchemaFile Schema { get; } = new("test/tallies", """
        create table tally (
          tenant_id varchar not null,
          stream_id varchar not null,
          events bigint not null,
          trail text not null,
          primary key (tenant_id, stream_id));
        create table tally_heard (
          tenant_id varchar not null,
          pos bigint not null,
          heard text not null);
        """);

    public string Key(StoredEvent happened) => happened.StreamId;

    public async Task ApplyAsync(
        NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
    {
        foreach (var happened in events)
            await HearAsync(connection, tenant, happened, ct);
        await BeforeItAnswers();
    }

    public static async Task<string> DumpAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select (select coalesce(string_agg(t::text, e'\n' order by t::text collate "C"), '') from tally t)
                || '|' || (select coalesce(string_agg(h::text, e'\n' order by tenant_id, pos), '') from tally_heard h)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task HearAsync(NpgsqlConnection connection, string tenant, StoredEvent happened, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with heard as (insert into tally_heard (tenant_id, pos, heard) values ($1, $3, $4))
            insert into tally as t (tenant_id, stream_id, events, trail) values ($1, $2, 1, $3::text)
            on conflict (tenant_id, stream_id) do update set events = t.events + 1, trail = t.trail || ',' || excluded.trail
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = happened.StreamId });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = happened.Position });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = happened.Data });
        await command.ExecuteNonQueryAsync(ct);
        if (ChokesOn is not null && happened.Data.Contains(ChokesOn, StringComparison.Ordinal))
            throw new FormatException($"cannot read {ChokesOn}");
    }
}

internal static class Tallies
{
    /// <summary>An empty log, and the sample read model's tables, empty too.</summary>
    public static async Task WithTalliesAsync(this FreshDatabase database)
    {
        await Migrations.ApplyAsync(database.Source, [TalliesProjection.Schema], default);
        await database.EmptyAsync();
        await database.RunAsync("truncate tally, tally_heard");
    }
}
