namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// The school takes part from that day on, following a version of the path. <c>Cadence</c> is how many instructional days may
    /// pass without news (null: the path's). A later enrolment cancels an earlier withdrawal.
    /// </summary>
    public sealed record RolloutEnrolled(DateOnly EffectiveOn, int Path, string Wave, int? Cadence = null, string? Variant = null)
        : RolloutEvent, IDated, IMayBeAhead, INotNews
    {
        public override object Subject() => typeof(RolloutEnrolled);
    }

    /// <summary>The school follows another version, or a variant of it, from that day on.</summary>
    public sealed record PathAssigned(DateOnly EffectiveOn, int Path, [property: FreeText] string Reason, string? Variant = null)
        : RolloutEvent, IDated, IMayBeAhead, INotNews
    {
        public override object Subject() => typeof(PathAssigned);
    }

    /// <summary>The school's own clock stops, that day included.</summary>
    public sealed record RolloutPaused(DateOnly EffectiveOn, [property: FreeText] string? Reason = null)
        : RolloutEvent, IDated, IMayBeAhead;

    /// <summary>The school's own clock runs again, that day included.</summary>
    public sealed record RolloutResumed(DateOnly EffectiveOn, [property: FreeText] string? Reason = null)
        : RolloutEvent, IDated, IMayBeAhead;

    /// <summary>The school no longer takes part from that day on.</summary>
    public sealed record RolloutWithdrawn(DateOnly EffectiveOn, [property: FreeText] string? Reason = null) : RolloutEvent, IDated;
}
