using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Lines;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary><c>rollout import schools</c>: rosters, from the federal directory or a short table.</summary>
internal static class ImportSchools
{
    internal const string DefaultZone = "America/Chicago";

    internal static Command Command(Door door)
    {
        var from = new Option<string>("--from") { Required = true, HelpName = "ccd|csv", Description = "ccd: the federal directory's columns; csv: school,name,level,status; status is a federal code, 1 = open." };
        from.AcceptOnlyFromAmong("ccd", "csv");
        var districts = Arguments.Ids<DistrictId>("--district", "LEAID", "Only this district; may be given several times.");
        var zone = new Option<string>("--zone") { HelpName = "IANA", Description = "The time zone of districts that are new.", DefaultValueFactory = _ => DefaultZone };
        zone.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
                given.AddError($"'{name}' is not an IANA time zone such as {DefaultZone}.");
        });
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "What a district that is new is called, where the file doesn’t say." };
        var skip = new Option<bool>("--skip-invalid") { Description = "Leave broken rows out instead of refusing the file." };
        var command = new Command("schools", "A roster of schools.")
        {
            ImportRun.FileArgument, from, districts, zone, name, ImportRun.DryRunOption, skip, ImportRun.FormatOption,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(from) == "csv" && given.GetValue(districts) is not { Length: 1 })
                given.AddError("--from csv needs exactly one --district.");
        });
        command.SetAction((parsed, ct) => ImportRun.RunAsync(
            door, parsed,
            (run, token) => ImportAsync(
                run,
                new(parsed.GetValue(from) == "ccd", [.. parsed.GetValue(districts)!.Distinct()], parsed.GetValue(zone)!, parsed.GetValue(name), parsed.GetValue(skip)),
                token),
            ct));
        return command;
    }

    /// <param name="Federal">Whether the file has the federal directory's columns.</param>
    /// <param name="Zone">Of districts that are new, as is their name where the file doesn't say it.</param>
    internal sealed record Asked(bool Federal, IReadOnlyList<DistrictId> Districts, string Zone, string? Name, bool SkipsInvalid);

    internal static async Task<ImportOutcome> ImportAsync(ImportRun run, Asked asked, CancellationToken ct)
    {
        var rejections = new Rejections();
        var roster = await RosterFile.ReadAsync(run.File, asked.Federal, asked.Districts, rejections, ct);
        if (rejections.Any && !(asked.SkipsInvalid && roster.Rows.Count > 0))
            return ImportOutcome.Refused(rejections, run.IsDry);

        var (moves, warnings) = await FormerAgency.FindAsync(run.Log, roster, ct);
        var districts = roster.Rows.GroupBy(row => row.District).ToDictionary(rows => rows.Key, rows => rows.ToList());
        var wishes = districts.Keys.Union(moves.Select(move => move.From)).Order(Comparer<DistrictId>.Create(ByNumber))
            .Select(district => RosterPlan.Of(
                district, districts.GetValueOrDefault(district, []), [.. moves.Where(move => move.From == district)], asked.Zone, asked.Name))
            .ToList();
        var decided = await run.Recording.RecordManyAsync(wishes, run.IsDry, asked.SkipsInvalid, ct);
        return ImportOutcome.Of(
            decided, new(districts.Count, roster.Rows.Count, roster.Rows.Count)
            {
                Labels = [.. roster.Rows.Select(row => new ReadLine(row.Line, $"{row.Name} ({row.School})"))],
            }, rejections, run.IsDry,
            (wish, _, field) => (wish.Line, Column(asked.Federal, field)), warnings, asked.SkipsInvalid);
    }

    private static int ByNumber(DistrictId one, DistrictId other) => string.CompareOrdinal(one.Value, other.Value);

    private static string Column(bool federal, string? field) => (federal, field) switch
    {
        (true, "name") => "SCHNAM",
        (true, "stateId") => "SEASCH",
        (true, "lowGrade") => "GSLO",
        (true, "highGrade") => "GSHI",
        _ => field ?? "",
    };
}
