using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>Where a bulk's events go, given behind the locks of its streams and districts, and held until the commit.</summary>
/// <param name="Heads">Per append: its district's position before, and its recorded time.</param>
/// <param name="Versions">Per stream, in the order of the locks: its version before.</param>
/// <param name="Numbers">Per event, across the appends: its number in the log.</param>
internal sealed record BulkPlaces(IReadOnlyList<(long Before, DateTimeOffset At)> Heads, IReadOnlyList<long> Versions, long[] Numbers)
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.bulk-take.sql");

    /// <summary>Takes the streams and districts that were copied into the temporary tables.</summary>
    public static async Task<BulkPlaces> TakeAsync(NpgsqlConnection connection, long events, CancellationToken ct)
    {
        // A million events take longer than a command's usual patience; the caller's token is the limit.
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long>("events", events));
        await using var row = await command.ExecuteReaderAsync(ct);
        var heads = new List<(long, DateTimeOffset)>();
        while (await row.ReadAsync(ct))
            heads.Add((row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)));

        var versions = new List<long>();
        await row.NextResultAsync(ct);
        while (await row.ReadAsync(ct))
            versions.Add(row.GetInt64(0));

        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return new(heads, versions, row.GetFieldValue<long[]>(0));
    }
}
