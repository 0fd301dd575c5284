using System.Globalization;
using System.Text.RegularExpressions;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>What a school year is called: <c>2026-27</c>, whatever a source writes.</summary>
internal static partial class SourceYears
{
    /// <param name="said">2027 (the year in which it ends), 2026-2027 or 2026-27; anything else: by its days.</param>
    internal static string NameOf(string? said, DateOnly first, DateOnly last)
    {
        if (said is not null && Ending().Match(said) is { Success: true })
            return Name(Number(said) - 1);
        return said is not null && Spanning().Match(said) is { Success: true } spanning ? Name(Number(spanning.Groups[1].Value))
            : first.Year == last.Year ? $"{first.Year}" : Name(first.Year);
    }

    private static string Name(int begins) => $"{begins}-{(begins + 1) % 100:00}";

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(\d{4})\s*[-/–]\s*(\d{2}|\d{4})$")]
    private static partial Regex Spanning();
}
