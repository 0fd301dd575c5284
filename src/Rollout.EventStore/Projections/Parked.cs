using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>The events projections could not show, to be looked at, mended and told again.</summary>
public static class Parked
{
    private static readonly string ListSql = EmbeddedSql.Read("Projections.parked-list.sql");
    private static readonly string EventsSql = EmbeddedSql.Read("Projections.parked-events.sql");

    private const string ForgetSql = "delete from es_parked where tenant_id = $1 and name = $2 and key = $3";
    private const string CountSql = "select count(*) from es_parked where tenant_id = $1 and name = $2 and key = $3";

    /// <summary>What is parked in a district or, with <c>null</c>, in all, one after another; by projection and position.</summary>
    public static async Task<IReadOnlyList<ParkedEvent>> ListAsync(NpgsqlDataSource database, string? tenant, CancellationToken ct)
    {
        var parked = new List<ParkedEvent>();
        foreach (var one in tenant is null ? await new PostgresEventStore(database).TenantsAsync(ct) : [tenant])
        {
            await using var command = new TenantCommand(database, one, ListSql);
            command.Parameters.AddText(one);
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                parked.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetGuid(4),
                    row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)));
            }
        }

        return parked;
    }

    /// <summary>The parked events of one key themselves, by position.</summary>
    public static async Task<IReadOnlyList<StoredEvent>> EventsAsync(
        NpgsqlDataSource database, string projection, string tenant, string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await EventsAsync(connection, projection, tenant, key, ct);
    }

    /// <summary>
    /// Tells a projection its parked events of one key again, in order. What fails again stays parked with its new
    /// error and so does all after it; answers how many are still parked: 0 = mended.
    /// </summary>
    public static async Task<long> ReplayAsync(
        NpgsqlDataSource database, IProjection projection, string tenant, string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // No follower may park another event of this key meanwhile.
        await Cursor.LockAsync(connection, tenant, projection.Name, ct);
        var events = await EventsAsync(connection, projection.Name, tenant, key, ct);
        await using (var forget = About(ForgetSql, connection, projection.Name, tenant, key))
            await forget.ExecuteNonQueryAsync(ct);
        if (events.Count > 0)
            await new Applying(projection, tenant, connection, transaction).ApplyAsync(events, ct);
        await using var count = About(CountSql, connection, projection.Name, tenant, key);
        var left = (long)(await count.ExecuteScalarAsync(ct))!;
        await transaction.CommitAsync(ct);
        return left;
    }

    private static async Task<List<StoredEvent>> EventsAsync(
        NpgsqlConnection connection, string projection, string tenant, string key, CancellationToken ct)
    {
        await using var read = About(EventsSql, connection, projection, tenant, key);
        return await EventRow.ReadAllAsync(await read.ExecuteReaderAsync(ct), ct);
    }

    private static TenantCommand About(
        string sql, NpgsqlConnection connection, string projection, string tenant, string key)
    {
        var command = new TenantCommand(connection, tenant, sql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(projection);
        command.Parameters.AddText(key);
        return command;
    }
}
