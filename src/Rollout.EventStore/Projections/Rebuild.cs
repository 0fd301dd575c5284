using System.Numerics;
using Npgsql;

namespace Rollout.EventStore.Projections;

/// <summary>
/// A projection of one district built anew beside the living one, in one transaction: the projection's own code writes
/// into temporary tables that stand before the real ones, and at the end, behind the cursor's lock, their rows take the
/// place of the living. Readers see the old rows until then; writers and other districts are not held up.
/// </summary>
public static class Rebuild
{
    private const int PageSize = 1_000;

    /// <summary>Answers how many events were told. What cannot be applied is parked, as in life.</summary>
    public static async Task<long> RunAsync(
        NpgsqlDataSource database, IProjection projection, string tenant, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TenantCommand.SpeakForAsync(connection, tenant, ct);
        var shadows = new ShadowTables(connection, projection, tenant);
        await shadows.CreateAsync(ct);

        var applying = new Applying(projection, tenant, connection, transaction);
        var beside = await TellAsync(applying, shadows, connection, tenant, null, ct);
        var cursor = await Cursor.LockAsync(connection, tenant, projection.Name, ct);
        var last = await TellAsync(applying, shadows, connection, tenant, beside, ct);

        await shadows.TakeOverAsync(ct);
        if (last is not null && !await cursor.MovesToAsync(last, connection, ct))
            throw new InvalidOperationException("The cursor moved while it was locked.");
        await transaction.CommitAsync(ct);
        return last?.Position ?? 0;
    }

    private static async Task<StoredEvent?> TellAsync(
        Applying applying, ShadowTables shadows, NpgsqlConnection connection, string tenant, StoredEvent? last, CancellationToken ct)
    {
        for (var told = 1; ; told++)
        {
            var page = await LogPage.ReadAsync(connection, tenant, last?.SequenceId ?? 0, PageSize, ct);
            if (page.Count > 0)
                await applying.ApplyAsync(page, ct);
            last = page.Count > 0 ? page[^1] : last;
            if (page.Count < PageSize)
                return last;
            // A plan made for an empty table reads all of it for every row; each doubling is worth a new one.
            if (BitOperations.IsPow2(told))
                await shadows.AnalyzeAsync(ct);
        }
    }
}
