using Rollout.Domain.Districts;
using Rollout.Domain.Paths;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Calendar;

/// <summary>
/// The district's days over all its published school years: which are instructional, how many have passed, and on which date the
/// n-th falls. Days beyond the last published year add nothing.
/// </summary>
public sealed class SchoolCalendar
{
    private readonly int _first;
    private readonly int[] _upTo;
    private readonly int[] _days;
    private readonly Term[] _terms;

    private SchoolCalendar(int first, int[] upTo, int[] days, DateOnly? ends, Term[] terms, SchoolYear[] years) =>
        (_first, _upTo, _days, Ends, _terms, Years) = (first, upTo, days, ends, terms, years);

    public static SchoolCalendar Empty { get; } = new(0, [], [], null, [], []);

    /// <summary>Last day of the last published school year; null when none is published.</summary>
    public DateOnly? Ends { get; }

    /// <summary>The terms of all years in order of their first day.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>The published years in order of their first day.</summary>
    public IReadOnlyList<SchoolYear> Years { get; }

    /// <summary>Number of instructional days in all.</summary>
    public int Length => _days.Length;

    /// <summary>
    /// The calendar that these facts make, both in log order: a year of the same name replaces the earlier one, and of several
    /// changes of one date the last wins.
    /// </summary>
    public static SchoolCalendar Of(IEnumerable<SchoolYearPublished> years, IEnumerable<CalendarDayChanged> changes)
    {
        var inForce = new Dictionary<string, SchoolYearPublished>(StringComparer.Ordinal);
        foreach (var year in years)
            inForce[year.Year] = year;

        var days = new SortedSet<int>();
        foreach (var year in inForce.Values)
            AddInstructionalDays(days, year);
        foreach (var change in changes)
            Apply(days, change);
        if (inForce.Count == 0 && days.Count == 0)
            return Empty;

        int[] ordered = [.. days];
        return new(
            ordered.Length == 0 ? 0 : ordered[0], CountUp(ordered), ordered,
            inForce.Count == 0 ? null : inForce.Values.Max(year => year.LastDay),
            [.. inForce.Values.SelectMany(year => year.Terms).OrderBy(term => term.From)],
            [.. inForce.Values.Select(year => new SchoolYear(year.FirstDay, year.LastDay)).OrderBy(year => year.First)]);
    }

    /// <summary>C(x): days of the clock up to and including <paramref name="day"/>.</summary>
    public int Count(ClockKind clock, DateOnly day) => clock switch
    {
        ClockKind.Instructional => DayNumber(day),
        ClockKind.Weekday => Weekdays(day.DayNumber),
        _ => day.DayNumber + 1,
    };

    /// <summary>D(x): instructional days up to and including <paramref name="day"/>; the first instructional day is 1.</summary>
    public int DayNumber(DateOnly day)
    {
        var index = day.DayNumber - _first;
        return index < 0 ? 0 : index < _upTo.Length ? _upTo[index] : _days.Length;
    }

    public bool IsInstructional(DateOnly day) =>
        day.DayNumber > 0 && DayNumber(day) > DayNumber(day.AddDays(-1));

    /// <summary>The date of instructional day <paramref name="number"/> (1 = the first); null below 1 and beyond the last published one.</summary>
    public DateOnly? DateOf(int number) =>
        number >= 1 && number <= _days.Length ? DateOnly.FromDayNumber(_days[number - 1]) : null;

    /// <summary>The first date on which C(x) reaches <paramref name="count"/> on the clock; null when it never does.</summary>
    public DateOnly? FirstDate(ClockKind clock, int count) => clock switch
    {
        ClockKind.Instructional => count < 1 ? DateOnly.MinValue : DateOf(count),
        ClockKind.Weekday => DateOnly.FromDayNumber(Math.Max(0, (count - 1) / 5 * 7 + (count - 1) % 5)),
        _ => DateOnly.FromDayNumber(Math.Max(0, count - 1)),
    };

    /// <summary>The term that holds <paramref name="day"/>, both its days inclusive; null between terms.</summary>
    public Term? TermOf(DateOnly day)
    {
        foreach (var term in _terms)
        {
            if (term.From <= day && day <= term.To)
                return term;
        }

        return null;
    }

    /// <summary>The year that holds <paramref name="day"/>, else the last that has ended, else the first to come; null when none is published.</summary>
    public SchoolYear? YearOf(DateOnly day) =>
        Years.LastOrDefault(year => year.First <= day) is { First.DayNumber: > 0 } begun ? begun : Years is [var first, ..] ? first : null;

    private static int Weekdays(int dayNumber) => dayNumber / 7 * 5 + Math.Min(dayNumber % 7 + 1, 5);

    private static void AddInstructionalDays(SortedSet<int> days, SchoolYearPublished year)
    {
        for (var day = year.FirstDay; day <= year.LastDay; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days.Add(day.DayNumber);
        }

        foreach (var closure in year.Closures)
        {
            for (var day = closure.From; day <= closure.To; day = day.AddDays(1))
                days.Remove(day.DayNumber);
        }
    }

    private static void Apply(SortedSet<int> days, CalendarDayChanged change)
    {
        if (change.Kind is DayKind.Instructional or DayKind.MakeUp)
            days.Add(change.Date.DayNumber);
        else
            days.Remove(change.Date.DayNumber);
    }

    private static int[] CountUp(int[] days)
    {
        if (days.Length == 0)
            return [];
        var upTo = new int[days[^1] - days[0] + 1];
        foreach (var day in days)
            upTo[day - days[0]] = 1;
        for (var i = 1; i < upTo.Length; i++)
            upTo[i] += upTo[i - 1];
        return upTo;
    }
}
