using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rollout.App.Web.Tables;

/// <summary>
/// A table as RFC 4180 has it; lines end as the writer’s do. Words that a spreadsheet would take for a formula get an apostrophe before
/// them; numbers and days stay what they are.
/// </summary>
internal static class Csv
{
    // Beside those that every spreadsheet takes: their wide forms, and a blank, which some skip.
    private const string Formulas = "=+-@＝＋－＠\t\r\n ";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    internal static void Write(Table table, TextWriter writer)
    {
        writer.WriteLine(string.Join(',', table.Columns.Select(Escaped)));
        var line = new StringBuilder();
        foreach (var row in table.Rows)
        {
            line.Clear();
            writer.WriteLine(line.AppendJoin(',', row.Select(TextOf)));
        }
    }

    private static string TextOf(Cell cell) => cell switch
    {
        Cell.Text text => Escaped(text.Value),
        Cell.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Cell.Share share => share.Value.ToString(CultureInfo.InvariantCulture),
        Cell.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Cell.Flag flag => $"{flag.Value}",
        Cell.Blank => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Escaped(string text)
    {
        var safe = IsFormula(text) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe is [.., ' '] ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Whether a spreadsheet might reckon with it.</summary>
    internal static bool IsFormula(string text) => text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal);
}
