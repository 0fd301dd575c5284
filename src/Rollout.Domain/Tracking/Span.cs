namespace Rollout.Domain.Tracking;

/// <summary>The way from one milestone of a path (or its start) to another.</summary>
/// <param name="From">Place of the milestone it begins with; null = the school's start.</param>
/// <param name="To">Place of the milestone it ends with.</param>
internal sealed record Span(int? From, int To, PlacedPath Path)
{
    /// <summary>The day the school began the span.</summary>
    internal DateOnly Begin(SchoolCase school) => From is { } from ? school.ReachedOn(from)!.Value : school.Start;

    /// <summary>Instructional days planned on the school's path; null when a due day is unknown.</summary>
    internal int? Planned(SchoolCase school)
    {
        if (PlaceIn(school, To) is not { } to || school.Path.Steps[to].Due is not { } due)
            return null;
        var begin = From is { } from ? PlaceIn(school, from) is { } place ? school.Path.Steps[place].Due : null : school.Path.StartsOn;
        return begin is { } day ? school.Calendar.DayNumber(due) - school.Calendar.DayNumber(day) : null;
    }

    /// <summary>What the span took the other schools that completed it by the day.</summary>
    internal List<PastSpan> Earlier(Cohort cohort, SchoolId except, DateOnly day) =>
        [.. cohort.Schools.Where(other => other.Facts.Id != except).Select(other => Past(other, day)).OfType<PastSpan>()];

    private PastSpan? Past(SchoolCase other, DateOnly day)
    {
        if (PlaceIn(other, To) is not { } to || other.ReachedOn(to) is not { } end || end > day || Planned(other) is not (> 0 and var planned))
            return null;
        var begin = From is not { } from ? other.Start : PlaceIn(other, from) is { } place ? other.ReachedOn(place) : null;
        return begin is { } begun && begun <= day
            ? new(begun, end, new(Math.Max(0, other.LivedBetween(begun, end)), planned))
            : null;
    }

    private int? PlaceIn(SchoolCase school, int step) =>
        school.Path.Index.TryGetValue(Path.Steps[step].Milestone.Id, out var place) ? place : null;
}

/// <summary>A span a school has completed.</summary>
internal sealed record PastSpan(DateOnly Begun, DateOnly Ended, Ratio Ratio);

/// <summary>How often the bound for <c>Q</c> held: computed for each earlier school when it began, from those that had ended by then.</summary>
/// <param name="Tries">Earlier schools for which there was a bound.</param>
public sealed record HitRate(decimal Q, int Hits, int Tries)
{
    internal static IReadOnlyList<HitRate> Of(SchoolCase school, Span span, DateOnly day)
    {
        var past = span.Earlier(school.Cohort, school.Facts.Id, day);
        return [.. Forecast.Quantiles.Select(q => OfBound(past, q, school.Rules))];
    }

    private static HitRate OfBound(List<PastSpan> past, decimal q, RuleSet rules)
    {
        var (hits, of) = (0, 0);
        foreach (var span in past)
        {
            var known = past.Where(earlier => earlier != span && earlier.Ended <= span.Begun).Select(earlier => earlier.Ratio).Order().ToList();
            if (known.Count < rules.LeastHistory || Ratio.Bound(known, q) is not { } bound)
                continue;
            of++;
            hits += span.Ratio.CompareTo(bound) <= 0 ? 1 : 0;
        }

        return new(q, hits, of);
    }
}
