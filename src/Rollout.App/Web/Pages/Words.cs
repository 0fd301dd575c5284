using System.Globalization;
using System.Text.Json;
using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Web.Pages;

/// <summary>Days, numbers and codes as pages write them.</summary>
internal static class Words
{
    /// <summary>A day as people say it: <c>Mon 5 Oct 2026</c>.</summary>
    internal static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day as machines write it; null stays null, so that an attribute is left out.</summary>
    internal static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Moment(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands set apart.</summary>
    internal static string Count(long count) => count.ToString("n0", CultureInfo.InvariantCulture);

    /// <summary>So many of a thing: <c>1 school</c>, <c>2 schools</c>.</summary>
    internal static string Many(long count, string thing) => $"{Count(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>A status as a style's name: <c>off-track</c>.</summary>
    internal static string Css(Status status) => JsonNamingPolicy.KebabCaseLower.ConvertName(StatusWords.Code(status));
}
