using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>Where a bulk's events went, behind the locks of its streams and districts, which are held until the commit.</summary>
/// <param name="Heads">Per append: its district's position before, and its recorded time.</param>
/// <param name="Versions">Per stream, in the order of the locks: its version before.</param>
internal sealed record BulkPlaces(IReadOnlyList<(long Before, DateTimeOffset At)> Heads, IReadOnlyList<long> Versions)
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.bulk-store.sql");

    /// <summary>Stores what was copied into the temporary tables.</summary>
    public static async Task<BulkPlaces> StoreAsync(NpgsqlConnection connection, bool keepsHistories, CancellationToken ct)
    {
        // A million events take longer than a command's usual patience; the caller's token is the limit.
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<bool>("keeps", keepsHistories));
        await using var row = await command.ExecuteReaderAsync(ct);
        var heads = new List<(long, DateTimeOffset)>();
        while (await row.ReadAsync(ct))
            heads.Add((row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)));

        var versions = new List<long>();
        await row.NextResultAsync(ct);
        while (await row.ReadAsync(ct))
            versions.Add(row.GetInt64(0));
        return new(heads, versions);
    }
}
