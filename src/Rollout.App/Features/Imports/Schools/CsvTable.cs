using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>A row of a table with a header: its line in the file, and its fields by column.</summary>
internal sealed record CsvRow(int Line, string[] Fields, IReadOnlyDictionary<string, int> Columns)
{
    /// <summary>The field without blanks around it.</summary>
    internal string this[string column] => Fields[Columns[column]].Trim();

    /// <summary>The field of a column that need not be there; null where it isn't, or is empty.</summary>
    internal string? Optional(string column) => Columns.TryGetValue(column, out var at) && Fields[at].Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>Reads comma- or tab-separated text with a header; columns in any order, others are ignored.</summary>
internal static class CsvTable
{
    internal static IEnumerable<CsvRow> Read(Stream file, IReadOnlyList<string> needed, Rejections rejections)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        using var parser = new CsvParser(reader, Rules(FirstLineHasTabs(file)));
        if (!parser.Read() || Header(parser, needed, rejections) is not { } columns)
            yield break;

        var width = parser.Count;
        while (!rejections.AreFull && parser.Read())
        {
            if (parser.Record is not { } fields)
                continue;
            var line = parser.RawRow - fields.Sum(field => field.Count(c => c == '\n'));
            if (Fault(line, fields, width, parser.RawRow) is { } fault)
                rejections.Add(fault);
            else
                yield return new(line, fields, columns);
        }
    }

    private static CsvConfiguration Rules(bool tabs) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = tabs ? "\t" : ",",
        // A quotation mark inside a field is data; one that is never closed shows as a field with line breaks.
        BadDataFound = null,
        MaxFieldSize = 0,
    };

    private static Dictionary<string, int>? Header(CsvParser parser, IReadOnlyList<string> needed, Rejections rejections)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < parser.Count; i++)
        {
            if (!columns.TryAdd(parser[i].Trim(), i) && needed.Contains(parser[i].Trim(), StringComparer.OrdinalIgnoreCase))
                rejections.Add(1, parser[i].Trim(), "duplicate-column", "The header names this column twice.");
        }

        foreach (var column in needed.Where(column => !columns.ContainsKey(column)))
            rejections.Add(1, column, "missing-column", $"The header lacks this column. Needed: {string.Join(", ", needed)}.");
        return rejections.Any ? null : columns;
    }

    private static Rejection? Fault(int line, string[] fields, int width, int lastLine) =>
        fields.Any(field => field.Contains('\n'))
            ? new(line, "", "malformed-row", $"A quotation mark opened in this row is not closed in it (a field reaches to line {lastLine}).")
            : fields.Length != width
                ? new(line, "", "malformed-row", $"The row has {fields.Length} columns, the header {width}.")
                : null;

    private static bool FirstLineHasTabs(Stream file)
    {
        var start = new byte[1 << 12];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var text = start.AsSpan(..read);
        return text.IndexOf((byte)'\n') is var end && text[..(end < 0 ? read : end)].Contains((byte)'\t');
    }
}
