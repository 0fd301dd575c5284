namespace Rollout.EventStore;

/// <summary>A bulk some of whose event ids are already there is judged as a whole: a repeat, or a mixture.</summary>
internal static class KnownIds
{
    public static BulkOutcome Outcome(
        string firstTenant, IReadOnlyList<AppendPlan> plans, IReadOnlyList<AppendOutcome?> outcomes)
    {
        var repeated = outcomes.OfType<AppendOutcome.Repeated>().ToList();
        return repeated.Count == plans.Count
            ? new BulkOutcome.Repeated(repeated)
            : new BulkOutcome.Refused(firstTenant, new AppendOutcome.PartlyRepeated(
                [.. outcomes.SelectMany((outcome, i) => Known(outcome, plans[i]))]));
    }

    private static IEnumerable<Guid> Known(AppendOutcome? outcome, AppendPlan plan) => outcome switch
    {
        AppendOutcome.PartlyRepeated partly => partly.Known,
        AppendOutcome.Repeated => plan.Append.Events.Select(e => e.Id),
        _ => [],
    };
}
