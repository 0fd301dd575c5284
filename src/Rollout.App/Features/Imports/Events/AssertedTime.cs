using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rollout.App.Features.Imports.Events;

/// <summary>A moment as another system wrote it down. Without its offset nobody could say which moment it was.</summary>
internal static partial class AssertedTime
{
    internal const string Form = "a time with its offset and at most microseconds, such as 2026-10-05T15:00:00-06:00";

    /// <param name="text">The text that the reader stands at.</param>
    internal static DateTimeOffset? Read(ref Utf8JsonReader reader, string text) =>
        Written().IsMatch(text) && reader.TryGetDateTimeOffset(out var at) && at.Year is > 1950 and < 2150 ? at.ToUniversalTime() : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Written();
}
