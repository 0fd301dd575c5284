using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

/// <summary><c>/d/{lea}/{slug}/track-checks/{check}/packet</c>: what was shown at a check, rendered again, for paper.</summary>
internal static class PacketPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/track-checks/{check}/packet", ShowAsync).Asks(Right.Read);

    private static async Task<IResult> ShowAsync(
        string lea, string slug, string check, HttpRequest request, PageRequest pages, Packets packets, TimeProvider clock, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var (packet, refusal) = await packets.ReadAsync(frame.Board, Packets.NameOf(check), ct);
        if (packet is null)
            return Problem.NotFound(refusal!);

        // The page stands at the frozen coordinates: what it says, what it links to, what its foot repeats.
        var at = packet.Answer.Board!.Coordinates;
        var shown = PageFrame.Of(packet.Answer, Packets.At(at), clock) with { ReaderRecords = frame.ReaderRecords };
        var before = packet.Previous is { Shown: { } earlier } ? await pages.AskAsync(shown, Packets.At(earlier), ct) : null;
        var later = await pages.AskAsync(shown, new CoordinateRequest(at.EffectiveOn, Path: at.Path, Rules: at.Rules), ct);
        return new Page<PacketPage>(new PacketView(
            shown, packet, frame, later?.Address,
            before is null ? null : BoardDifference.Between(before.Board, shown.Board),
            later is null ? null : BoardDifference.Between(shown.Board, later.Board)));
    }
}

/// <summary>A packet as people read it.</summary>
public sealed record PacketView
{
    internal PacketView(PageFrame frame, Packet packet, PageFrame asked, PageAddress? laterAddress, BoardDifference? since, BoardDifference? later) =>
        (Frame, Packet, Asked, LaterAddress, Since, Later) = (frame, packet, asked, laterAddress, since, later);

    /// <summary>At the frozen coordinates.</summary>
    internal PageFrame Frame { get; }

    internal Packet Packet { get; }

    /// <summary>At those the page was asked at: by which decisions are told.</summary>
    internal PageFrame Asked { get; }

    /// <summary>The same day as known now.</summary>
    internal PageAddress? LaterAddress { get; }

    /// <summary>What changed since the packet before; null when there is none.</summary>
    internal BoardDifference? Since { get; }

    /// <summary>How the same day is told now.</summary>
    internal BoardDifference? Later { get; }

    internal TrackCheckStanding Check => Packet.Check;

    internal string Json => $"/api/v1/districts/{Frame.Board.District}/initiatives/{Frame.Board.Initiative}/track-checks/{Uri.EscapeDataString(Check.Name)}/packet";

    internal IEnumerable<(Status Status, int Count)> Counts =>
        StatusWords.InCountOrder.Order().Select(status => (status, Frame.Board.Schools.Count(row => row.Status == status)));

    internal IEnumerable<DecisionTold> Decisions => DecisionTold.Of(Check, Asked);
}
