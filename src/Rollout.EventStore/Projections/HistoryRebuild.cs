using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>The inline histories of a district, written anew from its events while writers go on.</summary>
public static class HistoryRebuild
{
    /// <summary>
    /// Answers how many histories were not as the events say and have been mended; 0 is the proof that what was lived
    /// is what is rebuilt.
    /// </summary>
    public static async Task<long> RunAsync(NpgsqlDataSource database, string tenant, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, tenant, "select es_rebuild_histories($1)") { Patience = 0 };
        command.Parameters.AddText(tenant);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
