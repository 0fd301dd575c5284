using Rollout.Domain.Initiatives;

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

    internal static Refusal? Refuse(RolloutEnrolled wish, Initiative initiative) =>
        Limits.Name(wish.Wave, "wave") ?? Limits.Cadence(wish.Cadence, "cadence") ?? RefuseUnknown(wish.Path, wish.Variant, initiative);

    internal static Refusal? Refuse(PathAssigned wish, Initiative initiative) =>
        Limits.RequiredFreeText(wish.Reason, "reason") ?? RefuseUnknown(wish.Path, wish.Variant, initiative);

    internal static Refusal? Refuse(RolloutPaused wish) => Limits.FreeText(wish.Reason, "reason");

    internal static Refusal? Refuse(RolloutResumed wish) => Limits.FreeText(wish.Reason, "reason");

    internal static Refusal? Refuse(RolloutWithdrawn wish) => Limits.FreeText(wish.Reason, "reason");

    private static Refusal? RefuseUnknown(int version, string? variant, Initiative initiative) =>
        version < 1 || version > initiative.Paths.Count
            ? new("unknown-path", $"Version {version} of the path is not published: name a published version.", "path")
        : variant is null || initiative.Paths[version - 1].Variants.Any(known => known.Id == variant) ? null
        : new("unknown-variant", $"Version {version} of the path has no variant “{variant}”: name one it has.", "variant");
}
