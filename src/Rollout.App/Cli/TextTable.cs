namespace Rollout.App.Cli;

/// <summary>Columns of plain text, two spaces apart; the last column runs on. Reads the same on a terminal, in a file and aloud.</summary>
internal static class TextTable
{
    internal static void Write(TextWriter writer, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] lines = [heads, .. rows.Select(row => Array.ConvertAll(row, Printable.Line))];
        var widths = Enumerable.Range(0, heads.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            writer.WriteLine(string.Join("  ", line.Select((cell, column) => column == line.Length - 1 ? cell : cell.PadRight(widths[column]))).TrimEnd());
    }
}
