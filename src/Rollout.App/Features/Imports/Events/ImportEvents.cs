using System.CommandLine;
using Rollout.App.Cli;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Events;

/// <summary><c>rollout import events</c>: what people logged, a JSON line each.</summary>
internal static class ImportEvents
{
    private const int LongestSource = 100;

    internal static Command Command(Door door)
    {
        var district = Arguments.District();
        var initiative = Arguments.Initiative();
        var source = new Option<string?>("--source") { HelpName = "NAME", Description = "The earlier system these lines come from; allows recordedAt and by." };
        source.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } name && (name.Trim().Length is 0 or > LongestSource || name.Any(char.IsControl)))
                given.AddError($"--source needs a name of at most {LongestSource} characters.");
        });
        var command = new ExplainedCommand("events", "JSON Lines: {type, school?, data, id?, recordedAt?, by?} each.", EventTypes.Lines)
        {
            ImportRun.FileArgument, district, initiative, source, ImportRun.DryRunOption, ImportRun.FormatOption,
        };
        command.SetAction((parsed, ct) => ImportRun.RunAsync(
            door, parsed,
            (run, token) => ImportAsync(
                run, parsed.GetRequiredValue(district), parsed.GetRequiredValue(initiative), parsed.GetValue(source), token), ct));
        return command;
    }

    private static async Task<ImportOutcome> ImportAsync(
        ImportRun run, DistrictId district, InitiativeId initiative, string? source, CancellationToken ct)
    {
        var rejections = new Rejections();
        var loaded = await Loading.LoadAsync(run.Log, district, [new StreamId.District()], ct);
        if ((loaded.State.District.Registered ?? await run.RegistrationAsync(source, ct)) is not { } registered)
        {
            rejections.Add(0, "--district", "unknown-district", $"District {district} is not registered here: import its schools first.");
            return ImportOutcome.Refused(rejections, run.IsDry);
        }

        var (wishes, schools) = await ReadAsync(run, initiative, source, registered.TimeZone, rejections, ct);
        if (rejections.Any)
            return ImportOutcome.Refused(rejections, run.IsDry);

        await Withdrawals.PlaceAsync(wishes, run.Log, district, ct);
        var decided = await run.Recording.RecordManyAsync(
            [new(district, [new StreamId.Initiative(initiative), .. Framing.Of(wishes)], _ => DecideOrder.Of(wishes))], run.IsDry, leaveOutRefused: false, ct);
        return ImportOutcome.Of(
            decided, new(Districts: 1, schools, wishes.Count), rejections, run.IsDry, Place, Ahead(decided, run.Clock.GetUtcNow()));
    }

    /// <summary>What only the reading needs (a million ids) is let go of with it.</summary>
    private static async Task<(List<Wish> Wishes, int Schools)> ReadAsync(
        ImportRun run, InitiativeId initiative, string? source, string zone, Rejections rejections, CancellationToken ct)
    {
        var file = new EventsFile(initiative, source, await run.File.DigestAsync(ct), TimeZoneInfo.FindSystemTimeZoneById(zone), run.Clock.GetUtcNow());
        await file.ReadAsync(run.File, run.Progress, rejections, ct);
        return (file.Wishes, file.Schools);
    }

    private static IEnumerable<string> Ahead(IEnumerable<DecidedDistrict> decided, DateTimeOffset now) =>
        from accepted in decided.SelectMany(district => district.Accepted)
        where accepted.Wish.Asserted?.At > now
        orderby accepted.Wish.Line
        select $"line {accepted.Wish.Line}, column recordedAt: {accepted.Wish.Asserted!.At:yyyy-MM-ddTHH:mm:ss}Z lies ahead of the clock (asserted-ahead)";

    private static (int Line, string Column) Place(Wish wish, string code, string? field) => (wish.Line, (code, field) switch
    {
        (_, not null) => $"data.{field}",
        ("unknown-school", _) => "school",
        ("id-taken", _) => "id",
        _ => "",
    });
}
