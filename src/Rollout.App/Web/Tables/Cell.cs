using System.Globalization;
using System.Text;

namespace Rollout.App.Web.Tables;

/// <summary>What stands in a cell of a table that people take along: a spreadsheet must know a number from a day from a word.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Words, as somebody wrote them. Line ends are one line feed; what moves a cursor or turns the reading direction is spelled out.</summary>
    public sealed record Text(string Value) : Cell;

    public sealed record Number(decimal Value) : Cell;

    /// <summary>A part of a whole, 0 … 1, to six places.</summary>
    public sealed record Share(decimal Value) : Cell;

    public sealed record Day(DateOnly Value) : Cell;

    public sealed record Flag(bool Value) : Cell;

    public sealed record Blank : Cell;

    private static readonly Blank Empty = new();

    internal static Cell ShareOf(decimal? value) => value is { } share ? new Share(Math.Round(share, 6)) : Empty;

    public static implicit operator Cell(string? text) => text is null ? Empty : new Text(Kept(text));

    public static implicit operator Cell(decimal? number) => number is { } value ? new Number(value) : Empty;

    public static implicit operator Cell(DateOnly? day) => day is { } value ? new Day(value) : Empty;

    public static implicit operator Cell(bool? flag) => flag is { } value ? new Flag(value) : Empty;

    private static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        // Runes: half of a surrogate pair is no character, and no file could hold it.
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            _ = IsSpelled(rune) ? kept.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static bool IsSpelled(Rune rune) =>
        Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') || rune.Value is >= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0xfffe or 0xffff;
}
