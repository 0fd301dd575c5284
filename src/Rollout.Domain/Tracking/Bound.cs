using Rollout.Domain.Calendar;

namespace Rollout.Domain.Tracking;

/// <summary>A day by which a milestone is reached with probability at least <c>Q</c>, or why there is none.</summary>
/// <param name="Day">Instructional day; null without a number.</param>
/// <param name="Date">Its date; null without a number, or when the day lies beyond the published calendar.</param>
/// <param name="Note">Why a number or a date is missing.</param>
public sealed record Bound(decimal Q, int? Day, DateOnly? Date, string? Note)
{
    internal static Bound None(decimal q, string note) => new(q, null, null, note);

    internal static Bound On(decimal q, int day, SchoolCalendar calendar) =>
        calendar.DateOf(day) is { } date ? new(q, day, date, null) : new(q, day, null, "beyond the published calendar");
}
