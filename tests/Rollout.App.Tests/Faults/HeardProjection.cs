using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// Remembers every event it hears, twice if it hears it twice, and a digest of each stream's events that depends on their
/// order and on nothing else. It chokes on the events it is told to choke on.
/// </summary>
internal sealed class HeardProjection : IProjection
{
    public Func<StoredEvent, bool> ChokesOn { get; set; } = _ => false;

    public string Name => "heard";

    public IReadOnlyList<string> Tables => ["heard", "heard_stream"];

    public static SchemaFile Schema { get; } = new("test/heard", """
        create table heard (
          tenant_id varchar not null,
          pos bigint not null,
          event_id uuid not null,
          stream_id varchar not null);
        create table heard_stream (
          tenant_id varchar not null,
          stream_id varchar not null,
          events bigint not null,
          digest varchar not null,
          primary key (tenant_id, stream_id));
        select es_guard('heard'), es_guard('heard_stream');
        insert into es_grant (role, object, rights) values
          ('projector', 'heard', 'select, insert, delete'), ('projector', 'heard_stream', 'select, insert, update, delete');
        """);

    public string Key(StoredEvent happened) => happened.StreamId;

    public async Task ApplyAsync(
        NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
    {
        var streams = await StreamsAsync(connection, tenant, events, ct);
        foreach (var happened in events)
        {
            var (count, digest) = streams.GetValueOrDefault(happened.StreamId, (0, ""));
            streams[happened.StreamId] = (count + 1, Digest($"{digest}/{happened.Id}/{happened.Version}"));
        }

        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("insert into heard select $1, * from unnest($2::bigint[], $3::uuid[], $4::varchar[])")
                {
                    Parameters =
                    {
                        new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar },
                        new() { Value = events.Select(e => e.Position).ToArray() },
                        new() { Value = events.Select(e => e.Id).ToArray() },
                        new() { Value = events.Select(e => e.StreamId).ToArray() },
                    },
                },
                new("""
                    insert into heard_stream select $1, * from unnest($2::varchar[], $3::bigint[], $4::varchar[])
                    on conflict (tenant_id, stream_id) do update set events = excluded.events, digest = excluded.digest
                    """)
                {
                    Parameters =
                    {
                        new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar },
                        new() { Value = streams.Keys.ToArray() },
                        new() { Value = streams.Values.Select(s => s.Events).ToArray() },
                        new() { Value = streams.Values.Select(s => s.Digest).ToArray() },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        if (events.FirstOrDefault(ChokesOn) is { } poison)
            throw new FormatException($"cannot read event {poison.Position}");
    }

    private static async Task<Dictionary<string, (long Events, string Digest)>> StreamsAsync(
        NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select stream_id, events, digest from heard_stream where tenant_id = $1 and stream_id = any ($2)", connection);
        command.Parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = events.Select(e => e.StreamId).Distinct().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        await using var row = await command.ExecuteReaderAsync(ct);
        var streams = new Dictionary<string, (long, string)>();
        while (await row.ReadAsync(ct))
            streams.Add(row.GetString(0), (row.GetInt64(1), row.GetString(2)));
        return streams;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
