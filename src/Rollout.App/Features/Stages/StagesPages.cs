using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.Stages;

/// <summary><c>/d/{lea}/{slug}/stages</c>: the stage the district sees itself at, how it went on, and the forms to answer and to publish.</summary>
internal sealed class StagesPages(EntryRecorder recorder, PageRequest pages, Gate gate)
{
    private const string Answering = "self_assessment_completed";
    private const string Publishing = "instrument_published";

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/stages", (string lea, string slug, HttpRequest request, StagesPages stages, CancellationToken ct) =>
            stages.ShowAsync(lea, slug, request, ct)).Asks(Right.Read, Place.Somewhere);
        initiative.MapPost("/stages", (string lea, string slug, HttpContext context, IFormCollection form, StagesPages stages, CancellationToken ct) =>
            stages.AnswerAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);
        initiative.MapPost("/stages/questions", (string lea, string slug, HttpContext context, IFormCollection form, StagesPages stages, CancellationToken ct) =>
            stages.PublishAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        return frame is null ? problem! : Shown(ViewOf(frame, request.HttpContext.Person));
    }

    private async Task<IResult> AnswerAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, key, problem) = await TakeAsync(lea, slug, person, Answering, form, ct);
        if (frame is null)
            return problem!;
        var view = ViewOf(frame, person);
        if (view.Answering is not { } empty || !TypedAnswers.AreTo(empty.Questions, form))
            return Again(view with { Answering = view.Answering?.Wrong("Other questions were published in the meantime. Answer these instead.") }, StatusCodes.Status409Conflict);
        var typed = TypedAnswers.Of(form, empty.Questions, key);
        return await FaultOfAsync(person, frame, Answering, typed.ToJson(), key, ct) is { } fault
            ? Again(view with { Answering = typed.Wrong(fault) })
            : new SeeOther(frame.Address.Stages);
    }

    private async Task<IResult> PublishAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, key, problem) = await TakeAsync(lea, slug, person, Publishing, form, ct);
        if (frame is null)
            return problem!;
        var typed = TypedInstrument.Of(form, StagesView.NextOf(frame, form["instrument"].ToString().Trim()), key);
        return await FaultOfAsync(person, frame, Publishing, typed.ToJson(), key, ct) is { } fault
            ? Again(ViewOf(frame, person) with { Publishing = typed.Wrong(fault) })
            : new SeeOther(frame.Address.Stages);
    }

    /// <summary>Now's answer and the form's key, once whoever sent it may record such an event.</summary>
    private async Task<(PageFrame? Frame, Guid Key, Problem? Problem)> TakeAsync(
        string lea, string slug, Person person, string alias, IFormCollection form, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return (null, default, problem);
        if (await gate.AskToRecordAsync(person, frame.Board.District, alias, null, ct) is { } denied)
            return (null, default, denied);
        return Guid.TryParse(form["key"], out var key)
            ? (frame, key, null)
            : (null, default, new(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again."));
    }

    /// <summary>Records what the form says of the district; null once it stands.</summary>
    private async Task<string?> FaultOfAsync(Person person, PageFrame frame, string alias, JsonObject data, Guid key, CancellationToken ct)
    {
        var bound = EventCodec.Bind(alias, JsonSerializer.SerializeToElement(data), frame.Today);
        if (!bound.IsBound)
            return bound.Fault.Message;
        var wish = new Wish(0, new StreamId.District(), bound.Event, frame.Today);
        return await recorder.RecordAsync(person, frame.Board.District, wish, key.ToString(), null, ct) switch
        {
            RecordOutcome.Recorded or RecordOutcome.AlreadySo => null,
            RecordOutcome.Refused { Refusal: var refusal } => refusal.Message,
            _ => "This form recorded something before, and that stands. Send it again to record what it says now.",
        };
    }

    private static StagesView ViewOf(PageFrame frame, Person person) =>
        StagesView.Of(frame, person.MayRecordEvent(Answering, null), person.MayRecordEvent(Publishing, null));

    private static Page<StagesPage> Shown(StagesView view) => new(view) { Tables = StagesSheets.Of(view) };

    private static Page<StagesPage> Again(StagesView view, int status = StatusCodes.Status422UnprocessableEntity) => new(view, status);
}
