using Rollout.App.Cli;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>The schools a file names, of the districts asked for (none named = all), each school once.</summary>
internal static class RosterFile
{
    internal static async Task<IReadOnlyList<SchoolRow>> ReadAsync(
        InputFile file, bool federal, IReadOnlyList<DistrictId> districts, Rejections rejections, CancellationToken ct)
    {
        await file.CheckTextAsync(rejections, ct);
        if (rejections.Any)
            return [];

        var seen = new Dictionary<SchoolId, int>();
        var rows = new List<SchoolRow>();
        foreach (var row in CsvTable.Read(file.FromStart(), federal ? FederalFile.Columns : ShortFile.Columns, rejections))
        {
            ct.ThrowIfCancellationRequested();
            if (federal && IsOfAnotherDistrict(row, districts))
                continue;
            if ((federal ? FederalFile.Read(row, rejections) : ShortFile.Read(row, districts[0], rejections)) is not { } school)
                continue;
            if (seen.TryAdd(school.School, school.Line))
                rows.Add(school);
            else
                rejections.Add(
                    school.Line, federal ? "NCESSCH" : "school", "duplicate-school", $"School {school.School} stands in line {seen[school.School]} already.");
        }

        foreach (var absent in districts.Where(_ => federal).Except(rows.Select(row => row.District)).Where(_ => !rejections.Any))
            rejections.Add(0, "--district", "unknown-district", $"The file has no school of district {absent}.");
        return rows;
    }

    private static bool IsOfAnotherDistrict(CsvRow row, IReadOnlyList<DistrictId> districts) =>
        districts.Count > 0 && DistrictId.TryParse(row["LEAID"], null, out var district) && !districts.Contains(district);
}
