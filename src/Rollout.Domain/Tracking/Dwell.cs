namespace Rollout.Domain.Tracking;

/// <summary>
/// How long a condition has held, so that a flag neither flickers nor sticks: raised after some consecutive counted days true,
/// cleared after some consecutive days false. Counted are the school's instructional days from its start, paused ones left out.
/// </summary>
/// <param name="Since">The day it was raised; null when it is not.</param>
/// <param name="IsTrue">Whether the condition held on the last counted day.</param>
/// <param name="Run">For how many counted days in a row it has been as it is.</param>
/// <param name="LastTrue">A last day on which it held; null when it never did.</param>
public readonly record struct Dwell(DateOnly? Since, bool IsTrue, int Run, DateOnly? LastTrue)
{
    internal bool IsRaised => Since is not null;

    /// <summary>
    /// Folds the conditions of some tiers over all counted days up to <paramref name="until"/>, piece by piece: between two of the
    /// days on which the truth may change it is the same every day, so it is asked once.
    /// </summary>
    /// <param name="mayChange">In order, after the start and up to <paramref name="until"/>.</param>
    /// <param name="truth">The worst tier whose condition holds on a day; all milder ones hold then too.</param>
    /// <returns>One for each tier.</returns>
    internal static Dwell[] Fold(
        SchoolCase school, List<DateOnly> mayChange, Func<SchoolCase, DateOnly, Tier?> truth, IReadOnlyList<Tier> tiers, DateOnly until)
    {
        var folds = new Dwell[tiers.Count];
        if (until < school.Start)
            return folds;
        var (first, before) = (school.Start, school.Lived(school.Start.AddDays(-1)));
        for (var piece = 0; piece <= mayChange.Count; piece++)
        {
            var last = piece < mayChange.Count ? mayChange[piece].AddDays(-1) : until;
            var lived = school.Lived(last);
            if (lived > before)
            {
                var worst = truth(school, first);
                for (var tier = 0; tier < folds.Length; tier++)
                    folds[tier] = folds[tier].Then(school, worst <= tiers[tier], lived - before, before, last);
            }

            (first, before) = (piece < mayChange.Count ? mayChange[piece] : until, lived);
        }

        return folds;
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
