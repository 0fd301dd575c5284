using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>The columns of read-stream.sql, read-tenant.sql and next-page.sql as an event.</summary>
internal static class EventRow
{
    public static async Task<List<StoredEvent>> ReadAllAsync(NpgsqlDataReader row, CancellationToken ct)
    {
        await using var rows = row;
        var events = new List<StoredEvent>();
        while (await rows.ReadAsync(ct))
            events.Add(Read(rows));
        return events;
    }

    private static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetInt64(4),
        row.GetString(5),
        row.GetString(6),
        row.GetFieldValue<DateTimeOffset>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        Text(row, 9),
        Text(row, 10),
        Text(row, 11),
        Text(row, 12));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
