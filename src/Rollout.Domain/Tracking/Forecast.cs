namespace Rollout.Domain.Tracking;

/// <summary>When an open milestone may be reached, from what the same span took the district's earlier schools. A range, never a promise.</summary>
/// <param name="From">The last completed milestone; null = the school's start.</param>
/// <param name="Planned">Instructional days planned for the span; null when a due day is unknown or not after the span's beginning.</param>
/// <param name="History">Earlier schools that completed the span.</param>
/// <param name="Elapsed">Days of the span already lived, pauses left out.</param>
/// <param name="HitRates">How often each bound held when it was computed for the earlier schools in their time.</param>
public sealed record Forecast(
    MilestoneId Milestone, MilestoneId? From, int? Planned, int History, int Elapsed, IReadOnlyList<Bound> Bounds, IReadOnlyList<HitRate> HitRates)
{
    /// <summary>The probabilities shown.</summary>
    public static IReadOnlyList<decimal> Quantiles { get; } = [0.5m, 0.8m, 0.9m];

    /// <summary>A forecast for each open milestone in path order.</summary>
    internal static IReadOnlyList<Forecast> Of(SchoolCase school, DateOnly day)
    {
        var from = LastCompleted(school, day);
        return
        [
            .. Enumerable.Range(0, school.Path.Steps.Length).Where(step => !school.IsComplete(step, day))
                .Select(step => Of(school, new Span(from, step, school.Path), day)),
        ];
    }

    private static Forecast Of(SchoolCase school, Span span, DateOnly day)
    {
        var begun = span.Begin(school);
        var elapsed = Math.Max(0, school.LivedBetween(begun, day));
        int? planned = span.Planned(school) is > 0 and var days ? days : null;
        var earlier = span.Earlier(school.Cohort, school.Facts.Id, day);
        IReadOnlyList<Bound> bounds = (planned, earlier.Count) switch
        {
            (null, _) => [.. Quantiles.Select(q => Bound.None(q, "no planned days to go by"))],
            (_, var n) when n < school.Rules.LeastHistory =>
                [.. Quantiles.Select(q => Bound.None(q, $"not enough history ({n} of {school.Rules.LeastHistory})"))],
            (not null, _) => BoundsOf(school, begun, day, elapsed, planned.Value, [.. earlier.Select(past => past.Ratio).Order()]),
        };
        return new(
            school.Path.Steps[span.To].Milestone.Id, span.From is { } last ? school.Path.Steps[last].Milestone.Id : null, planned,
            earlier.Count, elapsed, bounds, HitRate.Of(school, span, day));
    }

    private static IReadOnlyList<Bound> BoundsOf(
        SchoolCase school, DateOnly begun, DateOnly day, int elapsed, int planned, List<Ratio> ascending)
    {
        // With days already lived, only spans that lasted longer say anything about this one.
        var left = ascending.Where(ratio => (long)ratio.Actual * planned > (long)elapsed * ratio.Planned).ToList();
        var paused = begun < day ? school.Calendar.DayNumber(day) - school.Calendar.DayNumber(begun) - elapsed : 0;
        return
        [
            .. Quantiles.Select(q => Ratio.Bound(left, q) is { } bound
                ? Bound.On(q, school.Calendar.DayNumber(begun) + paused + bound.DaysOf(planned), school.Calendar)
                : Bound.None(q, $"not enough history ({left.Count} of {LeastFor(q)} still apply)")),
        ];
    }

    /// <summary>The smallest n with ⌈q(n+1)⌉ ≤ n.</summary>
    private static int LeastFor(decimal q) => (int)decimal.Ceiling(q / (1 - q));

    private static int? LastCompleted(SchoolCase school, DateOnly day)
    {
        int? last = null;
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (school.IsComplete(step, day) && (last is not { } known || Order(step).CompareTo(Order(known)) >= 0))
                last = step;
        }

        return last;

        (DateOnly On, DateOnly Due) Order(int step) =>
            (school.ReachedOn(step)!.Value, school.Path.Steps[step].Due ?? DateOnly.MaxValue);
    }
}
