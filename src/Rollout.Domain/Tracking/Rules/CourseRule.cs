namespace Rollout.Domain.Tracking.Rules;

/// <summary>C24: a school was off track at several track checks in a row, is so still, and nobody decided anything (S2: change course).</summary>
internal sealed class CourseRule : PromptRule
{
    internal override string Id => "C24";

    internal override string Title => "A decision where a school stays off track";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day)
    {
        if (LastChecks(district, day) is not [var first, ..] checks)
            yield break;
        foreach (var row in district.Rows.Where(row => row.Status is Status.OffTrack))
        {
            var school = district.Schools[row.School];
            if (HasTurned(district, school, first.On, day) || !checks.TrueForAll(check => Assessment.StatusOf(school, check.On) is Status.OffTrack))
                continue;
            yield return About(
                row.School, checks[^1].On, $"{row.Name} was off track at {checks.Count} track checks in a row, and nothing was decided.",
                [.. checks.Select(check => check.Id)]);
        }
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("checks", LastChecks(district, day)?.Select(check => check.Fact.Check).ToList()),
        new("checksOffTrack", district.Rules.ChecksOffTrack),
    ];

    /// <summary>As many of the last checks held as count; null while fewer were.</summary>
    private static List<Dated<Initiatives.InitiativeEvent.TrackCheckHeld>>? LastChecks(DistrictCase district, DateOnly day)
    {
        var (held, last) = (district.Agreements.ChecksHeld, district.Rules.ChecksOffTrack);
        return held.CountBy(day) is var upTo && upTo >= last ? [.. held[(upTo - last)..upTo]] : null;
    }

    /// <summary>Whether since the first of the checks something was decided about the school, or its course was changed.</summary>
    private static bool HasTurned(DistrictCase district, SchoolCase school, DateOnly since, DateOnly day) =>
        Array.Exists(school.Facts.Turns, turn => IsBetween(((IDated)turn.Happened).EffectiveOn, since, day))
        || Array.Exists(district.Agreements.Decisions, decided =>
            IsBetween(decided.On, since, day) && decided.Fact.Schools?.Contains(school.Facts.Id) != false);

    private static bool IsBetween(DateOnly on, DateOnly since, DateOnly day) => since <= on && on <= day;
}
