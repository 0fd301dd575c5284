namespace Rollout.Domain.Paths;

/// <summary>
/// What the milestones of a path must keep to: <c>duplicate-milestone</c>, <c>unknown-stage</c>, <c>weight-out-of-range</c>,
/// <c>window-out-of-range</c>, <c>due-missing</c>, <c>due-twice</c>, <c>due-day-out-of-range</c>, <c>needs-itself</c>,
/// <c>needs-unknown</c>, <c>needs-in-a-circle</c>.
/// </summary>
internal static class MilestoneRules
{
    internal const decimal LargestWeight = 1_000_000;
    internal const int LongestWindow = 1_000;
    internal const int LastDueDay = 4_000;

    /// <param name="nameable">The milestones that <c>needs</c> may name: a variant's may name one that it leaves out.</param>
    internal static IEnumerable<Refusal> Faults(
        IReadOnlyList<Milestone> milestones, ValueList<string> stages, IEnumerable<Milestone> nameable)
    {
        var known = nameable.Select(milestone => milestone.Id).ToHashSet();
        var seen = new HashSet<MilestoneId>();
        for (var i = 0; i < milestones.Count; i++)
        {
            var (milestone, field) = (milestones[i], $"milestones[{i}]");
            if (!seen.Add(milestone.Id))
                yield return new("duplicate-milestone", $"Two milestones are called {milestone.Id}: give each its own id.", $"{field}.id");
            if (!stages.Contains(milestone.Stage))
                yield return new("unknown-stage", $"{milestone.Id} is in a stage “{milestone.Stage}” that is not listed: list it in stages.", $"{field}.stage");
            foreach (var fault in OfOne(milestone, field).Concat(OfNeeds(milestone, known, field)))
                yield return fault;
        }

        if (Circle(milestones) is { } circle)
        {
            var at = milestones.Index().First(item => item.Item.Id == circle[0]).Index;
            yield return new(
                "needs-in-a-circle", $"{string.Join(" needs ", circle)}: take one of them out.", $"milestones[{at}].needs");
        }
    }

    private static IEnumerable<Refusal> OfOne(Milestone milestone, string field)
    {
        Refusal?[] faults =
        [
            Limits.Name(milestone.Title, $"{field}.title"),
            Limits.OptionalName(milestone.Owner, $"{field}.owner"),
            Limits.Day(milestone.Due, $"{field}.due"),
            milestone.Weight is > 0 and <= LargestWeight ? null
                : new("weight-out-of-range", $"{milestone.Id} has weight {milestone.Weight}: give more than 0 and at most {LargestWeight}.", $"{field}.weight"),
            Limits.Between(milestone.Window, 0, LongestWindow, "window-out-of-range", $"{field}.window"),
            (milestone.Due, milestone.DueDay) switch
            {
                (null, null) => new("due-missing", $"{milestone.Id} is never due: give either due or dueDay.", $"{field}.due"),
                (not null, not null) => new("due-twice", $"{milestone.Id} has both due and dueDay: give one of them.", $"{field}.dueDay"),
                (null, { } day) => Limits.Between(day, 1, LastDueDay, "due-day-out-of-range", $"{field}.dueDay"),
                _ => null,
            },
        ];
        return faults.OfType<Refusal>();
    }

    private static IEnumerable<Refusal> OfNeeds(Milestone milestone, HashSet<MilestoneId> known, string field) =>
        milestone.Needs.Distinct().SelectMany<MilestoneId, Refusal>(needed => needed switch
        {
            _ when needed == milestone.Id => [new("needs-itself", $"{milestone.Id} needs itself: take it out of its needs.", $"{field}.needs")],
            _ when !known.Contains(needed) => [new("needs-unknown", $"{milestone.Id} needs {needed}, which the path does not have: correct it.", $"{field}.needs")],
            _ => [],
        });

    /// <summary>The first circle of two or more milestones, its first one repeated at the end; null when there is none.</summary>
    private static List<MilestoneId>? Circle(IReadOnlyList<Milestone> milestones)
    {
        var needs = milestones.DistinctBy(milestone => milestone.Id).ToDictionary(milestone => milestone.Id, milestone => milestone.Needs);
        var done = new HashSet<MilestoneId>();
        var way = new List<MilestoneId>();
        return milestones.Select(milestone => From(milestone.Id)).FirstOrDefault(circle => circle is not null);

        List<MilestoneId>? From(MilestoneId id)
        {
            if (way.IndexOf(id) is >= 0 and var start)
                return [.. way[start..], id];
            if (!needs.TryGetValue(id, out var needed) || !done.Add(id))
                return null;
            way.Add(id);
            var circle = needed.Where(other => other != id).Select(From).FirstOrDefault(found => found is not null);
            way.RemoveAt(way.Count - 1);
            return circle;
        }
    }
}
