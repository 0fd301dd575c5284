using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

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

    /// <summary>Whether the reader may let the school board read it.</summary>
    internal bool MayPublish { get; init; }

    internal Filled Publishing { get; init; } = Filled.With();

    internal TrackCheckStanding Check => Packet.Check;

    internal string Json => $"/api/v1/districts/{Frame.Board.District}/initiatives/{Frame.Board.Initiative}/track-checks/{Uri.EscapeDataString(Check.Name)}/packet";

    internal IEnumerable<DecisionTold> Decisions => DecisionTold.Of(Check, Asked);
}
