using Rollout.Domain.Calendar;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Districts;

/// <summary>What a school year must keep to before it is published. Days are inclusive on both ends.</summary>
public static class CalendarRules
{
    /// <summary>A year runs at most that many days, its last day included.</summary>
    public const int LongestYear = 400;

    private const int MostTerms = 20;

    /// <summary>
    /// All faults of the year, each with the member at fault: <c>empty-text</c>, <c>day-out-of-range</c>, <c>last-day-before-first</c>,
    /// <c>year-too-long</c>, <c>too-many-terms</c>, <c>too-many-closures</c>, <c>year-overlaps</c>, <c>term-reversed</c>,
    /// <c>term-outside-year</c>, <c>duplicate-term</c>, <c>terms-overlap</c>, <c>closure-reversed</c>, <c>closure-outside-year</c>,
    /// <c>year-without-instructional-day</c>.
    /// </summary>
    /// <param name="published">The years in force; the one of the same name is replaced and does not count.</param>
    public static IReadOnlyList<Refusal> Faults(SchoolYearPublished year, IEnumerable<SchoolYearPublished> published)
    {
        Refusal?[] outline =
        [
            Limits.Name(year.Year, "year"),
            Limits.Day(year.FirstDay, "firstDay"),
            Limits.Day(year.LastDay, "lastDay"),
            Span(year),
            Limits.Between(year.Terms.Count, 0, MostTerms, "too-many-terms", "terms"),
            Limits.Between(year.Closures.Count, 0, LongestYear, "too-many-closures", "closures"),
        ];
        if (outline.OfType<Refusal>().ToArray() is { Length: > 0 } faults)
            return faults;
        faults =
        [
            .. Overlaps(year, published),
            .. year.Terms.SelectMany((term, i) => OfTerm(year, term, i)),
            .. year.Closures.SelectMany((closure, i) => OfClosure(year, closure, i)),
        ];
        return faults.Length > 0 || SchoolCalendar.Of([year], []).Length > 0
            ? faults
            : [new("year-without-instructional-day", "The year has no day with school: correct its closures.", "closures")];
    }

    private static Refusal? Span(SchoolYearPublished year) => (year.LastDay.DayNumber - year.FirstDay.DayNumber + 1) switch
    {
        < 1 => new("last-day-before-first", "The year's last day must not come before its first: correct one of them.", "lastDay"),
        > LongestYear => new("year-too-long", $"A school year has at most {LongestYear} days: correct its first or last day.", "lastDay"),
        _ => null,
    };

    private static IEnumerable<Refusal> Overlaps(SchoolYearPublished year, IEnumerable<SchoolYearPublished> published) =>
        from other in published
        where other.Year != year.Year && year.FirstDay <= other.LastDay && other.FirstDay <= year.LastDay
        orderby other.FirstDay
        select new Refusal(
            "year-overlaps", $"It overlaps the year {other.Year} ({other.FirstDay:yyyy-MM-dd} to {other.LastDay:yyyy-MM-dd}): publish that one anew or correct the days.",
            "firstDay");

    private static IEnumerable<Refusal> OfTerm(SchoolYearPublished year, Term term, int index)
    {
        var field = $"terms[{index}]";
        if (Limits.Name(term.Name, $"{field}.name") is { } nameless)
            yield return nameless;
        if (term.To < term.From)
            yield return new("term-reversed", $"Term “{term.Name}” ends before it begins: correct its days.", $"{field}.to");
        else if (term.From < year.FirstDay || term.To > year.LastDay)
            yield return new("term-outside-year", $"Term “{term.Name}” must lie within the year: correct its days.", field);
        foreach (var earlier in year.Terms.Take(index))
        {
            if (earlier.Name == term.Name)
                yield return new("duplicate-term", $"Two terms are called “{term.Name}”: give each its own name.", $"{field}.name");
            if (earlier.From <= term.To && term.From <= earlier.To)
                yield return new("terms-overlap", $"Terms “{earlier.Name}” and “{term.Name}” overlap: correct their days.", field);
        }
    }

    private static IEnumerable<Refusal> OfClosure(SchoolYearPublished year, Closure closure, int index)
    {
        var field = $"closures[{index}]";
        if (Limits.OptionalName(closure.Label, $"{field}.label") is { } tooLong)
            yield return tooLong;
        if (closure.To < closure.From)
            yield return new("closure-reversed", "A closure ends before it begins: correct its days.", $"{field}.to");
        else if (closure.From < year.FirstDay || closure.To > year.LastDay)
            yield return new("closure-outside-year", "A closure must lie within the year: correct its days.", field);
    }
}
