using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>Rows of the short table <c>school,name,level,status</c>, all of one district.</summary>
internal static class ShortFile
{
    internal static readonly string[] Columns = ["school", "name", "level", "status"];

    internal static SchoolRow? Read(CsvRow row, DistrictId district, Rejections rejections)
    {
        var fault = FaultOfSchool(row)
            ?? RowFaults.OfText(row, "name", needed: true)
            ?? RowFaults.OfText(row, "level", needed: false)
            ?? RowFaults.OfStatus(row, "status");
        if (fault is not null)
        {
            rejections.Add(fault);
            return null;
        }

        return new(
            row.Line, district, null, null, SchoolId.Parse(row["school"], null), row["name"], FederalStatus.Parse(row["status"])!.Value,
            FederalStatus.SaysChangedAgency(row["status"]), new SchoolFacts.Short(row["level"] is "" ? null : row["level"]));
    }

    private static Rejection? FaultOfSchool(CsvRow row) => row["school"] switch
    {
        var text when text.All(char.IsAsciiDigit) || FederalNumber.Scientific().IsMatch(text) => FederalNumber.Fault(row.Line, "school", text, 12),
        var text when !SchoolId.TryParse(text, null, out _) => new(row.Line, "school", "bad-id", $"'{text}' is not a school's number: {SchoolId.Form}."),
        _ => null,
    };
}
