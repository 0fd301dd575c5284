namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>R3: has the current stage lasted too long by the plan and by what it took earlier schools?</summary>
internal static class PlainStages
{
    internal static bool IsTooLong(PlainCase school, IReadOnlyList<PlainCase> board, DateOnly day)
    {
        if (school.StageOn(day) is not { } stage || Planned(school, stage) is not (> 0 and var planned) || BeganOn(school, stage, day) is not { } began)
            return false;
        var elapsed = school.Span(began, day);
        if (4 * elapsed <= 5 * planned)
            return false;
        var earlier = new List<(int Actual, int Planned)>();
        foreach (var other in board.Where(other => other.Id != school.Id))
        {
            if (Lasted(other, stage, day) is { } lasted)
                earlier.Add(lasted);
        }

        if (earlier.Count < 4)
            return true;
        earlier.Sort((a, b) => (a.Actual * b.Planned).CompareTo(b.Actual * a.Planned));
        var bound = earlier[(8 * (earlier.Count + 1) + 9) / 10 - 1];
        return elapsed * bound.Planned > planned * bound.Actual;
    }

    private static int? Planned(PlainCase school, string stage)
    {
        if (!school.PlannedDays.TryGetValue(stage, out var planned))
            school.PlannedDays[stage] = planned = PlannedFor(school, stage);
        return planned;
    }

    private static int? PlannedFor(PlainCase school, string stage)
    {
        var from = school.PathStart;
        foreach (var each in school.Stages)
        {
            var dues = school.Steps.Where(step => step.Stage == each).Select(step => step.Due).ToList();
            if (each == stage)
                return dues.Contains(null) ? null : school.Calendar.D(dues.Max()!.Value) - school.Calendar.D(from);
            if (dues.Contains(null))
                return null;
            from = dues.Max()!.Value;
        }

        return null;
    }

    /// <summary>The day the earlier stages were complete, not before the school's start; null while they are not.</summary>
    private static DateOnly? BeganOn(PlainCase school, string stage, DateOnly day)
    {
        var began = school.Start;
        foreach (var step in school.Steps.Where(step => school.Stages.IndexOf(step.Stage) < school.Stages.IndexOf(stage)))
        {
            if (!school.IsComplete(step, day))
                return null;
            if (school.ReachedOn(step.Id) > began)
                began = school.ReachedOn(step.Id)!.Value;
        }

        return began;
    }

    private static (int Actual, int Planned)? Lasted(PlainCase school, string stage, DateOnly day)
    {
        var steps = school.Steps.Where(step => step.Stage == stage).ToList();
        if (steps.Count == 0 || steps.Any(step => !school.IsComplete(step, day)))
            return null;
        if (Planned(school, stage) is not (> 0 and var planned) || BeganOn(school, stage, day) is not { } began)
            return null;
        return (school.Span(began, steps.Max(step => school.ReachedOn(step.Id))!.Value), planned);
    }
}
