using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

/// <summary>Renders what was shown at a check again: nothing of it is stored but its coordinates and its digest.</summary>
internal sealed class Packets(BoardReader boards)
{
    /// <summary>The packet of a check that was held; a refusal when nothing was frozen at it.</summary>
    internal async Task<(Packet? Packet, Refusal? Refusal)> ReadAsync(Board board, string name, CancellationToken ct)
    {
        var checks = TrackCheckRecord.Of(board);
        if (checks.Find(name) is not { } check)
            return (null, Unknown(name));
        if (check is not { Packet: { } issued, Shown: { } shown })
            return (null, new("nothing-frozen", $"Nothing was frozen at track check “{name}” by these coordinates: it is when the check is held.", "check"));
        var answer = await boards.AskAsync(board.District, board.Initiative, At(shown), ct);
        return answer.Refusal is { } refusal ? (null, refusal) : (new Packet(check, issued.Digest, answer, checks), null);
    }

    internal static Refusal Unknown(string name) => new("unknown-check", $"No track check is called “{name}” here by these coordinates.", "check");

    /// <summary>A name that holds a stroke is sent with it escaped.</summary>
    internal static string NameOf(string route) => route.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    internal static CoordinateRequest At(Coordinates at) => new(at.EffectiveOn, new(null, at.KnownAt), at.Position, at.Path, at.Rules);
}

/// <param name="Digest">As it was recorded when the view was frozen.</param>
/// <param name="Answer">The view, rendered again at its coordinates.</param>
/// <param name="Checks">All checks, as known by the page that asks.</param>
internal sealed record Packet(TrackCheckStanding Check, string Digest, BoardAnswer Answer, TrackCheckRecord Checks)
{
    internal byte[] Bytes => field ??= Canonical.Of(Answer.Board!);

    internal string DigestNow => field ??= Canonical.DigestOf(Bytes);

    internal bool IsTheSame => Digest == DigestNow;

    /// <summary>The packet of the check held before; null when there is none.</summary>
    internal TrackCheckStanding? Previous => Checks.HeldBefore(Check) is { Shown: not null } before ? before : null;
}
