using Rollout.App.Features.Imports.Calendars;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Pages;

/// <summary>A kind of file that the page takes.</summary>
/// <param name="Code">As addresses and the database write it.</param>
/// <param name="Hint">What the file holds.</param>
/// <param name="ImportAsync">The one way in that the command line goes, too.</param>
internal sealed record ImportKind(
    string Code, string Title, string Hint, Func<ImportRun, DistrictId, AskedOfImport, CancellationToken, Task<ImportOutcome>> ImportAsync)
{
    /// <summary>In the order in which a district that is new needs them.</summary>
    internal static IReadOnlyList<ImportKind> All { get; } =
    [
        new("schools", "Schools, a table (CSV)", "columns school, name, level, status; or the federal directory’s file", SchoolsAsync),
        new("calendar", "School year (JSON)", "year, firstDay, lastDay, terms, closures", (run, district, _, ct) => ImportCalendar.ImportAsync(run, district, ct)),
    ];

    internal static ImportKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);

    private static async Task<ImportOutcome> SchoolsAsync(ImportRun run, DistrictId district, AskedOfImport asked, CancellationToken ct) =>
        await ImportSchools.ImportAsync(
            run, new(await RosterFile.IsFederalAsync(run.File, ct), [district], asked.Zone ?? ImportSchools.DefaultZone, asked.Name, SkipsInvalid: false), ct);
}

/// <summary>What somebody says beside the file.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
internal sealed record AskedOfImport(string? Zone, string? Name);
