using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>
/// While an append of a district is in flight, those that arrive wait together and go as one transaction, each with its
/// own outcome. An idle district's append goes straight. Appends of several streams, and large ones, always do.
/// </summary>
internal sealed class GroupCommit(NpgsqlDataSource database, bool keepsHistories)
{
    private const int MostEventsOfOne = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WaitingAppends> _busy = new(StringComparer.Ordinal);

    public async Task<AppendOutcome> AppendAsync(AppendPlan plan, CancellationToken ct)
    {
        if (plan.Streams.Length > 1 || plan.Append.Events.Count > MostEventsOfOne)
            return await new SingleAppend(database, plan, keepsHistories).RunAsync(ct);

        while (Enter(plan, ct) is var (waiter, room))
        {
            if (waiter is not null)
                return await waiter.Outcome.WaitAsync(ct);
            await room.WaitAsync(ct);
        }

        return await GoStraightAsync(plan, ct);
    }

    /// <summary>Null when the district was idle, which now it is not. Without a waiter the queue is full.</summary>
    private (WaitingAppend? Waiter, Task Room)? Enter(AppendPlan plan, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_busy.TryGetValue(plan.Tenant, out var waiting))
                return (waiting.Add(plan, ct), waiting.Room);
            _busy.Add(plan.Tenant, new());
            return null;
        }
    }

    private async Task<AppendOutcome> GoStraightAsync(AppendPlan plan, CancellationToken ct)
    {
        try
        {
            return await new SingleAppend(database, plan, keepsHistories).RunAsync(ct);
        }
        finally
        {
            if (Next(plan.Tenant) is { Count: > 0 } group)
                _ = Task.Run(() => ServeAsync(plan.Tenant, group), CancellationToken.None);
        }
    }

    private async Task ServeAsync(string tenant, IReadOnlyList<WaitingAppend> group)
    {
        for (; group.Count > 0; group = Next(tenant))
        {
            if (group is [var alone])
                await GroupAppend.AnswerAsync(alone, new SingleAppend(database, alone.Plan, keepsHistories).RunAsync);
            else
                await new GroupAppend(database, group, keepsHistories).RunAsync();
        }
    }

    private IReadOnlyList<WaitingAppend> Next(string tenant)
    {
        lock (_gate)
        {
            var group = _busy[tenant].TakeGroup();
            if (group.Count == 0)
                _busy.Remove(tenant);
            return group;
        }
    }
}
