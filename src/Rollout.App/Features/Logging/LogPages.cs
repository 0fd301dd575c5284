using System.Globalization;
using System.Text.Json;
using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Logging;

/// <summary><c>/d/{lea}/{slug}/log</c>: a school, what happened, the day: recorded. Nothing typed is lost on an error or a conflict.</summary>
internal sealed class LogPages(EntryRecorder recorder, PageRequest pages, Gate gate, Accounts accounts)
{
    private const string Readiness = "readiness_assessed";

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/log", (string lea, string slug, HttpRequest request, LogPages log, CancellationToken ct) => log.ShowAsync(lea, slug, request.HttpContext.Person, request.Query, ct))
            .Asks(Right.Record, Place.Somewhere);
        initiative.MapPost("/log", (string lea, string slug, HttpContext context, IFormCollection form, LogPages log, CancellationToken ct) =>
            log.RecordAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record, Place.Somewhere);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, Person person, IQueryCollection query, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        var type = query["type"].ToString();
        if (LogForm.Find(type) is { IsOfTheDistrict: true } agreed)
            return await gate.AskToRecordAsync(person, frame.Board.District, type, null, ct) ?? (IResult)Shown(Empty(frame, null, agreed, query));
        if (query["school"].ToString() is not { Length: > 0 } id)
            return Shown(new LogView.ChooseSchool(frame, person, query["q"].ToString().Trim(), Done(frame, null, query["done"])));
        if (CandidateOf(frame, id, type) is { } candidate)
            return await gate.AskToRecordAsync(person, frame.Board.District, type, candidate.School, ct) ?? (IResult)Shown(Empty(frame, candidate, query));
        if (RowOf(frame, id, out var row) is { } unknown)
            return unknown;
        if (await gate.AskAsync(person, frame.Board.District, Right.Record, row!.School, ct) is { } denied)
            return denied;
        if (type.Length == 0)
            return Shown(new LogView.ChooseWhat(frame, person, row, Done(frame, row.School, query["done"])));
        if (LogForm.Find(type) is not { } form)
            return Problem.BadQuery("type", $"Nothing called “{type}” is logged at a school.");
        return await gate.AskToRecordAsync(person, frame.Board.District, form.Alias, row.School, ct) is { } notTheirs
            ? notTheirs
            : (IResult)Shown(Empty(frame, row, form, query));
    }

    private async Task<IResult> RecordAsync(string lea, string slug, Person person, IFormCollection sent, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        var found = LogForm.Find(sent["type"].ToString());
        Standing? row = null;
        var candidate = CandidateOf(frame, sent["school"].ToString(), sent["type"].ToString());
        if (found is not { IsOfTheDistrict: true } && candidate is null && RowOf(frame, sent["school"].ToString(), out row) is { } unknown)
            return unknown;
        if (found is not { } form || !Guid.TryParse(sent["key"], out var key)
            || !long.TryParse(sent["rests"], NumberStyles.None, CultureInfo.InvariantCulture, out var rests))
        {
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        }

        if (await gate.AskToRecordAsync(person, frame.Board.District, form.Alias, candidate?.School ?? row?.School, ct) is { } denied)
            return denied;
        var typed = Typed.Of(sent);
        var filled = new LogView.FillIn(frame, row, StreamOf(frame, candidate?.School ?? row?.School, form), form, typed, key, rests, null, []) { Candidate = candidate };
        if (form.Fields.FirstOrDefault(field => field.IsRequired && field.Input is not LogInput.YesNo && typed[field.Name].Length == 0) is { } missing)
            return Shown(filled with { Fault = Missing(missing) }, StatusCodes.Status422UnprocessableEntity);
        var bound = EventCodec.Bind(form.Alias, JsonSerializer.SerializeToElement(typed.ToJson(form)), frame.Today);
        if (!bound.IsBound)
            return Shown(filled with { Fault = Problem.Malformed(bound.Fault) }, StatusCodes.Status422UnprocessableEntity);
        var outcome = await recorder.RecordAsync(
            person, frame.Board.District, new Wish(0, filled.Stream, bound.Event, frame.Today),
            key.ToString(), rests, ct);
        return outcome switch
        {
            RecordOutcome.Recorded when candidate is not null => Go(frame.Address.Waves),
            RecordOutcome.Recorded recorded => Go(frame.Address.To("/log", ("school", row?.School.Value), ("done", recorded.Id.ToString()))),
            RecordOutcome.AlreadySo => Shown(filled with { Key = Guid.NewGuid(), Fault = AlreadySo }, StatusCodes.Status422UnprocessableEntity),
            RecordOutcome.Refused refused => Shown(
                filled with { Key = Guid.NewGuid(), Fault = Problem.Refused(refused.Refusal) }, StatusCodes.Status422UnprocessableEntity),
            RecordOutcome.SomeoneWasFirst => await ConflictAsync(lea, slug, filled, ct),
            _ => Shown(
                filled with { Key = Guid.NewGuid(), Rests = VersionOf(frame, filled.Stream), Fault = KeyReused }, StatusCodes.Status409Conflict),
        };
    }

    /// <summary>Shows what the others recorded, and the form as it was typed, resting now on what is there.</summary>
    private async Task<IResult> ConflictAsync(string lea, string slug, LogView.FillIn filled, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        List<Recorded> since = [.. frame.History.LogOf(filled.Stream).Events.Skip((int)filled.Rests)];
        return Shown(
            filled with
            {
                Frame = frame with { Called = await accounts.NamesAsync(since.Select(recorded => recorded.By), ct) },
                Key = Guid.NewGuid(),
                Rests = VersionOf(frame, filled.Stream),
                Since = since,
            },
            StatusCodes.Status409Conflict);
    }

    internal static IResult Go(string address) => new SeeOther(address);

    private static Page<LogPage> Shown(LogView view, int status = StatusCodes.Status200OK) => new(view, status);

    private static Problem AlreadySo => new(StatusCodes.Status422UnprocessableEntity, "already-so", "It is so already: nothing was added.");

    private static Problem KeyReused => new(
        StatusCodes.Status409Conflict, "key-reused",
        "This form recorded an entry before, and that one stands. What it says now is not recorded yet: record it as an entry of its own, or leave it.");

    private static Problem Missing(LogField field) =>
        new(StatusCodes.Status422UnprocessableEntity, "missing-field", $"Fill in “{field.Label}”.", $"data.{field.Name}");

    private static Problem? RowOf(PageFrame frame, string id, out Standing? row)
    {
        row = null;
        if (RouteIds.Parse(id, out var school) is { } noId)
            return noId;
        row = frame.Board.Schools.FirstOrDefault(candidate => candidate.School == school);
        return row is null ? Problem.NotFound(OffTheBoard.Refuse(school)) : null;
    }

    /// <summary>Nobody in need thinks of a name: the day, and how many there were.</summary>
    private static string NextRequest(PageFrame frame, SchoolId school) => string.Create(
        CultureInfo.InvariantCulture,
        $"{frame.Today:yyyy-MM-dd}-{1 + frame.History.Rollouts[school].Events.Count(recorded => recorded.Happened is HelpRequested)}");

    /// <summary>As many rooms as the last time; nothing the first time.</summary>
    private static string RoomsOf(PageFrame frame, SchoolId school) => frame.History.Rollouts[school].At(frame.At.Cut)
        .Select(recorded => recorded.Happened).OfType<WalkthroughRecorded>().LastOrDefault()?.Of.ToString(CultureInfo.InvariantCulture) ?? "";

    private static LogView.FillIn Empty(PageFrame frame, Standing? row, LogForm form, IQueryCollection query)
    {
        var (stream, typed) = (StreamOf(frame, row?.School, form), Typed.Of(query, frame.Today));
        if (form.Alias == "help_requested")
            typed = typed.Or("help", NextRequest(frame, row!.School));
        if (form.Alias == "walkthrough_recorded")
            typed = typed.Or("of", RoomsOf(frame, row!.School));
        return new(frame, row, stream, form, typed, Guid.NewGuid(), VersionOf(frame, stream), null, []);
    }

    private static LogView.FillIn Empty(PageFrame frame, RosterSchool candidate, IQueryCollection query)
    {
        var form = LogForm.Find(Readiness)!;
        var stream = StreamOf(frame, candidate.School, form);
        return new(frame, null, stream, form, Typed.Of(query, frame.Today), Guid.NewGuid(), VersionOf(frame, stream), null, []) { Candidate = candidate };
    }

    /// <summary>A school is scored before it takes part: it may be one of the roster that is on no board yet.</summary>
    private static RosterSchool? CandidateOf(PageFrame frame, string id, string type) =>
        type != Readiness || frame.Board.Schools.Any(row => row.School.Value == id) ? null
        : RosterSchool.Of(frame.History, frame.At.Cut).FirstOrDefault(school => school.School.Value == id);

    private static StreamId StreamOf(PageFrame frame, SchoolId? school, LogForm form) =>
        Placing.Of(form.Alias, frame.Board.Initiative, school, out var stream) is null ? stream! : throw new InvalidOperationException($"{form.Alias} has no place here.");

    private static long VersionOf(PageFrame frame, StreamId stream) => frame.History.LogOf(stream).Events.Count;

    /// <summary>What was just recorded, when it is about that school, or about none.</summary>
    private static (StreamId Stream, Recorded Recorded)? Done(PageFrame frame, SchoolId? school, string? id) =>
        Guid.TryParse(id, out var done) && frame.History.Find(done) is { } found && found.Stream.AtSchool == school ? found : null;
}
