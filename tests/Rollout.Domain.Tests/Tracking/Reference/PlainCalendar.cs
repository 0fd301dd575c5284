using Rollout.Domain.Calendar;
using Rollout.Domain.Districts;
using Rollout.Domain.Paths;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>The three clocks, walked day by day over a span wider than any test's dates.</summary>
internal sealed class PlainCalendar
{
    private static readonly DateOnly First = new(2025, 6, 1);
    private static readonly DateOnly Last = new(2029, 6, 1);

    private readonly List<DistrictEvent.SchoolYearPublished> _years = [];
    private readonly List<DistrictEvent.CalendarDayChanged> _changes;
    private readonly (int School, int Week)[] _passed = new (int, int)[Last.DayNumber - First.DayNumber + 1];

    internal PlainCalendar(IReadOnlyList<Recorded> district)
    {
        foreach (var year in district.Select(it => it.Happened).OfType<DistrictEvent.SchoolYearPublished>())
        {
            _years.RemoveAll(earlier => earlier.Year == year.Year);
            _years.Add(year);
        }

        _changes = [.. district.Select(it => it.Happened).OfType<DistrictEvent.CalendarDayChanged>()];
        var (school, week) = (0, 0);
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            school += IsSchoolDay(day) ? 1 : 0;
            week += IsWeekday(day) ? 1 : 0;
            _passed[day.DayNumber - First.DayNumber] = (school, week);
        }
    }

    internal IEnumerable<Term> Terms => _years.SelectMany(year => year.Terms);

    /// <summary>D(x).</summary>
    internal int D(DateOnly day) => Passed(day).School;

    /// <summary>C(x) on any clock; only differences mean something.</summary>
    internal int C(ClockKind clock, DateOnly day) => clock switch
    {
        ClockKind.Instructional => Passed(day).School,
        ClockKind.Weekday => Passed(day).Week,
        _ => day.DayNumber - First.DayNumber,
    };

    internal bool Counts(ClockKind clock, DateOnly day) => C(clock, day) > C(clock, day.AddDays(-1));

    internal bool IsInstructional(DateOnly day) => Counts(ClockKind.Instructional, day);

    /// <summary>The date on which D first is the number; null when it never is.</summary>
    internal DateOnly? DateOf(int number)
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            if (D(day) == number && number > 0)
                return day;
        }

        return null;
    }

    private (int School, int Week) Passed(DateOnly day) => _passed[day.DayNumber - First.DayNumber];

    private bool IsSchoolDay(DateOnly day) =>
        _changes.LastOrDefault(change => change.Date == day) is { } changed
            ? changed.Kind is DayKind.Instructional or DayKind.MakeUp
            : IsWeekday(day) && _years.Any(year => year.FirstDay <= day && day <= year.LastDay
                && !year.Closures.Any(closure => closure.From <= day && day <= closure.To));

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
