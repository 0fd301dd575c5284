using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>A status as programs spell it and as people say it; never colour alone.</summary>
internal static class StatusWords
{
    /// <summary>The order in which a board counts them.</summary>
    internal static IReadOnlyList<Status> InCountOrder { get; } =
    [
        Status.OnTrack, Status.Watch, Status.OffTrack, Status.NoNews, Status.NotStarted, Status.Paused, Status.Completed, Status.Withdrawn,
    ];

    internal static string Code(Status status) => status switch
    {
        Status.OffTrack => "offTrack",
        Status.Watch => "watch",
        Status.NoNews => "noNews",
        Status.OnTrack => "onTrack",
        Status.Paused => "paused",
        Status.NotStarted => "notStarted",
        Status.Completed => "completed",
        Status.Withdrawn => "withdrawn",
        _ => throw new UnreachableException(),
    };

    internal static string Words(Status status) => status switch
    {
        Status.OffTrack => "off track",
        Status.Watch => "on watch",
        Status.NoNews => "no news",
        Status.OnTrack => "on track",
        Status.Paused => "paused",
        Status.NotStarted => "not started",
        Status.Completed => "completed",
        Status.Withdrawn => "withdrawn",
        _ => throw new UnreachableException(),
    };

    /// <summary>A shape beside the word.</summary>
    internal static char Shape(Status status) => status switch
    {
        Status.OffTrack => '■',
        Status.Watch => '▲',
        Status.NoNews => '?',
        Status.OnTrack => '●',
        Status.Paused => '‖',
        Status.NotStarted => '○',
        Status.Completed => '✓',
        _ => '–',
    };

    internal static bool TryParse(string code, [NotNullWhen(true)] out Status? status)
    {
        status = InCountOrder.Cast<Status?>().FirstOrDefault(candidate => Code(candidate!.Value) == code);
        return status is not null;
    }
}
