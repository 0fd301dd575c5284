using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>
/// Temporary tables with the names of a projection's own and of es_parked. They stand first in the search path, so
/// that SQL without a schema writes into them; they end with the transaction.
/// </summary>
internal sealed class ShadowTables(NpgsqlConnection connection, IProjection projection, string tenant)
{
    // Said aloud although pg_temp is searched first anyway: prepared statements look their tables up again only when
    // the setting differs from the one they were prepared under.
    private const string StandFirst =
        "select set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)";

    private const string Parking = "es_parked";

    private readonly Dictionary<string, string> _living = [];

    public async Task CreateAsync(CancellationToken ct)
    {
        foreach (var table in (string[])[.. projection.Tables, Parking])
        {
            var living = await LivingAsync(table, ct);
            _living.Add(table, living);
            await RunAsync($"create temporary table {table} (like {living} including all) on commit drop", ct);
        }

        await RunAsync(StandFirst, ct);
    }

    /// <summary>Tells the planner how much they hold by now; no autovacuum sees a temporary table.</summary>
    public Task AnalyzeAsync(CancellationToken ct) => RunAsync($"analyze {string.Join(", ", _living.Keys)}", ct);

    public async Task TakeOverAsync(CancellationToken ct)
    {
        foreach (var (table, living) in _living)
        {
            var ofProjection = table == Parking ? " and name = $2" : "";
            await RunAsync($"delete from {living} where tenant_id = $1{ofProjection}", ct, [tenant, .. Name(table)]);
            await RunAsync($"insert into {living} select * from pg_temp.{table}", ct);
        }
    }

    private string[] Name(string table) => table == Parking ? [projection.Name] : [];

    private async Task<string> LivingAsync(string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace " +
            "where c.oid = to_regclass($1)", connection);
        command.Parameters.AddText(table);
        return (string?)await command.ExecuteScalarAsync(ct)
            ?? throw new InvalidOperationException($"Projection {projection.Name} names a table {table} that is not there.");
    }

    private async Task RunAsync(string sql, CancellationToken ct, params string[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var argument in arguments)
            command.Parameters.AddText(argument);
        await command.ExecuteNonQueryAsync(ct);
    }
}
