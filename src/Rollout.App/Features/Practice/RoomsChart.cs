using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Practice;

/// <summary>The last walkthroughs as bars: all rooms, and of them those in which the practices were seen.</summary>
internal sealed record RoomsChart(IReadOnlyList<RoomsBar> Bars)
{
    internal const int Height = 36;

    private const int Most = 8;
    private const int Step = 14;

    internal int Width => Math.Max(1, Bars.Count) * Step;

    internal static RoomsChart Of(IReadOnlyList<RoomsSeen> walkthroughs) => new(
    [
        .. walkthroughs.TakeLast(Most).Select((seen, place) => new RoomsBar(place * Step + 1, (int)((long)Height * seen.Seen / seen.Of), seen.IsLow)),
    ]);
}

/// <param name="Left">From the left edge.</param>
/// <param name="Height">Of the part that was seen.</param>
internal sealed record RoomsBar(int Left, int Height, bool IsLow);
