using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rollout.App.Tests.Calendars;

/// <summary>Reads what RFC 5545 allows of a calendar of whole days, and nothing else.</summary>
internal static partial class StrictCalendar
{
    internal static (Dictionary<string, string> Calendar, List<Dictionary<string, string>> Events) Read(string text)
    {
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), letter => letter is '\r' or '\n');
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.DoesNotContain('\ufffd', text);

        var (calendar, events, current) = (new Dictionary<string, string>(), new List<Dictionary<string, string>>(), (Dictionary<string, string>?)null);
        var content = text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (content[0], content[^1]));
        foreach (var line in content[1..^1])
        {
            var (name, value) = Property().Match(line) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : throw new FormatException(line);
            switch (name)
            {
                case "BEGIN":
                    Assert.Equal(("VEVENT", null), (value, current));
                    current = [];
                    break;
                case "END":
                    Assert.Equal("VEVENT", value);
                    events.Add(Checked(current!));
                    current = null;
                    break;
                default:
                    (current ?? calendar).Add(name, value);
                    break;
            }
        }

        Assert.Equal("2.0", calendar["VERSION"]);
        Assert.NotEmpty(calendar["PRODID"]);
        Assert.Equal(events.Count, events.Select(one => one["UID"]).Distinct().Count());
        return (calendar, events);
    }

    /// <summary>An event’s day.</summary>
    internal static DateOnly DayOf(Dictionary<string, string> one) => DateOnly.ParseExact(one["DTSTART;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Checked(Dictionary<string, string> one)
    {
        Assert.Equal(DayOf(one).AddDays(1), DateOnly.ParseExact(one["DTEND;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture));
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", one["DTSTAMP"]);
        foreach (var name in (string[])["SUMMARY", "DESCRIPTION", "CATEGORIES"])
            one[name] = Unescaped(one[name]);
        return one;
    }

    private static string Unescaped(string text)
    {
        Assert.Matches(@"^([^\\;,]|\\[\\;,nN])*$", text);
        return Escape().Replace(text, match => match.Groups[1].Value is "n" or "N" ? "\n" : match.Groups[1].Value);
    }

    [GeneratedRegex("^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$")]
    private static partial Regex Property();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
