using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.Logging;

/// <summary><c>/d/{lea}/{slug}/log/undo?event=</c>: takes an entry back, with a reason. What was known before stays known.</summary>
internal sealed class UndoPages(EntryRecorder recorder, PageRequest pages, Gate gate, Accounts accounts)
{
    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/log/undo", (string lea, string slug, HttpRequest request, UndoPages undo, CancellationToken ct) =>
            undo.ShowAsync(lea, slug, request, ct)).Asks(Right.Record, Place.Somewhere);
        initiative.MapPost("/log/undo", (string lea, string slug, HttpContext context, IFormCollection form, UndoPages undo, CancellationToken ct) =>
            undo.WithdrawAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record, Place.Somewhere);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, CancellationToken ct)
    {
        var (view, problem) = await FindAsync(lea, slug, request.HttpContext.Person, request.Query["event"].ToString(), "", Guid.NewGuid(), ct);
        return view is null ? problem! : new Page<LogPage>(view);
    }

    private async Task<IResult> WithdrawAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        if (!Guid.TryParse(form["key"], out var key))
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        var (view, problem) = await FindAsync(lea, slug, person, form["event"].ToString(), form["reason"].ToString().Trim(), key, ct);
        if (view is null)
            return problem!;

        var frame = view.Frame;
        var wish = new Wish(0, view.Stream, new Correction.EventWithdrawn(view.Target.Id, view.Reason), frame.Today);
        var outcome = await recorder.RecordAsync(person, frame.Board.District, wish, key.ToString(), null, ct);
        return outcome switch
        {
            RecordOutcome.Recorded recorded => LogPages.Go(After(view, recorded.Id)),
            RecordOutcome.Refused { Refusal: var refusal } => new Page<LogPage>(
                view with { Key = Guid.NewGuid(), Fault = Problem.Refused(refusal) }, StatusCodes.Status422UnprocessableEntity),
            _ => new Problem(StatusCodes.Status409Conflict, "key-reused", "This form withdrew an entry before, and that stands: open the page again for another."),
        };
    }

    private static string After(LogView.Undo view, Guid id) => view.Stream is StreamId.Rollout rollout
        ? view.Frame.Address.LogAt(rollout.SchoolId, ("done", id.ToString()))
        : view.Frame.Address.Event(view.Target.Id);

    private async Task<(LogView.Undo? View, Problem? Problem)> FindAsync(
        string lea, string slug, Person person, string id, string reason, Guid key, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return (null, problem);
        if (!Guid.TryParse(id, out var target) || frame.History.Find(target) is not var (stream, recorded))
            return (null, Problem.NotFound(new("unknown-event", $"This initiative’s log holds no event “{id}”.", "event")));
        if (await gate.AskToRecordAsync(person, frame.Board.District, EventCodec.Alias(recorded.Happened), stream.AtSchool, ct) is { } denied)
            return (null, denied);
        frame = frame with { Called = await accounts.NamesAsync([recorded.By], ct) };
        return (new(frame, stream, recorded, reason, key, null), null);
    }
}
