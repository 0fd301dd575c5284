using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Rollout.Domain;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Features.History;

/// <summary>The history feed: every event of a district once, and which of them were withdrawn since.</summary>
internal sealed class HistoryProjection : IProjection
{
    private const string Withdrawal = "event_withdrawn";
    private static readonly string Insert = Sql.Read<HistoryProjection>("apply-events.sql");
    private static readonly string Withdraw = Sql.Read<HistoryProjection>("apply-withdrawal.sql");

    public string Name => "history";

    public IReadOnlyList<string> Tables => ["history_feed"];

    public string Key(StoredEvent happened) => happened.StreamId;

    public async Task ApplyAsync(
        NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Inserting(tenant, events));
        foreach (var withdrawal in events.Where(happened => happened.Type == Withdrawal))
            batch.BatchCommands.Add(Withdrawing(tenant, withdrawal));
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Inserting(string tenant, IReadOnlyList<StoredEvent> events)
    {
        var streams = events.Select(happened => StreamId.Parse(happened.StreamId, null)).ToList();
        return new(Insert)
        {
            Parameters =
            {
                new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar },
                Array(NpgsqlDbType.Bigint, events.Select(happened => happened.Position)),
                Array(NpgsqlDbType.Uuid, events.Select(happened => happened.Id)),
                Array(NpgsqlDbType.Varchar, events.Select(happened => happened.StreamId)),
                Array(NpgsqlDbType.Bigint, events.Select(happened => happened.Version)),
                Array(NpgsqlDbType.Varchar, streams.Select(SchoolOf)),
                Array(NpgsqlDbType.Varchar, streams.Select(InitiativeOf)),
                Array(NpgsqlDbType.Varchar, events.Select(happened => happened.Type)),
                Array(NpgsqlDbType.TimestampTz, events.Select(happened => happened.LoggedAt)),
                Array(NpgsqlDbType.TimestampTz, events.Select(happened => happened.AssertedAt)),
                Array(NpgsqlDbType.Varchar, events.Select(happened => happened.Source)),
                Array(NpgsqlDbType.Varchar, events.Select(happened => happened.UserName)),
                Array(NpgsqlDbType.Jsonb, events.Select(happened => happened.Data)),
            },
        };
    }

    private static NpgsqlBatchCommand Withdrawing(string tenant, StoredEvent withdrawal)
    {
        using var data = JsonDocument.Parse(withdrawal.Data);
        return new(Withdraw)
        {
            Parameters =
            {
                new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar },
                new() { Value = withdrawal.Position, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = withdrawal.AssertedAt ?? withdrawal.LoggedAt, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new() { Value = data.RootElement.GetProperty("event").GetGuid(), NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = withdrawal.StreamId, NpgsqlDbType = NpgsqlDbType.Varchar },
            },
        };
    }

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static string? SchoolOf(StreamId stream) => stream switch
    {
        StreamId.School school => school.Id.Value,
        StreamId.Rollout rollout => rollout.SchoolId.Value,
        _ => null,
    };

    private static string? InitiativeOf(StreamId stream) => stream switch
    {
        StreamId.Initiative initiative => initiative.Id.Value,
        StreamId.Rollout rollout => rollout.InitiativeId.Value,
        _ => null,
    };
}
