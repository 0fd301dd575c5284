namespace Rollout.Domain.Tracking.Rules;

/// <summary>R3: the current stage lasts longer than planned with some slack, and longer than earlier schools needed for it.</summary>
internal sealed class StageDurationRule : DwelledRule<SchoolCase>
{
    internal override string Id => "R3";

    internal override string Title => "Duration of the current stage";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        for (var stage = 0; stage < school.Path.Stages.Length; stage++)
        {
            days.Add(school.StageEnd(stage));
            if (school.Path.Stages[stage].PlannedDays is not (> 0 and var planned))
                continue;
            var start = school.Lived(school.StageStart(stage));
            var end = school.StageEnd(stage) is { } ended && ended < days.Last ? ended : days.Last;
            if (end < days.First || school.FirstLived(start + (int)decimal.Floor(school.Rules.StageFactor * planned) + 1, end) is not { } exceeded)
                continue;
            days.Add(exceeded);
            AddBounds(school, stage, exceeded > days.First ? exceeded : days.First, end, ref days);
        }
    }

    /// <summary>The days on which the stage goes beyond what earlier schools needed, or comes back inside as they needed longer.</summary>
    private static void AddBounds(SchoolCase school, int stage, DateOnly first, DateOnly end, ref ChangeDays days)
    {
        var bounds = Bounds(school, stage);
        var (start, planned) = (school.Lived(school.StageStart(stage)), school.Path.Stages[stage].PlannedDays!.Value);
        bool? wasBeyond = null;
        for (var i = Math.Max(0, InForce(bounds, first)); i < bounds.Count && bounds[i].From <= end; i++)
        {
            var (from, bound) = bounds[i];
            var last = i + 1 < bounds.Count && bounds[i + 1].From <= end ? bounds[i + 1].From.AddDays(-1) : end;
            var isBeyond = bound.IsExceededBy(school.Lived(from) - start, planned);
            if (isBeyond != wasBeyond)
                days.Add(from);
            wasBeyond = bound.IsExceededBy(school.Lived(last) - start, planned);
            if (wasBeyond != isBeyond)
                days.Add(school.FirstLived(start + (int)((long)bound.Actual * planned / bound.Planned) + 1, last));
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
            return new("All stages are complete.", []);
        var (name, _, planned) = school.Path.Stages[stage];
        return new(
            $"The stage “{name}” has lasted {Elapsed(school, stage, day)} instructional days; {planned} were planned.",
            [.. StartedBy(school, stage), .. school.DueBy]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day)
    {
        if (school.CurrentStage(day) is not { } stage)
            return [new("stage", null)];
        var (name, _, planned) = school.Path.Stages[stage];
        return
        [
            new("stage", name),
            new("elapsed", Elapsed(school, stage, day)),
            new("planned", planned),
            new("factor", school.Rules.StageFactor),
            new("earlierSchoolsBound", BoundAt(school, stage, day) is { } bound ? (decimal)bound.Actual / bound.Planned : null),
        ];
    }

    /// <summary>Instructional days since the stage began; 0 before it did.</summary>
    private static int Elapsed(SchoolCase school, int stage, DateOnly day) => Math.Max(0, school.LivedBetween(school.StageStart(stage), day));

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
        for (var earlier = 0; earlier < stage; earlier++)
        {
            foreach (var step in school.Path.Stages[earlier].Steps)
            {
                if (school.ReachedOn(step) == start)
                    yield return school.Reached(step).Id;
            }
        }
    }
}
