namespace Rollout.App.Features.Imports.Schools;

/// <summary>Rows of the federal directory (CCD).</summary>
internal static class FederalFile
{
    internal static readonly string[] Columns =
        ["NCESSCH", "LEAID", "LEANM", "SCHNAM", "STID", "SEASCH", "STATUS", "GSLO", "GSHI", "CHARTR"];

    internal static SchoolRow? Read(CsvRow row, Rejections rejections)
    {
        var fault = FederalNumber.Fault(row.Line, "LEAID", row["LEAID"], 7)
            ?? FederalNumber.Fault(row.Line, "NCESSCH", row["NCESSCH"], 12)
            ?? FaultOfOwner(row)
            ?? RowFaults.OfText(row, "SCHNAM", needed: true)
            ?? RowFaults.OfText(row, "LEANM", needed: true)
            ?? Columns.Select(column => RowFaults.OfText(row, column, needed: false)).FirstOrDefault(found => found is not null)
            ?? RowFaults.OfStatus(row, "STATUS")
            ?? FaultOfCharter(row);
        if (fault is not null)
        {
            rejections.Add(fault);
            return null;
        }

        return new(
            row.Line, new(row["LEAID"]), row["LEANM"], Known(row["STID"]), new(row["NCESSCH"]), row["SCHNAM"],
            FederalStatus.Parse(row["STATUS"])!.Value, FederalStatus.SaysChangedAgency(row["STATUS"]),
            new SchoolFacts.Federal(Known(row["GSLO"]), Known(row["GSHI"]), Charter(row["CHARTR"]), Known(row["SEASCH"])));
    }

    // A school that changed agency may keep the number it had under the old one.
    private static Rejection? FaultOfOwner(CsvRow row) =>
        row["NCESSCH"].StartsWith(row["LEAID"], StringComparison.Ordinal) || FederalStatus.SaysChangedAgency(row["STATUS"])
        ? null
        : new(row.Line, "NCESSCH", "school-of-another-district", $"'{row["NCESSCH"]}' does not begin with the row's LEAID '{row["LEAID"]}'.");

    private static Rejection? FaultOfCharter(CsvRow row) => row["CHARTR"] is "1" or "2" || Known(row["CHARTR"]) is null
        ? null
        : new(row.Line, "CHARTR", "bad-charter", $"'{row["CHARTR"]}' is not a charter flag: 1 yes, 2 no, N or M for none.");

    private static bool? Charter(string code) => code switch
    {
        "1" => true,
        "2" => false,
        _ => null,
    };

    /// <summary>The directory writes M for a value it misses and N for one that doesn't apply; -1 and -2 in its numbers.</summary>
    private static string? Known(string value) => value is "" or "M" or "N" or "-1" or "-2" ? null : value;
}
