using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.TrackChecks;

/// <summary>What every form about a check does: take what was sent from whoever may send it, and record what it says.</summary>
internal sealed class CheckForms(EntryRecorder recorder, PageRequest pages, Gate gate)
{
    /// <summary>Now's answer and the form, once whoever sent it may record such an event.</summary>
    internal async Task<(PageFrame? Frame, Filled? Filled, Problem? Problem)> TakeAsync(
        string lea, string slug, Person person, string alias, IFormCollection form, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return (null, null, problem);
        if (await gate.AskToRecordAsync(person, frame.Board.District, alias, null, ct) is { } denied)
            return (null, null, denied);
        return Filled.Of(form) is { } filled
            ? (frame, filled, null)
            : (null, null, new(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again."));
    }

    /// <summary>Records what the form says of the initiative; the form comes back with what is wrong, or without a fault once it stands.</summary>
    internal async Task<Filled> RecordAsync(Person person, PageFrame frame, string alias, Filled filled, JsonObject data, CancellationToken ct)
    {
        var bound = EventCodec.Bind(alias, JsonSerializer.SerializeToElement(data), frame.Today);
        if (!bound.IsBound)
            return filled.Wrong(Problem.Malformed(bound.Fault));
        var outcome = await recorder.RecordAsync(
            person, frame.Board.District, new Wish(0, new StreamId.Initiative(frame.Board.Initiative), bound.Event, frame.Today), filled.Key.ToString(), null, ct);
        return outcome switch
        {
            RecordOutcome.Recorded or RecordOutcome.AlreadySo => filled,
            RecordOutcome.Refused { Refusal: var refusal } => filled.Wrong(Problem.Refused(refusal)),
            _ => filled.Wrong(new(
                StatusCodes.Status409Conflict, "key-reused", "This form recorded something before, and that stands. Send it again to record what it says now.")),
        };
    }

    internal static int StatusOf(Problem fault) =>
        fault.Code is "key-reused" or "packet-differs" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
}
