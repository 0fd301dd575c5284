using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

/// <summary><c>/d/{lea}/{slug}/published</c>: what the school board may read: the packets that were published, and nothing beside them.</summary>
internal sealed class PublishedPages(PageRequest pages, Packets packets, TimeProvider clock)
{
    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/published", (string lea, string slug, PublishedPages published, CancellationToken ct) =>
            published.ListAsync(lea, slug, ct)).Asks(Right.ReadPublished, Place.Somewhere);
        initiative.MapGet("/published/{report}", (string lea, string slug, string report, PublishedPages published, CancellationToken ct) =>
            published.ShowAsync(lea, slug, Packets.NameOf(report), ct)).Asks(Right.ReadPublished, Place.Somewhere);
    }

    private async Task<IResult> ListAsync(string lea, string slug, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        return frame is null ? problem! : new Page<PublishedPage>(new PublishedView(frame, [.. TrackCheckRecord.Of(frame.Board).Published]));
    }

    private async Task<IResult> ShowAsync(string lea, string slug, string report, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        // What was taken back is as if it had never been published.
        if (TrackCheckRecord.Of(frame.Board).Published.FirstOrDefault(check => check.Packet!.Report == report) is not { } check)
            return Problem.NotFound(new("unknown-report", $"Nothing is published as “{report}” here.", "report"));
        var (packet, refusal) = await packets.ReadAsync(frame.Board, check.Name, ct);
        if (packet is null)
            return Problem.NotFound(refusal!);
        var view = new PublishedPacketView(PageFrame.Of(packet.Answer, Packets.At(packet.Answer.Board!.Coordinates), clock), packet);
        return new Page<PublishedPacketPage>(view) { Tables = PacketSheets.Of(view) };
    }
}

/// <summary>Everything published of an initiative, the latest first.</summary>
public sealed record PublishedView(PageFrame Frame, IReadOnlyList<TrackCheckStanding> Checks);

/// <summary>One packet for readers who see nothing else.</summary>
public sealed record PublishedPacketView
{
    internal PublishedPacketView(PageFrame frame, Packet packet) => (Frame, Packet) = (frame, packet);

    /// <summary>At the frozen coordinates: by its names everything is called.</summary>
    internal PageFrame Frame { get; }

    internal Packet Packet { get; }

    internal TrackCheckStanding Check => Packet.Check;

    /// <summary>Those made by the time it was published.</summary>
    internal IEnumerable<DecisionTold> Decisions => DecisionTold.Of(
        Check with { Decisions = [.. Check.Decisions.Where(said => said.Position < Check.Publication!.Position)] }, Frame);
}
