namespace Rollout.App.Cli;

/// <summary>Columns of plain text, two spaces apart; the last column runs on. Reads the same on a terminal, in a file and aloud.</summary>
internal static class TextTable
{
    private const int NoteWidth = 96;

    /// <param name="notes">A sentence beneath each row, or empty; none when left out.</param>
    internal static void Write(TextWriter writer, string[] heads, IEnumerable<string[]> rows, IEnumerable<string>? notes = null)
    {
        string[][] lines = [heads, .. rows.Select(row => Array.ConvertAll(row, Printable.Line))];
        string[] beneath = ["", .. (notes ?? []).Select(Printable.Line)];
        var widths = Enumerable.Range(0, heads.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var (row, line) in lines.Index())
        {
            writer.WriteLine(string.Join("  ", line.Select((cell, column) => column == line.Length - 1 ? cell : cell.PadRight(widths[column]))).TrimEnd());
            WriteNote(writer, beneath.ElementAtOrDefault(row) ?? "");
        }
    }

    private static void WriteNote(TextWriter writer, string note)
    {
        while (note.Length > NoteWidth && note.LastIndexOf(' ', NoteWidth) is var blank and > 0)
        {
            writer.WriteLine($"    {note[..blank]}");
            note = note[(blank + 1)..];
        }

        if (note.Length > 0)
            writer.WriteLine($"    {note}");
    }
}
