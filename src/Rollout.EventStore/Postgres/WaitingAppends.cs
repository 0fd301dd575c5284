namespace Rollout.EventStore.Postgres;

/// <summary>An append in the queue of its district, and the caller who waits for its outcome.</summary>
internal sealed class WaitingAppend(AppendPlan plan, CancellationToken cancelled)
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendPlan Plan => plan;

    /// <summary>Nobody waits for it any more; unless it was sent already, it never is.</summary>
    public bool IsCancelled => cancelled.IsCancellationRequested;

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Answer(AppendOutcome outcome) => _outcome.SetResult(outcome);

    public void Fail(Exception fault) => _outcome.SetException(fault);
}

/// <summary>Those who wait for one district, in order of arrival. Guarded by its owner's lock.</summary>
internal sealed class WaitingAppends
{
    private const int MostWaiting = 1_024;
    private const int MostInAGroup = 64;

    private TaskCompletionSource _room = NewRoom();
    private List<WaitingAppend> _waiting = [];

    /// <summary>Done when some have gone: a full queue holds callers back.</summary>
    public Task Room => _room.Task;

    /// <summary>Null when the queue is full.</summary>
    public WaitingAppend? Add(AppendPlan plan, CancellationToken ct)
    {
        if (_waiting.Count == MostWaiting)
            return null;
        var waiter = new WaitingAppend(plan, ct);
        _waiting.Add(waiter);
        return waiter;
    }

    /// <summary>
    /// The next to go together, none when nobody waits. One that names an event id already in the group waits for the
    /// next, where it is a repeat.
    /// </summary>
    public IReadOnlyList<WaitingAppend> TakeGroup()
    {
        List<WaitingAppend> group = [], left = [];
        var ids = new HashSet<Guid>();
        foreach (var waiter in _waiting)
        {
            if (waiter.IsCancelled)
                continue;
            if (group.Count == MostInAGroup || waiter.Plan.Append.Events.Any(e => ids.Contains(e.Id)))
                left.Add(waiter);
            else
                group.Add(waiter);
            ids.UnionWith(waiter.Plan.Append.Events.Select(e => e.Id));
        }

        _waiting = left;
        _room.SetResult();
        _room = NewRoom();
        return group;
    }

    private static TaskCompletionSource NewRoom() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
