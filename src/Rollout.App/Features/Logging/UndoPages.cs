using Rollout.App.Web;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.Logging;

/// <summary><c>/d/{lea}/{slug}/log/undo?event=</c>: takes an entry back, with a reason. What was known before stays known.</summary>
internal sealed class UndoPages(EntryRecorder recorder, PageRequest pages)
{
    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/log/undo", (string lea, string slug, HttpRequest request, UndoPages undo, CancellationToken ct) =>
            undo.ShowAsync(lea, slug, request.Query["event"].ToString(), ct));
        initiative.MapPost("/log/undo", (string lea, string slug, IFormCollection form, UndoPages undo, CancellationToken ct) =>
            undo.WithdrawAsync(lea, slug, form, ct));
    }

    private async Task<IResult> ShowAsync(string lea, string slug, string id, CancellationToken ct)
    {
        var (view, problem) = await FindAsync(lea, slug, id, "", Guid.NewGuid(), ct);
        return view is null ? problem! : new Page<LogPage>(view);
    }

    private async Task<IResult> WithdrawAsync(string lea, string slug, IFormCollection form, CancellationToken ct)
    {
        if (!Guid.TryParse(form["key"], out var key))
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        var (view, problem) = await FindAsync(lea, slug, form["event"].ToString(), form["reason"].ToString().Trim(), key, ct);
        if (view is null)
            return problem!;

        var frame = view.Frame;
        var wish = new Wish(0, view.Stream, new Correction.EventWithdrawn(view.Target.Id, view.Reason), frame.Today);
        var outcome = await recorder.RecordAsync(frame.Board.District, wish, key.ToString(), null, ct);
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

    private async Task<(LogView.Undo? View, Problem? Problem)> FindAsync(string lea, string slug, string id, string reason, Guid key, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return (null, problem);
        return Guid.TryParse(id, out var target) && frame.History.Find(target) is var (stream, recorded)
            ? (new(frame, stream, recorded, reason, key, null), null)
            : (null, Problem.NotFound(new("unknown-event", $"This initiative’s log holds no event “{id}”.", "event")));
    }
}
