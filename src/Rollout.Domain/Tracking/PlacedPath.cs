using Rollout.Domain.Calendar;
using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking;

/// <summary>A path version (or a variant of it) laid on the calendar from a launch day: every milestone with the date it is due.</summary>
internal sealed class PlacedPath
{
    internal PlacedPath(PathVersion version, string? variant, DateOnly launch, SchoolCalendar calendar)
    {
        Version = version;
        Variant = version.Path.Variants.Any(candidate => candidate.Id == variant) ? variant : null;
        var milestones = Varied(version.Path, variant);
        var index = new Dictionary<MilestoneId, int>(milestones.Count);
        for (var i = 0; i < milestones.Count; i++)
            index[milestones[i].Id] = i;

        Index = index;
        Steps = [.. milestones.Select(milestone => Place(milestone, version.Path, index, launch, calendar))];
        TotalWeight = Steps.Sum(step => step.Weight);
        StartsOn = milestones.Any(milestone => milestone.DueDay is not null) ? launch : version.Path.StartsOn;
        Stages = Plan(version.Path, calendar);
    }

    internal PathVersion Version { get; }

    /// <summary>The variant laid; null when none was asked for or the version lacks it.</summary>
    internal string? Variant { get; }

    /// <summary>Milestones in path order.</summary>
    internal Step[] Steps { get; }

    internal Dictionary<MilestoneId, int> Index { get; }

    internal long TotalWeight { get; }

    /// <summary>The day from which the first stage is planned.</summary>
    internal DateOnly StartsOn { get; }

    /// <summary>Stages that hold milestones, in order.</summary>
    internal Stage[] Stages { get; }

    private static ValueList<Milestone> Varied(ExpectedPath path, string? variant)
    {
        if (path.Variants.FirstOrDefault(candidate => candidate.Id == variant) is not { } chosen)
            return path.Milestones;

        return
        [
            .. from milestone in path.Milestones
               where !chosen.Omit.Contains(milestone.Id)
               let change = chosen.Milestones.FirstOrDefault(change => change.Id == milestone.Id)
               select change is null ? milestone : change.ApplyTo(milestone),
        ];
    }

    private static Step Place(
        Milestone milestone, ExpectedPath path, Dictionary<MilestoneId, int> index, DateOnly launch, SchoolCalendar calendar)
    {
        // Day 1 is the launch, or the next school day when the launch is none.
        var due = milestone.Due ?? calendar.DateOf(calendar.DayNumber(launch.AddDays(-1)) + milestone.DueDay!.Value);
        int? count = due is { } day ? calendar.Count(milestone.Clock, day) : null;
        return new(
            milestone, due, count, count is { } of ? calendar.FirstDate(milestone.Clock, of + milestone.Window + 1) : null,
            decimal.ToInt64(milestone.Weight * Step.WeightUnit), path.Stages.ToList().IndexOf(milestone.Stage),
            [.. milestone.Needs.Where(index.ContainsKey).Select(need => index[need])]);
    }

    private Stage[] Plan(ExpectedPath path, SchoolCalendar calendar)
    {
        var stages = new List<Stage>();
        DateOnly? from = StartsOn;
        for (var number = 0; number < path.Stages.Count; number++)
        {
            var steps = Enumerable.Range(0, Steps.Length).Where(i => Steps[i].Stage == number).ToArray();
            if (steps.Length == 0)
                continue;
            DateOnly? to = steps.Any(i => Steps[i].Due is null) ? null : steps.Max(i => Steps[i].Due);
            int? planned = from is { } first && to is { } last ? calendar.DayNumber(last) - calendar.DayNumber(first) : null;
            stages.Add(new(path.Stages[number], steps, planned));
            from = to;
        }

        return [.. stages];
    }
}

/// <summary>A milestone on the calendar.</summary>
/// <param name="Due">The date it is due; null = never, because its day is not in any published calendar.</param>
/// <param name="DueCount">C(due) on the milestone's clock.</param>
/// <param name="Closes">The first day later than its window; null = never. A pause moves it.</param>
/// <param name="Weight">In millionths, so that shares compare in whole numbers.</param>
/// <param name="Stage">Place of its stage in the path's list.</param>
/// <param name="Needs">Places of the milestones it needs, those the path lacks left out.</param>
internal sealed record Step(Milestone Milestone, DateOnly? Due, int? DueCount, DateOnly? Closes, long Weight, int Stage, int[] Needs)
{
    internal const decimal WeightUnit = 1_000_000m;
}

/// <summary>A stage with the places of its milestones.</summary>
/// <param name="PlannedDays">Instructional days from the last due day of the stage before (or the path's start) to its own; null when a due day is unknown.</param>
internal sealed record Stage(string Name, int[] Steps, int? PlannedDays);
