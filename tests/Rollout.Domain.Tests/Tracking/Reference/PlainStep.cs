using Rollout.Domain.Paths;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>A milestone of the path a school is judged on, with the date it is due: null = never.</summary>
internal sealed record PlainStep(
    MilestoneId Id, string Stage, DateOnly? Due, int? DueDay, decimal Weight, int Window, bool Gate, ClockKind Clock, IReadOnlyList<MilestoneId> Needs)
{
    internal static List<PlainStep> Of(ExpectedPath path, string? variantId, PlainCalendar calendar, DateOnly launch)
    {
        var variant = path.Variants.FirstOrDefault(it => it.Id == variantId);
        var steps = new List<PlainStep>();
        foreach (var step in path.Milestones)
        {
            if (variant is not null && variant.Omit.Contains(step.Id))
                continue;
            var change = variant?.Milestones.FirstOrDefault(it => it.Id == step.Id);
            var (due, dueDay) = change?.Due is not null ? (change.Due, null)
                : change?.DueDay is not null ? (null, change.DueDay)
                : (step.Due, step.DueDay);
            steps.Add(new(
                step.Id, change?.Stage ?? step.Stage, dueDay is null ? due : Placed(dueDay.Value, calendar, launch), dueDay,
                change?.Weight ?? step.Weight, change?.Window ?? step.Window, change?.Gate ?? step.Gate, change?.Clock ?? step.Clock,
                [.. change?.Needs ?? step.Needs]));
        }

        return steps;
    }

    /// <summary>1 = the launch day, or the next school day when that is none.</summary>
    private static DateOnly? Placed(int dueDay, PlainCalendar calendar, DateOnly launch)
    {
        var before = calendar.D(launch.AddDays(-1));
        return calendar.DateOf(before + dueDay);
    }
}
