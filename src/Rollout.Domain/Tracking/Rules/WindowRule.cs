using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>R1: an open milestone is later than its window. A gate is off track at once, others beyond twice the window.</summary>
internal sealed class WindowRule : Rule<SchoolCase>
{
    internal override string Id => "R1";

    internal override string Title => "Milestones inside their window";

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            var lateness = school.Lateness(step, day);
            if (TierOf(school, step, lateness) is { } tier)
                yield return Finding(school, step, tier, lateness, day);
        }
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day)
    {
        Tier? worst = null;
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (TierOf(school, step, school.Lateness(step, day)) is { } tier && !(worst <= tier))
                worst = tier;
        }

        return worst;
    }

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var findings = Findings(school, day).ToList();
        var inputs = Enumerable.Range(0, school.Path.Steps.Length)
            .Where(step => !school.IsComplete(step, day) && school.IsDue(step, day))
            .Select(step => new Input(school.Path.Steps[step].Milestone.Id.Value, school.Lateness(step, day)));
        return new(Id, Title, findings.Count > 0, [.. inputs], null, findings);
    }

    private static Tier? TierOf(SchoolCase school, int step, int lateness)
    {
        var milestone = school.Path.Steps[step].Milestone;
        if (lateness <= milestone.Window)
            return null;
        return milestone.Gate || lateness > school.Rules.WindowsUntilOffTrack * milestone.Window ? Tier.OffTrack : Tier.Watch;
    }

    private Finding Finding(SchoolCase school, int step, Tier tier, int lateness, DateOnly day)
    {
        var placed = school.Path.Steps[step];
        var milestone = placed.Milestone;
        var windows = tier == Tier.OffTrack && !milestone.Gate ? school.Rules.WindowsUntilOffTrack : 1;
        var since = school.FirstElapsed(milestone.Clock, placed.DueCount!.Value + windows * milestone.Window + 1, day)!.Value;
        return new(
            Id, tier, milestone.Id, lateness, milestone.Window, since > school.Start ? since : school.Start,
            $"“{milestone.Title}” is {Days(lateness, milestone.Clock)} late; up to {milestone.Window} was agreed"
            + (milestone.Gate ? ", and it is a gate." : "."),
            school.DueBy);
    }

    private static string Days(int count, ClockKind clock) => (clock, count) switch
    {
        (ClockKind.Instructional, 1) => "1 instructional day",
        (ClockKind.Instructional, _) => $"{count} instructional days",
        (ClockKind.Weekday, 1) => "1 weekday",
        (ClockKind.Weekday, _) => $"{count} weekdays",
        (_, 1) => "1 calendar day",
        _ => $"{count} calendar days",
    };
}
