using System.Globalization;
using System.Text.RegularExpressions;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A day in one of the three forms that exports write: 2026-08-17, 20260817, 8/17/2026. What could be two days is refused, never guessed.</summary>
internal static partial class SourceDay
{
    private const int First = 1990;
    private const int Last = 2100;

    /// <param name="monthFirst">Whether somebody said that days with strokes begin with the month.</param>
    internal static (DateOnly? Day, string? Fault) Read(string text, bool monthFirst)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return Of(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value, text);
        if (Digits().Match(text) is { Success: true } digits)
            return Of(digits.Groups[1].Value, digits.Groups[2].Value, digits.Groups[3].Value, text);
        if (Strokes().Match(text) is not { Success: true } strokes)
            return (null, $"'{text}' is not a day: write it as 2026-08-17, 20260817 or 8/17/2026.");
        if (strokes.Groups[3].Length != 4)
            return (null, $"'{text}' leaves open which century is meant: write the year with four digits.");
        var (month, day) = (Number(strokes.Groups[1].Value), Number(strokes.Groups[2].Value));
        return (month, day) switch
        {
            ( > 12, <= 12) => (null, $"'{text}' would have the month {month}: days with strokes begin with the month, as 8/17/2026."),
            ( <= 12, <= 12) when month != day && !monthFirst => (null, $"'{text}' could be two days: write it as {strokes.Groups[3].Value}-{month:00}-{day:00}, or say that the month comes first."),
            _ => Of(strokes.Groups[3].Value, strokes.Groups[1].Value, strokes.Groups[2].Value, text),
        };
    }

    private static (DateOnly? Day, string? Fault) Of(string year, string month, string day, string text)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        return y is < First or > Last ? (null, $"'{text}' lies in the year {y}: years from {First} to {Last} are taken.")
            : m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m) ? (null, $"'{text}' is no day of the calendar.")
            : (new DateOnly(y, m, d), null);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{4})-(\d\d)-(\d\d)(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{4})(\d\d)(\d\d)$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d+)$")]
    private static partial Regex Strokes();
}
