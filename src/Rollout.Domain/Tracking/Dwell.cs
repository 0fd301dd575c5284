namespace Rollout.Domain.Tracking;

/// <summary>
/// How long a condition has held, so that a flag neither flickers nor sticks: raised after some consecutive counted days true,
/// cleared after some consecutive days false. Counted are the school's instructional days from its start, paused ones left out.
/// </summary>
/// <param name="Since">The day it was raised; null when it is not.</param>
/// <param name="IsTrue">Whether the condition held on the last counted day.</param>
/// <param name="Run">For how many counted days in a row it has been as it is.</param>
/// <param name="LastTrue">A last day on which it held; null when it never did.</param>
public sealed record Dwell(DateOnly? Since, bool IsTrue, int Run, DateOnly? LastTrue)
{
    public static Dwell Nothing { get; } = new(null, false, 0, null);

    /// <summary>
    /// Folds the condition over all counted days up to <paramref name="until"/>, piece by piece: between two of the days on which
    /// its truth may change it is the same every day, so it is asked once.
    /// </summary>
    internal static Dwell Fold(SchoolCase school, IEnumerable<DateOnly> mayChange, Func<DateOnly, bool> isTrue, DateOnly until)
    {
        var fold = Nothing;
        foreach (var (first, last) in Pieces(school.Start, mayChange, until))
        {
            var before = school.Lived(first.AddDays(-1));
            var days = school.Lived(last) - before;
            if (days > 0)
                fold = fold.Then(school, isTrue(first), days, before, last);
        }

        return fold;
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Pieces(DateOnly start, IEnumerable<DateOnly> mayChange, DateOnly until)
    {
        if (until < start)
            yield break;
        var first = start;
        foreach (var day in new SortedSet<DateOnly>(mayChange.Where(day => day > start && day <= until)))
        {
            yield return (first, day.AddDays(-1));
            first = day;
        }

        yield return (first, until);
    }

    private Dwell Then(SchoolCase school, bool isTrue, int days, int before, DateOnly last)
    {
        var run = isTrue == IsTrue ? Run + days : days;
        var lastTrue = isTrue ? last : LastTrue;
        if (isTrue && Since is null && run >= school.Rules.RaiseAfter)
            return new(school.FirstLived(before + days - (run - school.Rules.RaiseAfter), last), isTrue, run, lastTrue);
        if (!isTrue && run >= school.Rules.ClearAfter)
            return new(null, isTrue, run, lastTrue);
        return new(Since, isTrue, run, lastTrue);
    }
}
