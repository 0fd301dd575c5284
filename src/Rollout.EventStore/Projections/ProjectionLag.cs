using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>How far a projection is behind the log, over all districts.</summary>
/// <param name="Name">The projection's name.</param>
/// <param name="Events">Events it has not been told yet.</param>
/// <param name="ParkedKeys">What it could not take in, counted by what it is about; the events of a key wait for one another.</param>
public sealed record ProjectionLag(string Name, long Events, long ParkedKeys)
{
    private const string Sql = "select o_name, o_events, o_keys from es_projection_lag($1)";

    /// <summary>A row for each of the projections, by name. Waits at most two seconds for the database.</summary>
    public static async Task<IReadOnlyList<ProjectionLag>> ReadAsync(
        NpgsqlDataSource database, IReadOnlyList<IProjection> projections, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = 2;
        command.Parameters.AddArray<string>(NpgsqlDbType.Varchar, [.. projections.Select(projection => projection.Name)]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var lags = new List<ProjectionLag>();
        while (await row.ReadAsync(ct))
            lags.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        return lags;
    }
}
