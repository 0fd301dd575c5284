using System.Collections.Immutable;

namespace Rollout.Domain.Rollouts;

/// <summary>When a school's own clock stopped and ran again: for each day the word logged last, holding until the next day that has one.</summary>
public sealed record Pauses
{
    private readonly ImmutableSortedDictionary<DateOnly, bool> _pausedFrom;

    private Pauses(ImmutableSortedDictionary<DateOnly, bool> pausedFrom) => _pausedFrom = pausedFrom;

    public static Pauses None { get; } = new(ImmutableSortedDictionary<DateOnly, bool>.Empty);

    internal Pauses With(DateOnly day, bool paused) => new(_pausedFrom.SetItem(day, paused));

    /// <summary>A school is running until it is paused; the day of a pause is paused, the day of resuming is not.</summary>
    public bool IsPausedOn(DateOnly day) => _pausedFrom.LastOrDefault(change => change.Key <= day).Value;
}
