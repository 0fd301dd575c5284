using Npgsql;

namespace Rollout.App.Tests.Faults;

/// <summary>An event as it lies in the log, read by no code of the store's.</summary>
internal sealed record LoggedEvent(Guid Id, string Stream, long Version, long Position, DateTimeOffset RecordedAt)
{
    public static async Task<IReadOnlyList<LoggedEvent>> OfDistrictsAsync(NpgsqlDataSource database, string prefix)
    {
        await using var command = database.CreateCommand(
            $"select id, stream_id, version, (headers ->> 'pos')::bigint, timestamp from mt_events where tenant_id like '{prefix}%'");
        await using var row = await command.ExecuteReaderAsync();
        var log = new List<LoggedEvent>();
        while (await row.ReadAsync())
            log.Add(new(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<DateTimeOffset>(4)));
        return log;
    }

    /// <summary>
    /// How many appends shared their transaction with another of their district: each append has its own recorded time.
    /// </summary>
    public static Task<long> GroupedAppendsAsync(NpgsqlDataSource database, string prefix) => Proof.AskAsync<long>(
        database,
        $"""
        select coalesce(sum(appends), 0)::bigint from (
          select count(distinct timestamp) as appends from mt_events where tenant_id like '{prefix}%'
           group by tenant_id, xmin::text) t
         where appends > 1
        """);
}
