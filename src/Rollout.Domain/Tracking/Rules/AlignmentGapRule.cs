namespace Rollout.Domain.Tracking.Rules;

/// <summary>C10b: a gap between the practices and what is taught stays open past its window (S2).</summary>
internal sealed class AlignmentGapRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C10b";

    internal override string Title => "Alignment gaps closed in time";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        foreach (var gap in school.Facts.AlignmentGaps)
        {
            foreach (var (on, countsFrom) in gap.Turns)
            {
                days.Add(on);
                if (countsFrom is { } from)
                    days.Add(school.FirstLived(school.Lived(from) + school.Rules.GapWindow + 1, days.Last));
            }
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) => Overdue(school, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var overdue = Overdue(school, day).ToList();
        return overdue.Count == 0
            ? new("No alignment gap is open past its window.", [])
            : new(
                string.Join(" ", overdue.Select(gap => $"The gap “{gap.Name}” has been open since {Sentences.On(gap.Open.Since)}, past its window.")),
                [.. overdue.Select(gap => gap.Open.Identified.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        .. school.Facts.AlignmentGaps.Select(gap => (gap.Name, Open: gap.OpenAt(day))).Where(gap => gap.Open is not null)
            .Select(gap => new Input(gap.Name, school.LivedBetween(gap.Open!.CountsFrom, day))),
        new("gapWindow", school.Rules.GapWindow),
    ];

    private static IEnumerable<(string Name, OpenGap Open)> Overdue(SchoolCase school, DateOnly day) =>
        from gap in school.Facts.AlignmentGaps
        let open = gap.OpenAt(day)
        where open is not null && school.LivedBetween(open.CountsFrom, day) > school.Rules.GapWindow
        select (gap.Name, open);
}
