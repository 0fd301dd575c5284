using Rollout.App.Features.Imports.Schools;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>School Data Sync, version 1: one table School.csv, which says who leads each school, but not since when.</summary>
internal static class SchoolDataSyncOne
{
    internal const string File = "School.csv";

    private static readonly string[] Columns = ["SIS ID", "Name"];

    internal static async Task<SourceRead> ReadAsync(SourceFiles files, SourceRequest asked, CancellationToken ct)
    {
        var read = new SourceRead();
        var table = new SourceTable(File, read, asked);
        foreach (var row in await table.RowsAsync(files, Columns, ct))
        {
            if (table.Needed(row, "SIS ID") is not { } id || table.Name(row, "Name") is not { } name)
                continue;
            var federal = row.Optional("School NCES_ID");
            if (federal is not null && FederalNumber.Fault(row.Line, "School NCES_ID", federal, 12) is { } fault)
            {
                read.Reject(File, fault);
                continue;
            }

            var school = new ForeignSchool(id, federal, row.Optional("State ID"));
            read.Schools.Add(new(read.Add(File, row.Line, $"{name} ({id})"), school, name)
            {
                LowGrade = row.Optional("Grade Low") ?? row.Optional("GradeLow"),
                HighGrade = row.Optional("Grade High") ?? row.Optional("GradeHigh"),
            });
            AddPrincipal(row, school, table, read);
        }

        return read;
    }

    private static void AddPrincipal(CsvRow row, ForeignSchool school, SourceTable table, SourceRead read)
    {
        var column = row.Optional("Principal SIS ID") is not null ? "Principal SIS ID" : "Principal Name";
        if (row.Optional(column) is not null && table.Person(row, column) is { } person)
            read.Leaders.Add(new(read.Add(File, row.Line, $"{person} at {school.Id}"), school, person, From: null, Gone: null, Ends: false, AsOf: null));
    }
}
