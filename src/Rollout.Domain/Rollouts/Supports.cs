using System.Text.Json.Serialization;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// The district helps at once (S2, S1): who (a role or person) owns it and by when; for which finding, where there was one.
    /// <c>Kind</c> is the menu's word for it.
    /// </summary>
    public sealed record SupportOpened(
        DateOnly EffectiveOn, string Support, string Owner, DateOnly DueOn, string? Rule = null, MilestoneId? Milestone = null, string? Kind = null,
        [property: FreeText] string? Note = null) : RolloutEvent, IDated, INotNews
    {
        public override object Subject() => Support;
    }

    /// <summary>The support was given, whole or in part.</summary>
    public sealed record SupportDelivered(DateOnly EffectiveOn, string Support, [property: FreeText] string? Note = null) : RolloutEvent, IDated;

    /// <summary>What it brought; ends the support. <c>RecheckOn</c>: when to look again.</summary>
    public sealed record SupportOutcomeRecorded(
        DateOnly EffectiveOn, string Support, SupportOutcome Outcome, DateOnly? RecheckOn = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated
    {
        public override object Subject() => Support;
    }

    internal static Refusal? Refuse(SupportOpened wish, Initiative initiative) =>
        Limits.Name(wish.Support, "support") ?? Limits.Name(wish.Owner, "owner") ?? Limits.Day(wish.DueOn, "dueOn")
        ?? (wish.Rule is { } rule ? RuleName.Refuse(rule, "rule") : null) ?? RefuseUnknown(wish.Milestone, initiative)
        ?? Limits.OptionalName(wish.Kind, "kind") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(SupportDelivered wish) => Limits.Name(wish.Support, "support") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(SupportOutcomeRecorded wish) =>
        Limits.Name(wish.Support, "support") ?? Limits.Day(wish.RecheckOn, "recheckOn") ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>What a support brought.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SupportOutcome>))]
public enum SupportOutcome
{
    [JsonStringEnumMemberName("helped")] Helped,
    [JsonStringEnumMemberName("partly")] Partly,
    [JsonStringEnumMemberName("didNotHelp")] DidNotHelp,
}
