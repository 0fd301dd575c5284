using System.Globalization;
using Microsoft.Extensions.Primitives;
using Rollout.App.Reading;

namespace Rollout.App.Web;

/// <summary>The coordinates of an address: <c>?effective=&amp;known=&amp;position=&amp;path=&amp;rules=</c>, each at most once.</summary>
internal sealed record CoordinateQuery(CoordinateRequest? Coordinates, Problem? Problem)
{
    internal const string DayForm = "a day as YYYY-MM-DD";

    internal static CoordinateQuery Of(IQueryCollection query)
    {
        var reading = new Reading(query);
        var coordinates = new CoordinateRequest(
            reading.Value("effective", DayForm, Day), reading.Reference("known", KnownRequest.Form, Known),
            reading.Value("position", "a position of the log, from 1", Number), (int?)reading.Value("path", "a version of the path, from 1", Version),
            (int?)reading.Value("rules", "a version of the rule set, from 1", Version));
        return reading.Problem is { } problem ? new(null, problem) : new(coordinates, null);
    }

    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static KnownRequest? Known(string text) => KnownRequest.TryParse(text, CultureInfo.InvariantCulture, out var known) ? known : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static long? Version(string text) => Number(text) is <= int.MaxValue and var version ? version : null;

    private sealed class Reading(IQueryCollection query)
    {
        internal Problem? Problem { get; private set; }

        internal TValue? Value<TValue>(string name, string form, Func<string, TValue?> parse)
            where TValue : struct
        {
            var value = Text(name) is { } text ? parse(text) : null;
            return value ?? (Text(name) is { } wrong ? Fail<TValue?>(name, wrong, form) : null);
        }

        internal TValue? Reference<TValue>(string name, string form, Func<string, TValue?> parse)
            where TValue : class =>
            Text(name) is { } text ? parse(text) ?? Fail<TValue?>(name, text, form) : null;

        // An empty value is what a form sends for a field left empty.
        private string? Text(string name) =>
            query.TryGetValue(name, out StringValues values) && values is [{ Length: > 0 } first, ..]
                ? values.Count == 1 ? first : Fail<string?>(name, values.ToString(), "said once")
                : null;

        private T? Fail<T>(string name, string text, string form)
        {
            Problem ??= Problem.BadQuery(name, $"“{text}” is not {form}.");
            return default;
        }
    }
}
