namespace Rollout.Domain.Tracking.Rules;

/// <summary>How near the last day of something is on the district's days.</summary>
internal static class Ending
{
    /// <summary>
    /// Calendar days. Days beyond the published calendar count for nothing, so that an end in the summer after it is near in time; one
    /// that lies further off is judged when its year is published.
    /// </summary>
    private const int LongestSummer = 100;

    /// <summary>The first day on which no more than so many instructional days are left, which is the end itself at the latest.</summary>
    internal static DateOnly NearFrom(DistrictCase district, DateOnly end, int ahead) =>
        district.Calendar.Ends is { } published && end <= published.AddDays(LongestSummer)
        && district.FirstLived(district.Lived(end) - ahead, end) is { } near
            ? near
            : end;

    internal static bool IsNear(DistrictCase district, DateOnly end, int ahead, DateOnly day) => NearFrom(district, end, ahead) <= day;

    /// <summary>The day, and how far away it is.</summary>
    internal static string Said(DistrictCase district, DateOnly end, DateOnly day) => end < day
        ? $"ended on {Sentences.On(end)}"
        : $"ends on {Sentences.On(end)}, with {Sentences.Many(district.Passed(day, end), "school day")} left";
}
