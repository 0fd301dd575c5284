using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Json;
using Rollout.Domain;
using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Imports.Calendars;

/// <summary><c>rollout import calendar</c>: one school year, which replaces an earlier one of its name.</summary>
internal static class ImportCalendar
{
    private const string Alias = "school_year_published";

    internal static Command Command(Door door)
    {
        var district = Arguments.District();
        var command = new ExplainedCommand("calendar", "One school year: {year, firstDay, lastDay, terms, closures}.", Explanation)
        {
            ImportRun.FileArgument, district, ImportRun.DryRunOption, ImportRun.FormatOption,
        };
        command.SetAction((parsed, ct) => ImportRun.RunAsync(
            door, parsed,
            (run, token) => ImportAsync(run, parsed.GetRequiredValue(district), token), ct));
        return command;
    }

    private static IEnumerable<string> Explanation() =>
    [
        "The file is one JSON object. A member with a question mark may be left out. A day",
        "is written 2026-10-05. Every Monday to Friday from firstDay to lastDay is",
        "instructional, except in a closure; both its days are closed.",
        "",
        $"  {EventCodec.Notation(Alias)}",
    ];

    internal static async Task<ImportOutcome> ImportAsync(ImportRun run, DistrictId district, CancellationToken ct)
    {
        var rejections = new Rejections();
        if (await JsonFile.ReadAsync(run.File, rejections, ct) is not { } file || Bind(file, rejections) is not { } year)
            return ImportOutcome.Refused(rejections, run.IsDry);

        var stream = new StreamId.District();
        var loaded = await Loading.LoadAsync(run.Log, district, [stream], ct);
        if (loaded.State.District.Registered is not null)
            rejections.AddAll(Faults(year, loaded.State.District, file));
        if (rejections.Any)
            return ImportOutcome.Refused(rejections, run.IsDry);

        var decided = await run.Recording.RecordManyAsync(
            [new(district, [stream], _ => [new Wish(1, stream, year)])], run.IsDry, leaveOutRefused: false, ct);
        return ImportOutcome.Of(
            decided, new(Districts: 1, Schools: 0, Lines: 1) { Labels = [new(1, $"school year {year.Year}")] }, rejections, run.IsDry, (_, _, field) => (file.LineOf(field ?? ""), field ?? ""));
    }

    private static SchoolYearPublished? Bind(JsonFile file, Rejections rejections)
    {
        var bound = EventCodec.Bind(Alias, file.Root, default);
        if (!bound.IsBound)
            rejections.Add(file.Reject(bound.Fault.Field, bound.Fault.Code, bound.Fault.Message));
        return (SchoolYearPublished?)bound.Event;
    }

    private static IEnumerable<Rejection> Faults(SchoolYearPublished year, District district, JsonFile file) =>
        CalendarRules.Faults(year, district.Years.Values).Select(fault => file.Reject(fault.Field ?? "", fault.Code, fault.Message));
}
