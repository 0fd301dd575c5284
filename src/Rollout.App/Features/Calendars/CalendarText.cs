using System.Globalization;
using System.Text;

namespace Rollout.App.Features.Calendars;

/// <summary>
/// Entries as RFC 5545 has them: whole days, whose end is the day after and is no part of them; lines of at most 75 octets that end in
/// CR LF and break between characters alone.
/// </summary>
internal static class CalendarText
{
    internal const string MediaType = "text/calendar";

    private const int LongestLine = 75;

    /// <param name="known">The moment as known at which it is told.</param>
    internal static string Of(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset known)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Rollout//What is due//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"NAME:{Escaped(name)}");
        // What came before NAME and REFRESH-INTERVAL (RFC 7986), and is still all that some read.
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
        Line(text, "X-PUBLISHED-TTL:PT4H");
        foreach (var entry in entries)
            Write(text, entry, known);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarEntry entry, DateTimeOffset known)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Uid}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{known.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
        Line(text, $"DTSTART;VALUE=DATE:{Day(entry.On)}");
        Line(text, $"DTEND;VALUE=DATE:{Day(entry.On.AddDays(1))}");
        Line(text, $"SUMMARY:{Escaped(entry.Summary)}");
        Line(text, $"DESCRIPTION:{Escaped(entry.Description)}");
        Line(text, $"CATEGORIES:{Escaped(entry.Kind)}");
        Line(text, $"URL:{entry.Page}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append((char)rune.Value),
                '\t' => escaped.Append(' '),
                // A calendar shows them as nothing, or not at all.
                _ when Rune.IsControl(rune) => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
