using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>A finding without its words.</summary>
internal sealed record PlainFinding(string Rule, Tier Tier, MilestoneId? Milestone, int? Lateness, int? Window, DateOnly Since)
{
    /// <summary>Everything the rules find at a school: by tier, rule and path order.</summary>
    internal static List<PlainFinding> At(PlainCase school, IReadOnlyList<PlainCase> board)
    {
        var today = school.Today;
        var found = new List<PlainFinding>();
        foreach (var step in school.Steps)
        {
            if (WindowTier(school, step, today) is { } tier)
                found.Add(new("R1", tier, step.Id, school.Lateness(step, today), step.Window, PlainDwell.Since(school, day => WindowTier(school, step, day) == tier)));
        }

        if (PlainDwell.Raised(school, day => PlainTruths.OverdueShare(school, day) >= 0.20m) is { } overdue)
            found.Add(new("R2", Tier.OffTrack, null, null, null, overdue));
        else
            AddDwelled(found, school, "R2", day => PlainTruths.OverdueShare(school, day) >= 0.10m);
        AddDwelled(found, school, "R3", day => PlainStages.IsTooLong(school, board, day));
        if (PlainTruths.IsSilent(school, today))
            found.Add(new("R4", Tier.NoNews, null, null, null, PlainDwell.Since(school, day => PlainTruths.IsSilent(school, day))));
        AddOnAnyPath(found, school, "R5", day => PlainPeople.IsPrincipalMissing(school, day));
        AddOnAnyPath(found, school, "R6", day => PlainTruths.IsUnspiralled(school, day));
        foreach (var step in school.Steps.Where(step => IsTooEarly(school, step, today)))
            found.Add(new("R7", Tier.OffTrack, step.Id, null, null, PlainDwell.Since(school, day => IsTooEarly(school, step, day))));
        AddOnAnyPath(found, school, "R8", day => PlainTruths.IsOutOfBand(school, day));
        return [.. found.OrderBy(it => it.Tier).ThenBy(it => it.Rule, StringComparer.Ordinal)];
    }

    private static void AddDwelled(List<PlainFinding> found, PlainCase school, string rule, Func<DateOnly, bool> isTrue)
    {
        if (PlainDwell.Raised(school, isTrue) is { } raised)
            found.Add(new(rule, Tier.Watch, null, null, null, raised));
    }

    private static void AddOnAnyPath(List<PlainFinding> found, PlainCase school, string rule, Func<DateOnly, bool> isTrue)
    {
        if (!school.OnAnyPath.TryGetValue(rule, out var raised))
            school.OnAnyPath[rule] = raised = PlainDwell.Raised(school, isTrue);
        if (raised is { } day)
            found.Add(new(rule, Tier.Watch, null, null, null, day));
    }

    private static Tier? WindowTier(PlainCase school, PlainStep step, DateOnly day)
    {
        var lateness = school.Lateness(step, day);
        return lateness <= step.Window ? null : step.Gate || lateness > 2 * step.Window ? Tier.OffTrack : Tier.Watch;
    }

    private static bool IsTooEarly(PlainCase school, PlainStep step, DateOnly day) =>
        school.IsComplete(step, day)
        && school.Steps.Any(needed => step.Needs.Contains(needed.Id) && !school.IsComplete(needed, day));
}
