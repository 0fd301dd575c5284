using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary><c>rollout import oneroster | sds | edfi | principals | needs</c>: what other systems export, and tables of the district’s own.</summary>
internal static class ImportSources
{
    private static readonly Option<bool> MonthFirst = new("--month-first") { Description = "Days with strokes begin with the month: 3/4/2026 is the fourth of March." };

    private static readonly Option<string?> AsOf = new("--as-of") { HelpName = "DAY", Description = "The day the files speak of, where they don't say one." };

    private static readonly Option<string> Zone = new("--zone") { HelpName = "IANA", Description = "The time zone of a district that is new.", DefaultValueFactory = _ => ImportSchools.DefaultZone };

    private static readonly Option<string?> Map = new("--map") { HelpName = "FILE", Description = "A table of the columns id,school: whose schools the source's numbers are." };

    private static readonly Option<string?> Calendar = new("--calendar") { HelpName = "CODE", Description = "Of several calendars, the one that is the district's." };

    private static readonly Option<DistrictId> District = Arguments.District();

    internal static IEnumerable<Command> Commands(Door door) =>
    [
        Command(
            door, "oneroster", "A OneRoster 1.2 export: schools, school years, principals of record.", RosterDialect.Files,
            (files, asked, ct) => new RosterSet(RosterDialect.OneRoster, files, asked).ReadAsync(ct), Rosters, Map),
        Command(
            door, "sds", "A Microsoft School Data Sync export, version 1 or 2.1: schools, school years, principals.", RosterDialect.Files,
            SchoolDataSyncAsync, Rosters, Map),
        Command(
            door, "edfi", "Ed-Fi XML: education organizations, and their calendar.", null,
            (files, asked, _) => Task.FromResult(new EdFiFiles(files, asked).Read()), Organizations, Map, Calendar),
        Command(door, "principals", "Who leads which school since when.", null, PrincipalsFile.ReadAsync, PrincipalsFile.Explanation, Map),
        Command(door, "needs", "How well each school was served so far, by quartiles.", null, NeedsFile.ReadAsync, NeedsFile.Explanation, Map),
    ];

    internal static Task<SourceRead> SchoolDataSyncAsync(SourceFiles files, SourceRequest asked, CancellationToken ct) =>
        files.Names.Contains(SchoolDataSyncOne.File, StringComparer.OrdinalIgnoreCase)
            ? SchoolDataSyncOne.ReadAsync(files, asked, ct)
            : new RosterSet(RosterDialect.SchoolDataSync, files, asked).ReadAsync(ct);

    private static ExplainedCommand Command(
        Door door, string name, string description, IReadOnlySet<string>? known, Func<SourceFiles, SourceRequest, CancellationToken, Task<SourceRead>> read,
        Func<IEnumerable<string>> explanation, params Option[] more)
    {
        var paths = new Argument<string[]>("FILE") { Description = "A file, a folder or a zip file; several are read together.", Arity = ArgumentArity.OneOrMore };
        var command = new ExplainedCommand(name, description, explanation) { paths, District, Zone, AsOf, MonthFirst, ImportRun.DryRunOption, ImportRun.FormatOption };
        foreach (var option in more)
            command.Add(option);
        command.SetAction((parsed, ct) => RunAsync(door, parsed, name, parsed.GetRequiredValue(paths), known, read, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        Door door, ParseResult parsed, string name, string[] paths, IReadOnlySet<string>? known,
        Func<SourceFiles, SourceRequest, CancellationToken, Task<SourceRead>> read, CancellationToken ct)
    {
        var began = door.Clock.GetTimestamp();
        var asked = await AskedAsync(parsed, ct);
        var files = SourceFiles.Open(paths, known);
        await using var database = await door.OpenAsync(ct);
        var import = new SourceImport(
            name, asked, database.Log, new(database.Log, door.Clock, door.Terminal.Actor), door.Clock, parsed.GetValue(ImportRun.DryRunOption));
        var outcome = await import.ImportAsync(await read(files, asked, ct), ct);
        return ImportPrinter.Print(outcome, parsed.GetValue(ImportRun.FormatOption) == "json", door.Clock.GetElapsedTime(began), door.Terminal);
    }

    private static async Task<SourceRequest> AskedAsync(ParseResult parsed, CancellationToken ct)
    {
        var zone = parsed.GetValue(Zone)!;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new CommandFailed($"'{zone}' is not an IANA time zone such as {ImportSchools.DefaultZone}.");
        var monthFirst = parsed.GetValue(MonthFirst);
        var (day, fault) = parsed.GetValue(AsOf) is { } text ? SourceDay.Read(text, monthFirst) : (null, null);
        return fault is not null
            ? throw new CommandFailed($"--as-of: {fault}")
            : new(
                parsed.GetRequiredValue(District), zone, null, day, monthFirst, await SchoolMap.ReadAsync(HasMap(parsed) ? parsed.GetValue(Map) : null, ct),
                parsed.CommandResult.Command.Options.Contains(Calendar) ? parsed.GetValue(Calendar) : null);
    }

    private static bool HasMap(ParseResult parsed) => parsed.CommandResult.Command.Options.Contains(Map);

    private static IEnumerable<string> Rosters() =>
    [
        "Read are orgs.csv, academicSessions.csv, manifest.csv and, of roles.csv, the rows whose",
        "role is principal; of users.csv only whether those are enabled. No student's row is",
        "read. Columns may stand in any order. What is absent ends nothing.",
        "",
        "A school is known by its federal number (identifier or metadata.ncesId in OneRoster,",
        "School NCES_ID in School Data Sync), by a state's number it is registered with, or by",
        "--map. A session or role of OneRoster ends the day before its endDate.",
    ];

    private static IEnumerable<string> Organizations() =>
    [
        "Read are InterchangeEducationOrganization (LocalEducationAgency, School) and",
        "InterchangeEducationOrgCalendar (Session, CalendarDate), of any version.",
        "",
        "A school is known by its identification code of the system NCES, by that of the system",
        "SEA or its SchoolId where it is registered with that state's number, or by --map.",
    ];
}
