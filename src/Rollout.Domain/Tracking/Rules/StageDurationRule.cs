namespace Rollout.Domain.Tracking.Rules;

/// <summary>R3: the current stage lasts longer than planned with some slack, and longer than earlier schools needed for it.</summary>
internal sealed class StageDurationRule : DwelledRule
{
    internal override string Id => "R3";

    internal override string Title => "Duration of the current stage";

    internal override IEnumerable<DateOnly> MayChange(SchoolCase school, DateOnly until)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (school.ReachedOn(step) is { } reached)
                yield return reached;
        }

        for (var stage = 0; stage < school.Path.Stages.Length; stage++)
        {
            if (school.Path.Stages[stage].PlannedDays is not (> 0 and var planned))
                continue;
            var start = school.Lived(school.StageStart(stage));
            var end = school.StageEnd(stage) is { } ended && ended < until ? ended : until;
            if (school.FirstLived(start + (int)decimal.Floor(school.Rules.StageFactor * planned) + 1, end) is not { } exceeded)
                continue;
            yield return exceeded;
            var bounds = Bounds(school, stage);
            for (var i = Math.Max(0, InForce(bounds, exceeded)); i < bounds.Count && bounds[i].From <= end; i++)
            {
                var (from, bound) = bounds[i];
                yield return from;
                if (school.FirstLived(start + (int)((long)bound.Actual * planned / bound.Planned) + 1, end) is { } beyond && beyond > from)
                    yield return beyond;
            }
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day)
    {
        if (school.CurrentStage(day) is not { } stage || school.Path.Stages[stage].PlannedDays is not (> 0 and var planned))
            return null;
        var elapsed = school.LivedBetween(school.StageStart(stage), day);
        if (elapsed <= school.Rules.StageFactor * planned)
            return null;
        return BoundAt(school, stage, day) is { } bound && !bound.IsExceededBy(elapsed, planned) ? null : Tier.Watch;
    }

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        if (school.CurrentStage(day) is not { } stage)
            return new("All stages are complete.", [new("stage", null)], []);
        var name = school.Path.Stages[stage].Name;
        var planned = school.Path.Stages[stage].PlannedDays;
        var elapsed = Math.Max(0, school.LivedBetween(school.StageStart(stage), day));
        return new(
            $"The stage “{name}” has lasted {elapsed} instructional days; {planned} were planned.",
            [
                new("stage", name),
                new("elapsed", elapsed),
                new("planned", planned),
                new("factor", school.Rules.StageFactor),
                new("earlierSchoolsBound", BoundAt(school, stage, day) is { } bound ? (decimal)bound.Actual / bound.Planned : null),
            ],
            [.. StartedBy(school, stage), .. school.Enrolment.Events, school.Path.Version.Event]);
    }

    private static List<(DateOnly From, Ratio Bound)> Bounds(SchoolCase school, int stage) =>
        school.Cohort.StageBounds(school.Path.Stages[stage].Name, school.Rules);

    private static Ratio? BoundAt(SchoolCase school, int stage, DateOnly day)
    {
        var bounds = Bounds(school, stage);
        return InForce(bounds, day) is >= 0 and var last ? bounds[last].Bound : null;
    }

    /// <summary>Place of the last bound known by the day; -1 when there is none.</summary>
    private static int InForce(List<(DateOnly From, Ratio Bound)> bounds, DateOnly day)
    {
        var (low, high) = (0, bounds.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bounds[middle].From <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    /// <summary>The completions of the stages before that started this one's clock.</summary>
    private static IEnumerable<Guid> StartedBy(SchoolCase school, int stage)
    {
        var start = school.StageStart(stage);
        return school.Path.Stages.Take(stage).SelectMany(earlier => earlier.Steps)
            .Where(step => school.ReachedOn(step) == start).Select(step => school.Reached(step).Id);
    }
}
