using Rollout.App.Features.Imports.Schools;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A table of who leads which school since when: <c>school,person,from</c>, and if you like <c>until,asOf,role,status</c>; in any order.</summary>
internal static class PrincipalsFile
{
    private static readonly string[] Columns = ["school", "person", "from"];

    internal static IEnumerable<string> Explanation() =>
    [
        "The file is a table with a header, its columns in any order; others are ignored:",
        "",
        "  school   the school's number, 12 digits or its short name; or the state's number",
        "  person   a number or a name; never an e-mail address",
        "  from     the first day on which the person leads the school",
        "  until?   the last one",
        "  asOf?    the day on which this was so; or --as-of for all rows",
        "  role?    only rows that say principal are read",
        "  status?  rows that don't say active are left out",
        "",
        "A day is written 2026-08-17, 20260817 or 8/17/2026; 3/4/2026 could be two days and",
        "is refused, unless --month-first says that it is the fourth of March. A row that says",
        "less than is recorded, because it was said earlier, is left out.",
    ];

    internal static async Task<SourceRead> ReadAsync(SourceFiles files, SourceRequest asked, CancellationToken ct)
    {
        var read = new SourceRead();
        foreach (var file in files.Names)
        {
            var table = new SourceTable(file, read, asked);
            foreach (var row in await table.RowsAsync(files, Columns, ct))
            {
                if (row.Optional("role") is not { } role || role.Equals("principal", StringComparison.OrdinalIgnoreCase))
                    Add(row, table, read);
            }
        }

        return read;
    }

    private static void Add(CsvRow row, SourceTable table, SourceRead read)
    {
        if (row.Optional("status") is { } status && !status.Equals("active", StringComparison.OrdinalIgnoreCase))
        {
            read.Add(table.File, row.Line, $"{row["person"]} at {row["school"]}", $"{status}: left out");
            return;
        }

        var isRead = table.Day(row, "from", out var from) & table.Day(row, "until", out var until) & table.Day(row, "asOf", out var asOf);
        if (table.Needed(row, "school") is not { } school || table.Person(row, "person") is not { } person || table.Needed(row, "from") is null || !isRead)
            return;
        if (until < from)
        {
            read.Reject(table.File, row.Line, "until", "until-before-from", "The last day comes before the first: correct one of them.");
            return;
        }

        if (FederalNumber.Scientific().IsMatch(school))
        {
            read.Reject(table.File, FederalNumber.Fault(row.Line, "school", school, 12)!);
            return;
        }

        read.Leaders.Add(new(
            read.Add(table.File, row.Line, $"{person} at {school}"), new(school), person, from, until?.AddDays(1), Ends: false,
            asOf is { } day ? new(day) : null));
    }
}
