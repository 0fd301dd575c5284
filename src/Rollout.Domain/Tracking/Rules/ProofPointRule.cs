namespace Rollout.Domain.Tracking.Rules;

/// <summary>C9: the first stage should have ended, and there is nothing yet that others could look at (S2: early wins).</summary>
internal sealed class ProofPointRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C9";

    internal override string Title => "A proof point by the end of the first stage";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Facts.ProofPoints);
        if (DueOn(school) is { } due)
            days.Add(school.FirstLived(school.Lived(due) + school.Rules.WinGrace + 1, days.Last));
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Facts.ProofPoints.CountBy(day) == 0 && DueOn(school) is { } due && school.LivedBetween(due, day) > school.Rules.WinGrace ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("A proof point is recorded, or the first stage has not ended.", [])
        : new($"The first stage was to end {school.LivedBetween(DueOn(school)!.Value, day)} instructional days ago, and no proof point is recorded.", school.DueBy);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("dueOn", DueOn(school)),
        new("passed", DueOn(school) is { } due ? school.LivedBetween(due, day) : null),
        new("proofPoints", school.Facts.ProofPoints.CountBy(day)),
        new("winGrace", school.Rules.WinGrace),
    ];

    /// <summary>
    /// The day on which the last milestone of the first stage is due, moved later by the school's pauses; null when one of them never is.
    /// </summary>
    internal static DateOnly? DueOn(SchoolCase school)
    {
        if (school.Path.Stages is not [{ Steps: var steps }, ..])
            return null;
        var last = DateOnly.MinValue;
        foreach (var step in steps)
        {
            if (school.Path.Steps[step] is not { Due: { } due, DueCount: { } count, Milestone.Clock: var clock })
                return null;
            if (school.FirstElapsed(clock, count, DateOnly.MaxValue) is not { } elapsed)
                return null;
            last = Later(last, Later(due, elapsed));
        }

        return last;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
