using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Districts;

/// <summary>The days of a school year as published, before any single day is changed. Enough to check a calendar or to warn.</summary>
internal static class SchoolYearDays
{
    extension(SchoolYearPublished year)
    {
        /// <summary>Monday to Friday, from the first to the last day inclusive, without closures.</summary>
        internal IEnumerable<DateOnly> InstructionalDays() =>
            from offset in Enumerable.Range(0, year.LastDay.DayNumber - year.FirstDay.DayNumber + 1)
            let day = year.FirstDay.AddDays(offset)
            where day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            where !year.Closures.Any(closure => closure.From <= day && day <= closure.To)
            select day;

        internal bool Contains(DateOnly day) => year.FirstDay <= day && day <= year.LastDay;
    }

    extension(District district)
    {
        /// <summary>Whether the published years reach the day-th instructional day from the launch on, the launch day or the next with school being 1.</summary>
        internal bool CanPlace(int day, DateOnly launch) => district.Years.Values
            .Where(year => year.LastDay >= launch)
            .Sum(year => year.InstructionalDays().Count(instructional => instructional >= launch)) >= day;
    }
}
