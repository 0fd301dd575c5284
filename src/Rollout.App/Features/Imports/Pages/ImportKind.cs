using Rollout.App.Features.Imports.Calendars;
using Rollout.App.Features.Imports.Schools;
using Rollout.App.Features.Imports.Sources;
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
        Source("principals", "Principals, a table (CSV)", "columns school, person, from; and if you like until, asOf", null, PrincipalsFile.ReadAsync),
        Source("needs", "How well schools were served, a table (CSV)", "columns school, quartile (4 = least); and if you like from", null, NeedsFile.ReadAsync),
        Roster("oneroster", "OneRoster 1.2 (zip)", (files, asked, ct) => new RosterSet(RosterDialect.OneRoster, files, asked).ReadAsync(ct)),
        Roster("sds", "School Data Sync 1 or 2.1 (zip, or School.csv)", ImportSources.SchoolDataSyncAsync),
        Source(
            "edfi", "Ed-Fi (XML, or a zip of it)", "education organizations, or their calendar", null,
            (files, asked, _) => Task.FromResult(new EdFiFiles(files, asked).Read())),
    ];

    /// <summary>What is kept of what was sent.</summary>
    internal Func<string, byte[], CancellationToken, Task<byte[]>> KeptAsync { get; private init; } = (_, content, _) => Task.FromResult(content);

    /// <summary>Whether a table may say whose schools the file's numbers are.</summary>
    internal bool TakesMap { get; private init; }

    internal static ImportKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);

    private static async Task<ImportOutcome> SchoolsAsync(ImportRun run, DistrictId district, AskedOfImport asked, CancellationToken ct) =>
        await ImportSchools.ImportAsync(
            run, new(await RosterFile.IsFederalAsync(run.File, ct), [district], asked.Zone ?? ImportSchools.DefaultZone, asked.Name, SkipsInvalid: false), ct);

    private static ImportKind Roster(string code, string title, Func<SourceFiles, SourceRequest, CancellationToken, Task<SourceRead>> read) =>
        Source(code, title, "schools, school years, principals; no student’s row is read or kept", RosterDialect.Files, read) with
        {
            KeptAsync = RosterWithoutStudents.OfAsync,
        };

    private static ImportKind Source(
        string code, string title, string hint, IReadOnlySet<string>? known, Func<SourceFiles, SourceRequest, CancellationToken, Task<SourceRead>> read) =>
        new(code, title, hint, async (run, district, asked, ct) =>
        {
            var content = new byte[run.File.Length];
            await run.File.FromStart().ReadExactlyAsync(content, ct);
            var request = SourceRequest.Of(district, asked.Zone, asked.Name, asked.AsOf, asked.MonthFirst, asked.Map, asked.Calendar);
            var files = SourceFiles.Of(run.File.Path, content, known);
            return await new SourceImport(code, request, run.Log, run.Recording, run.Clock, run.IsDry).ImportAsync(await read(files, request, ct), ct);
        })
        {
            TakesMap = true,
        };
}

/// <summary>What somebody says beside the file.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
/// <param name="AsOf">The day the file speaks of, where it doesn't say one.</param>
/// <param name="MonthFirst">Whether days with strokes begin with the month.</param>
/// <param name="Map">The schools by the source's numbers; null where nothing is said of them.</param>
/// <param name="Calendar">Of several calendars, the one that is the district's.</param>
internal sealed record AskedOfImport(
    string? Zone, string? Name, DateOnly? AsOf = null, bool MonthFirst = false, IReadOnlyDictionary<string, SchoolId>? Map = null, string? Calendar = null);
