using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>
/// Keeps projections level with the log. Any number of followers may run: what a projection wrote and its cursor
/// commit together, and a cursor moved by another means that nothing of ours is kept.
/// </summary>
public sealed class Follower(NpgsqlDataSource database, IReadOnlyList<IProjection> projections) : IDisposable
{
    private const int PageSize = 500;
    private const int TimesSlow = 3;

    private const string BehindSql = "select es_tenants_behind($1, $2)";

    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>How many times in a row a page took too long.</summary>
    private readonly ConcurrentDictionary<(string Projection, string Tenant), int> _slow = new();

    /// <summary>
    /// Follows until every projection has seen all that was there when asked, in one district or, with <c>null</c>, in
    /// all; answers how many events this follower applied or parked. An outage in one district keeps no other waiting:
    /// it is thrown when all have had their turn, the first if there were several.
    /// </summary>
    public async Task<long> CatchUpAsync(string? tenant, CancellationToken ct)
    {
        var outages = new List<NpgsqlException>();
        var followed = await CatchUpAsync(tenant, outages.Add, ct);
        if (outages is [var first, ..])
            ExceptionDispatchInfo.Throw(first);
        return followed;
    }

    /// <summary>
    /// Catches up at every <see cref="Signal"/> and at least each second, until cancelled. An outage is told and
    /// outlived: nothing was kept of what it broke off.
    /// </summary>
    public async Task RunAsync(Action<NpgsqlException> onOutage, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await CatchUpAsync(null, onOutage, ct);
            }
            catch (NpgsqlException outage) when (Outages.Is(outage))
            {
                onOutage(outage);
            }

            await _signal.WaitAsync(TimeSpan.FromSeconds(1), ct);
        }
    }

    /// <summary>Says, after a commit in this process, that there is something to follow.</summary>
    public void Signal()
    {
        if (_signal.CurrentCount == 0)
            _signal.Release();
    }

    public void Dispose() => _signal.Dispose();

    private async Task<long> CatchUpAsync(string? tenant, Action<NpgsqlException> onOutage, CancellationToken ct)
    {
        // Also for a request that waits for it: what it writes is for all.
        using var itself = Speaker.AsItself();
        var followed = 0L;
        foreach (var projection in projections)
        {
            // Thrown here an outage is everybody's.
            foreach (var behind in await TenantsBehindAsync(projection, tenant, ct))
            {
                try
                {
                    followed += await FollowAsync(projection, behind, ct);
                }
                catch (NpgsqlException outage) when (Outages.Is(outage))
                {
                    if (Outages.IsSlowness(outage))
                        _slow.AddOrUpdate((projection.Name, behind), 1, (_, times) => times + 1);
                    onOutage(outage);
                }
            }
        }

        return followed;
    }

    private async Task<List<string>> TenantsBehindAsync(IProjection projection, string? tenant, CancellationToken ct)
    {
        await using var command = database.CreateCommand(BehindSql);
        command.Parameters.AddText(projection.Name);
        command.Parameters.AddText(tenant);
        await using var row = await command.ExecuteReaderAsync(ct);
        var tenants = new List<string>();
        while (await row.ReadAsync(ct))
            tenants.Add(row.GetString(0));
        return tenants;
    }

    private async Task<long> FollowAsync(IProjection projection, string tenant, CancellationToken ct)
    {
        var followed = 0L;
        while (true)
        {
            var page = await FollowPageAsync(projection, tenant, ct);
            if (page.IsOurs)
                followed += page.Events;
            if (page.Events < PageSize && page.IsOurs)
                return followed;
        }
    }

    private async Task<(int Events, bool IsOurs)> FollowPageAsync(
        IProjection projection, string tenant, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Each round trip counts: an open page waits for the sum of them.
        var (cursor, page) = await Cursor.NextAsync(connection, tenant, projection.Name, PageSize, ct);
        if (page.Count == 0)
            return (0, IsOurs: true);
        // Moved first: a second follower waits here, then finds it moved, and has written nothing.
        if (await cursor.MovesToAsync(page[^1], Applying.Keys(projection, page), connection, ct) is not { } parked)
            return (page.Count, IsOurs: false);
        var isSlow = _slow.GetValueOrDefault((projection.Name, tenant)) >= TimesSlow;
        await new Applying(projection, tenant, connection, transaction) { ParksTheSlow = isSlow, IsLast = true }.ApplyAsync(page, parked, ct);
        await transaction.CommitAsync(ct);
        _slow.TryRemove((projection.Name, tenant), out _);
        return (page.Count, IsOurs: true);
    }
}
