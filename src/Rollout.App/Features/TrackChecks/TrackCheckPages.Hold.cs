using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.TrackChecks;

internal sealed partial class TrackCheckPages
{
    /// <summary>
    /// Holds the check: that it took place and what was shown at it are recorded together. The view is now's, up to the position
    /// before both.
    /// </summary>
    private async Task<IResult> HoldAsync(string lea, string slug, string check, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, filled, problem) = await forms.TakeAsync(lea, slug, person, "track_check_held", form, ct);
        if (frame is null)
            return problem!;
        if (await gate.AskToRecordAsync(person, frame.Board.District, "report_issued", null, ct) is { } denied)
            return denied;
        if (await ViewAsync(frame, person, Packets.NameOf(check), ct) is not { } view)
            return Problem.NotFound(Packets.Unknown(Packets.NameOf(check)));
        var command = CommandId.OfKey(frame.Board.District.Value, person.Actor, filled!.Key.ToString());
        // The same form again: what it froze stands.
        if (frame.History.Find(command.EventId(frame.Board.District.Value, 1)) is not null)
            return new SeeOther(frame.Address.TrackCheck(view.Check.Name, "/packet"));

        if (view.Check.HeldOn is { } on)
            filled = filled.Wrong(new(StatusCodes.Status409Conflict, "already-held", $"This check was held on {Words.Day(on)}, and its packet stands."));
        else if (filled.Roles.Count == 0)
            filled = filled.Missing("roles", "Say who was at the table.");
        else if (await recorder.RecordTogetherAsync(person, frame.Board.District, [.. Held(frame, view.Check.Name, filled, command)], ct) is { } refusal)
            filled = filled.Wrong(Problem.Refused(refusal));
        else
            return new SeeOther(frame.Address.TrackCheck(view.Check.Name, "/packet"));
        return new Page<TrackCheckPage>(view with { Holding = filled }, CheckForms.StatusOf(filled.Fault!));
    }

    private static IEnumerable<Wish> Held(PageFrame frame, string check, Filled filled, CommandId command)
    {
        var (at, stream, district) = (frame.At, new StreamId.Initiative(frame.Board.Initiative), frame.Board.District.Value);
        var note = filled["note"] is { Length: > 0 } said ? said : null;
        yield return new(1, stream, new TrackCheckHeld(frame.Today, check, filled.Roles.ToValueList(), note), frame.Today, command.EventId(district, 0));
        yield return new(
            2, stream,
            new ReportIssued(
                frame.Today, check, ReportKind.TrackCheck, new ShownAt(at.Position, at.EffectiveOn, at.KnownAt, at.Rules, at.Path),
                Canonical.DigestOf(Canonical.Of(frame.Board)), check),
            frame.Today, command.EventId(district, 1));
    }
}
