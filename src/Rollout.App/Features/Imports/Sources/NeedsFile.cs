using System.Globalization;
using Rollout.App.Features.Imports.Schools;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A table of how well each school was served so far: <c>school,quartile</c>, and if you like <c>from</c>; in any order.</summary>
internal static class NeedsFile
{
    private static readonly string[] Columns = ["school", "quartile"];

    internal static IEnumerable<string> Explanation() =>
    [
        "The file is a table with a header, its columns in any order; others are ignored:",
        "",
        "  school    the school's number, 12 digits or its short name; or the state's number",
        "  quartile  1 = served most … 4 = served least",
        "  from?     the day from which on this is so; or --as-of for all rows; else today",
        "",
        "A day is written 2026-08-17, 20260817 or 8/17/2026; 3/4/2026 could be two days and",
        "is refused, unless --month-first says that it is the fourth of March. A row that says",
        "what is so on that day already changes nothing.",
    ];

    internal static async Task<SourceRead> ReadAsync(SourceFiles files, SourceRequest asked, CancellationToken ct)
    {
        var read = new SourceRead();
        foreach (var file in files.Names)
        {
            var table = new SourceTable(file, read, asked);
            foreach (var row in await table.RowsAsync(files, Columns, ct))
                Add(row, table, read);
        }

        return read;
    }

    private static void Add(CsvRow row, SourceTable table, SourceRead read)
    {
        var isRead = table.Day(row, "from", out var from);
        if (table.Needed(row, "school") is not { } school || table.Needed(row, "quartile") is not { } text || !isRead)
            return;
        if (FederalNumber.Scientific().IsMatch(school))
            read.Reject(table.File, FederalNumber.Fault(row.Line, "school", school, 12)!);
        else if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quartile))
            read.Reject(table.File, row.Line, "quartile", "bad-quartile", $"'{text}' is not a quartile: write 1 (served most) to 4 (served least).");
        else
            read.Needs.Add(new(read.Add(table.File, row.Line, school), new(school), from, quartile));
    }
}
