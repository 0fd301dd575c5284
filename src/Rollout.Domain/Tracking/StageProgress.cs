namespace Rollout.Domain.Tracking;

/// <summary>How long a stage took and how much of it is done (duration and proportion of the Stages of Implementation Completion). Never a flag.</summary>
/// <param name="PlannedDays">Instructional days; null when a due day is unknown.</param>
/// <param name="From">The day its clock started; null while an earlier stage is open.</param>
/// <param name="To">The day its last milestone was reached; null while it is open.</param>
/// <param name="Days">Instructional days it lasted, or has lasted, pauses left out; null while it has not begun.</param>
/// <param name="Complete">Milestones complete.</param>
/// <param name="Milestones">Milestones in all.</param>
/// <param name="Lateness">Days the latest of its open milestones is late; 0 when none is.</param>
/// <param name="IsPastWindow">An open milestone is later than its window.</param>
public sealed record StageProgress(
    string Stage, int? PlannedDays, DateOnly? From, DateOnly? To, int? Days, int Complete, int Milestones, int Lateness, bool IsPastWindow)
{
    /// <summary>Share of the milestones that is complete, 0 … 1.</summary>
    public decimal Proportion => (decimal)Complete / Milestones;

    internal static IReadOnlyList<StageProgress> Of(SchoolCase school, DateOnly day) =>
        [.. Enumerable.Range(0, school.Path.Stages.Length).Select(stage => Of(school, stage, day))];

    private static StageProgress Of(SchoolCase school, int stage, DateOnly day)
    {
        var planned = school.Path.Stages[stage];
        var complete = planned.Steps.Count(step => school.IsComplete(step, day));
        DateOnly? to = complete == planned.Steps.Length ? school.StageEnd(stage) : null;
        DateOnly? from = day >= school.Start && school.CurrentStage(day) is var current && (current is null || current >= stage)
            ? school.StageStart(stage)
            : null;
        int? days = from is { } start ? Math.Max(0, school.LivedBetween(start, to ?? day)) : null;
        var late = planned.Steps.Select(step => (Days: school.Lateness(step, day), school.Path.Steps[step].Milestone.Window)).ToList();
        return new(
            planned.Name, planned.PlannedDays, from, to, days, complete, planned.Steps.Length, late.Max(step => step.Days),
            late.Exists(step => step.Days > step.Window));
    }
}
