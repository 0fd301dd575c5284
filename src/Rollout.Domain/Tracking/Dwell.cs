using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>
/// How long a condition has held, so that a flag neither flickers nor sticks: raised after some consecutive counted days true,
/// cleared after some consecutive days false. Counted are the instructional days of what is judged from its start, a school's paused ones left out.
/// </summary>
/// <param name="Since">The day it was raised; null when it is not.</param>
/// <param name="IsTrue">Whether the condition held on the last counted day.</param>
/// <param name="Run">For how many counted days in a row it has been as it is.</param>
/// <param name="LastTrue">A last day on which it held; null when it never did.</param>
public readonly record struct Dwell(DateOnly? Since, bool IsTrue, int Run, DateOnly? LastTrue)
{
    internal bool IsRaised => Since is not null;

    /// <summary>Whether it was false for long enough, some time, to clear whatever had been before.</summary>
    internal bool WasCleared { get; private init; }

    /// <summary>
    /// Folds the conditions of some tiers over all counted days of a while, piece by piece: between two of the days on which the
    /// truth may change it is the same every day, so it is asked once. What was before the while is taken to be clear.
    /// </summary>
    /// <returns>One for each tier of the rule.</returns>
    internal static Dwell[] Fold<TCase>(DwelledRule<TCase> rule, TCase judged, ChangeDays mayChange)
        where TCase : ICase
    {
        var folds = new Dwell[rule.Tiers.Length];
        var edges = mayChange.InOrder();
        var (first, before) = (mayChange.First, judged.Lived(mayChange.First.AddDays(-1)));
        for (var piece = 0; piece <= edges.Length; piece++)
        {
            var last = piece < edges.Length ? edges[piece].AddDays(-1) : mayChange.Last;
            var lived = judged.Lived(last);
            if (lived > before)
            {
                var worst = rule.Truth(judged, first);
                for (var tier = 0; tier < folds.Length; tier++)
                    folds[tier] = folds[tier].Then(judged, worst <= rule.Tiers[tier], lived - before, before, last);
            }

            (first, before) = (piece < edges.Length ? edges[piece] : last, lived);
        }

        return folds;
    }

    private Dwell Then(ICase judged, bool isTrue, int days, int before, DateOnly last)
    {
        var run = isTrue == IsTrue ? Run + days : days;
        if (!isTrue)
        {
            var isCleared = run >= judged.Rules.ClearAfter;
            return new(isCleared ? null : Since, false, run, LastTrue) { WasCleared = WasCleared || isCleared };
        }

        var since = Since is null && run >= judged.Rules.RaiseAfter ? judged.FirstLived(before + days - (run - judged.Rules.RaiseAfter), last) : Since;
        return new(since, true, run, last) { WasCleared = WasCleared };
    }
}
