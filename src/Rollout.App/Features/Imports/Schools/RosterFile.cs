using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>What a file says about the schools asked for.</summary>
/// <param name="Others">Schools of other districts that the file says are not closed.</param>
internal sealed record Roster(IReadOnlyList<SchoolRow> Rows, IReadOnlySet<string> Others)
{
    private readonly HashSet<(DistrictId, SchoolId)> _open =
        [.. Rows.Where(row => row.State is not StateOfBeing.Closed).Select(row => (row.District, row.School))];

    /// <summary>Whether the file itself has the school in that district, and not as closed.</summary>
    internal bool SaysIsThere(DistrictId district, SchoolId school) => _open.Contains((district, school)) || Others.Contains(school.Value);
}

/// <summary>Reads the schools a file names, of the districts asked for (none named = all), each school once.</summary>
internal static class RosterFile
{
    /// <summary>Whether the first line names the federal directory's columns.</summary>
    internal static async Task<bool> IsFederalAsync(InputFile file, CancellationToken ct)
    {
        await foreach (var line in Utf8Lines.ReadAsync(file.FromStart(), ct))
            return System.Text.Encoding.UTF8.GetString(line.Bytes.Span).Contains("NCESSCH", StringComparison.OrdinalIgnoreCase);
        return false;
    }

    internal static async Task<Roster> ReadAsync(
        InputFile file, bool federal, IReadOnlyList<DistrictId> districts, Rejections rejections, CancellationToken ct)
    {
        var (rows, others, seen) = (new List<SchoolRow>(), new HashSet<string>(), new Dictionary<(DistrictId, SchoolId), int>());
        await file.CheckTextAsync(rejections, ct);
        if (rejections.Any)
            return new(rows, others);

        foreach (var row in CsvTable.Read(file.FromStart(), federal ? FederalFile.Columns : ShortFile.Columns, rejections))
        {
            ct.ThrowIfCancellationRequested();
            if (federal && IsOfAnotherDistrict(row, districts))
                AddOther(row, others);
            else if ((federal ? FederalFile.Read(row, rejections) : ShortFile.Read(row, districts[0], rejections)) is { } school)
                Add(school, federal, rows, seen, rejections);
        }

        foreach (var absent in districts.Except(rows.Select(row => row.District)).Where(_ => federal && !rejections.Any))
            rejections.Add(0, "--district", "unknown-district", $"The file has no school of district {absent}.");
        return new(rows, others);
    }

    private static void Add(SchoolRow school, bool federal, List<SchoolRow> rows, Dictionary<(DistrictId, SchoolId), int> seen, Rejections rejections)
    {
        if (seen.TryAdd((school.District, school.School), school.Line))
            rows.Add(school);
        else
            rejections.Add(school.Line, federal ? "NCESSCH" : "school", "duplicate-school", $"School {school.School} stands in line {seen[(school.District, school.School)]} already.");
    }

    private static void AddOther(CsvRow row, HashSet<string> others)
    {
        if (FederalStatus.Parse(row["STATUS"]) is not StateOfBeing.Closed)
            others.Add(row["NCESSCH"]);
    }

    private static bool IsOfAnotherDistrict(CsvRow row, IReadOnlyList<DistrictId> districts) =>
        districts.Count > 0 && DistrictId.TryParse(row["LEAID"], null, out var district) && !districts.Contains(district);
}
