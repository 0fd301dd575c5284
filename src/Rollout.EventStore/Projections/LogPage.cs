using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>
/// The next events of a district after a cursor. Appends of one district are serialised by its head, so within it the
/// order of seq_id is the order of commits and nothing can appear behind a cursor; across districts it could.
/// </summary>
internal static class LogPage
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.read-tenant.sql");

    public static async Task<List<StoredEvent>> ReadAsync(
        NpgsqlConnection connection, string tenant, long afterSequence, int size, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddText(tenant);
        command.Parameters.AddNumber(afterSequence);
        command.Parameters.AddNumber(size);
        return await EventRow.ReadAllAsync(await command.ExecuteReaderAsync(ct), ct);
    }
}
