namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// A stakeholder group was reached; <c>TwoWay</c> when it could answer (S2: spiralled, with venues for discussion; rule R6).
    /// <c>Core</c>: it carried a core message, which is the district's to send (practice 19).
    /// </summary>
    public sealed record TouchpointDelivered(
        DateOnly EffectiveOn, string Group, string Channel, string Sender, bool TwoWay, string? SpeakerRole = null,
        [property: FreeText] string? Note = null, bool? Core = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>A group is to be reached on that day; a plan, so that gaps are seen ahead of time.</summary>
    public sealed record TouchpointPlanned(
        DateOnly EffectiveOn, string Group, DateOnly PlannedFor, string Channel, [property: FreeText] string? Note = null) : RolloutEvent, IDated
    {
        public override object Subject() => (Group, PlannedFor);
    }

    /// <summary>What was planned for that day did not take place.</summary>
    public sealed record TouchpointMissed(DateOnly EffectiveOn, string Group, DateOnly PlannedFor, [property: FreeText] string? Reason = null)
        : RolloutEvent, IDated
    {
        public override object Subject() => (Group, PlannedFor);
    }

    /// <summary>A group said something back.</summary>
    public sealed record FeedbackReceived(DateOnly EffectiveOn, string Group, string? Channel = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>A story of the school was told, and by whom (S2: success stories; teachers speak).</summary>
    public sealed record StoryPublished(
        DateOnly EffectiveOn, [property: FreeText] string Title, string SpeakerRole, string? Link = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated;

    internal static Refusal? Refuse(TouchpointDelivered wish) =>
        Limits.Name(wish.Group, "group") ?? Limits.Name(wish.Channel, "channel") ?? Limits.Name(wish.Sender, "sender")
        ?? Limits.OptionalName(wish.SpeakerRole, "speakerRole") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(TouchpointPlanned wish) =>
        Limits.Name(wish.Group, "group") ?? Limits.Name(wish.Channel, "channel") ?? Limits.Day(wish.PlannedFor, "plannedFor")
        ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(TouchpointMissed wish) =>
        Limits.Name(wish.Group, "group") ?? Limits.Day(wish.PlannedFor, "plannedFor") ?? Limits.FreeText(wish.Reason, "reason");

    internal static Refusal? Refuse(FeedbackReceived wish) =>
        Limits.Name(wish.Group, "group") ?? Limits.OptionalName(wish.Channel, "channel") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(StoryPublished wish) =>
        Limits.RequiredFreeText(wish.Title, "title") ?? Limits.Name(wish.SpeakerRole, "speakerRole")
        ?? Limits.OptionalName(wish.Link, "link") ?? Limits.FreeText(wish.Note, "note");
}
