using Rollout.Domain.Calendar;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// Two invented school years around the day the demonstration is loaded, which falls into the 24th week of the second, so that
/// the story stands the same whatever day that is.
/// </summary>
internal sealed class DemoCalendar
{
    private const int Weeks = 41;
    private const int WeekOfToday = 23;

    internal DemoCalendar(DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var second = monday.AddDays(-7 * WeekOfToday);
        Years = [Year("Year one", second.AddDays(-7 * 52)), Year("Year two", second)];
        Days = SchoolCalendar.Of(Years, []);
        Today = Days.DayNumber(today);
    }

    internal IReadOnlyList<SchoolYearPublished> Years { get; }

    internal SchoolCalendar Days { get; }

    /// <summary>The instructional day it is, or the last one before a weekend.</summary>
    internal int Today { get; }

    /// <summary>The date so many school days before today; negative = after.</summary>
    internal DateOnly Ago(int schoolDays) => Days.DateOf(Today - schoolDays)!.Value;

    private static SchoolYearPublished Year(string name, DateOnly first)
    {
        DateOnly Monday(int week) => first.AddDays(7 * week);
        DateOnly Friday(int week) => first.AddDays(7 * week + 4);
        return new(
            name, first, Friday(Weeks - 1),
            [new("Term 1", first, Friday(15)), new("Term 2", Monday(18), Friday(Weeks - 1))],
            [
                new(Monday(8), Monday(8), "Staff day"), new(Monday(13), Friday(13), "Autumn break"),
                new(Monday(16), Friday(17), "Long break"), new(Monday(30), Friday(30), "Late break"),
            ]);
    }
}
