namespace Rollout.EventStore;

/// <summary>A bulk some of whose event ids are already there is judged as a whole: a repeat, or a mixture.</summary>
internal static class KnownIds
{
    /// <summary>Null when none of them is.</summary>
    public static BulkOutcome? Outcome(IReadOnlyList<AppendPlan> plans, IReadOnlyList<AppendOutcome?> outcomes)
    {
        var repeated = outcomes.OfType<AppendOutcome.Repeated>().ToList();
        if (repeated.Count == plans.Count)
            return new BulkOutcome.Repeated(repeated);
        var known = outcomes.Select((outcome, i) => Known(outcome, plans[i]).ToList()).ToList();
        return known.FindIndex(ids => ids.Count > 0) is var first and >= 0
            ? new BulkOutcome.Refused(plans[first].Tenant, new AppendOutcome.PartlyRepeated([.. known.SelectMany(ids => ids)]))
            : null;
    }

    private static IEnumerable<Guid> Known(AppendOutcome? outcome, AppendPlan plan) => outcome switch
    {
        AppendOutcome.PartlyRepeated partly => partly.Known,
        AppendOutcome.Repeated => plan.Append.Events.Select(e => e.Id),
        _ => [],
    };
}
