namespace Rollout.Domain.Tracking.Rules;

/// <summary>R7: a milestone is complete while one it needs is not (S0: devices before the three plans).</summary>
internal sealed class OrderRule : Rule<SchoolCase>
{
    internal override string Id => "R7";

    internal override string Title => "Milestones in their order";

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (!IsTooEarly(school, step, day))
                continue;
            var open = OpenNeeds(school, step, day);
            var milestone = school.Path.Steps[step].Milestone;
            var reached = school.Reached(step);
            yield return new(
                Id, Tier.OffTrack, milestone.Id, null, null, reached.On > school.Start ? reached.On : school.Start,
                $"“{milestone.Title}” was reached before {string.Join(" and ", open.Select(need => $"“{need}”"))}, which it needs.",
                [reached.Id, school.Path.Version.Event]);
        }
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (IsTooEarly(school, step, day))
                return Tier.OffTrack;
        }

        return null;
    }

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var findings = Findings(school, day).ToList();
        return new(
            Id, Title, findings.Count > 0, [new("tooEarly", findings.Select(finding => finding.Milestone!.Value.Value).ToList())],
            null, findings);
    }

    private static bool IsTooEarly(SchoolCase school, int step, DateOnly day)
    {
        if (!school.IsComplete(step, day))
            return false;
        foreach (var need in school.Path.Steps[step].Needs)
        {
            if (!school.IsComplete(need, day))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> OpenNeeds(SchoolCase school, int step, DateOnly day) =>
        school.Path.Steps[step].Needs.Where(need => !school.IsComplete(need, day)).Select(need => school.Path.Steps[need].Milestone.Title);
}
