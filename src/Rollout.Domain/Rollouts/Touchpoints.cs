namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>A stakeholder group was reached; <c>TwoWay</c> when it could answer (S2: spiralled, with venues for discussion; rule R6).</summary>
    public sealed record TouchpointDelivered(
        DateOnly EffectiveOn, string Group, string Channel, string Sender, bool TwoWay, string? SpeakerRole = null,
        [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(TouchpointDelivered wish) =>
        Limits.Name(wish.Group, "group") ?? Limits.Name(wish.Channel, "channel") ?? Limits.Name(wish.Sender, "sender")
        ?? Limits.OptionalName(wish.SpeakerRole, "speakerRole") ?? Limits.FreeText(wish.Note, "note");
}
