using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;
using static Rollout.App.Features.TrackChecks.Filled;

namespace Rollout.App.Features.TrackChecks;

/// <summary>
/// <c>/d/{lea}/{slug}/track-checks/{check}/packet</c>: what was shown at a check, rendered again, for paper; and the form that lets
/// the school board read it too.
/// </summary>
internal sealed class PacketPages(CheckForms forms, PageRequest pages, Packets packets, TimeProvider clock)
{
    private const string Published = "report_published";

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet(
            "/track-checks/{check}/packet", (string lea, string slug, string check, HttpRequest request, PacketPages packets, CancellationToken ct) =>
                packets.ShowAsync(lea, slug, check, request, ct)).Asks(Right.Read);
        initiative.MapPost(
            "/track-checks/{check}/publish",
            (string lea, string slug, string check, HttpContext context, IFormCollection form, PacketPages packets, CancellationToken ct) =>
                packets.PublishAsync(lea, slug, check, context.Person, form, ct)).Asks(Right.Record);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, string check, HttpRequest request, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var (packet, refusal) = await packets.ReadAsync(frame.Board, Packets.NameOf(check), ct);
        if (packet is null)
            return Problem.NotFound(refusal!);
        var view = await ViewAsync(frame, packet, request.HttpContext.Person, ct);
        return new Page<PacketPage>(view) { Tables = PacketSheets.Of(view) };
    }

    private async Task<IResult> PublishAsync(string lea, string slug, string check, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, filled, problem) = await forms.TakeAsync(lea, slug, person, Published, form, ct);
        if (frame is null)
            return problem!;
        var (packet, refusal) = await packets.ReadAsync(frame.Board, Packets.NameOf(check), ct);
        if (packet is null)
            return Problem.NotFound(refusal!);
        filled = !packet.IsTheSame ? filled!.Wrong(new(StatusCodes.Status409Conflict, "packet-differs", "Computed again, this packet is not what was shown: it can’t be published."))
            : filled!["title"].Length == 0 ? filled.Missing("title", "Say what it is called for whoever reads it.")
            : await forms.RecordAsync(person, frame, Published, filled, new()
            {
                ["effectiveOn"] = Words.Iso(frame.Today),
                ["report"] = packet.Check.Packet!.Report,
                ["title"] = filled["title"],
            }, ct);
        return filled.Fault is { } fault
            ? new Page<PacketPage>(await ViewAsync(frame, packet, person, ct) with { Publishing = filled }, CheckForms.StatusOf(fault))
            : new SeeOther(frame.Address.Published(packet.Check.Packet!.Report));
    }

    /// <summary>The page stands at the frozen coordinates: what it says, what it links to, what its foot repeats.</summary>
    private async Task<PacketView> ViewAsync(PageFrame frame, Packet packet, Person reader, CancellationToken ct)
    {
        var at = packet.Answer.Board!.Coordinates;
        var shown = PageFrame.Of(packet.Answer, Packets.At(at), clock) with { ReaderRecords = frame.ReaderRecords };
        var before = packet.Previous is { Shown: { } earlier } ? await pages.AskAsync(shown, Packets.At(earlier), ct) : null;
        var later = await pages.AskAsync(shown, new CoordinateRequest(at.EffectiveOn, Path: at.Path, Rules: at.Rules), ct);
        return new PacketView(
            shown, packet, frame, later?.Address,
            before is null ? null : BoardDifference.Between(before.Board, shown.Board),
            later is null ? null : BoardDifference.Between(shown.Board, later.Board))
        {
            MayPublish = !frame.IsPast && packet.IsTheSame && reader.MayRecordEvent(Published, null),
            Publishing = With(("title", packet.Check.PublishedAs ?? $"Where schools stood on {Words.Day(at.EffectiveOn)}")),
        };
    }
}
