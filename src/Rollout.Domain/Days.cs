namespace Rollout.Domain;

/// <summary>Days of a district and the instants they hold.</summary>
public static class Days
{
    /// <summary>The district's day at an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The last microsecond of a day in the zone, as UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        if (day == DateOnly.MaxValue)
            return DateTimeOffset.MaxValue;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // In some zones clocks go forward at midnight: then the day ends where the next begins to exist.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, zone), TimeSpan.Zero).AddMicroseconds(-1);
    }
}
