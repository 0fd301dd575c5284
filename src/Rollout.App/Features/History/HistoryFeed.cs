using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;

namespace Rollout.App.Features.History;

/// <summary>Reads the feed in the order of the log, or against it.</summary>
internal static class HistoryFeed
{
    private static readonly string Forwards = Sql.Read<HistoryProjection>("read-history.sql");
    private static readonly string Backwards = Forwards.Replace("order by f.pos asc", "order by f.pos desc", StringComparison.Ordinal);

    internal static async IAsyncEnumerable<HistoryEntry> ReadAsync(
        NpgsqlDataSource database, HistoryQuery asked, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new TenantCommand(database, asked.District, asked.NewestFirst ? Backwards : Forwards);
        command.Parameters.Add(Text(asked.District));
        command.Parameters.Add(Text(asked.Initiative));
        command.Parameters.Add(Text(asked.School));
        command.Parameters.Add(new() { Value = asked.Types.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = asked.After, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = asked.Limit is { } limit ? limit : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = asked.Before, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(Moment(asked.KnownAt));
        command.Parameters.Add(Moment(asked.KnownAfter));
        command.Parameters.Add(new() { Value = asked.WithDistrict, NpgsqlDbType = NpgsqlDbType.Boolean });
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            yield return Entry(row);
    }

    private static HistoryEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4), Text(row, 5), Text(row, 6),
        Value<DateOnly>(row, 7), row.GetFieldValue<DateTimeOffset>(8), Value<DateTimeOffset>(row, 9), Text(row, 10), Text(row, 11), row.GetString(12),
        row.IsDBNull(13) ? null : new(row.GetInt64(13), row.GetFieldValue<DateTimeOffset>(14), Text(row, 15) ?? ""));

    private static NpgsqlParameter Moment(DateTimeOffset? value) =>
        new() { Value = value is { } at ? at : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = value is null ? DBNull.Value : value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Value<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
