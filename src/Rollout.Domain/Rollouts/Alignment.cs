using System.Text.Json.Serialization;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// People looked at how the practices fit what is taught (S2); <c>Roles</c> says who was there: <c>curriculum lead</c> is the one the
    /// check asks for.
    /// </summary>
    public sealed record AlignmentReviewHeld(DateOnly EffectiveOn, ValueList<string> Roles, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>
    /// Where the practices and what is taught don't fit, or seem not to; <c>DueOn</c> null = no day was agreed to close it. Said again of a
    /// gap, it is open again from that day, with that day's agreement.
    /// </summary>
    public sealed record AlignmentGapIdentified(
        DateOnly EffectiveOn, string Gap, GapNature Nature, [property: FreeText] string Statement, DateOnly? DueOn = null) : RolloutEvent, IDated
    {
        public override object Subject() => Gap;
    }

    /// <summary>The gap is closed. Said of one that nobody named yet it is taken with a warning: imports come in any order.</summary>
    public sealed record AlignmentGapClosed(DateOnly EffectiveOn, string Gap, [property: FreeText] string? Note = null) : RolloutEvent, IDated
    {
        public override object Subject() => Gap;
    }

    internal static Refusal? Refuse(AlignmentReviewHeld wish) => Limits.SomeNames(wish.Roles, "roles") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(AlignmentGapIdentified wish) => Limits.Name(wish.Gap, "gap")
        ?? Limits.RequiredFreeText(wish.Statement, "statement") ?? Limits.Day(wish.DueOn, "dueOn");

    internal static Refusal? Refuse(AlignmentGapClosed wish) => Limits.Name(wish.Gap, "gap") ?? Limits.FreeText(wish.Note, "note");

    private static IEnumerable<Warning> Warn(AlignmentGapClosed wish, SchoolRollout state) =>
        state.Facts.Live.OfType<AlignmentGapIdentified>().Any(named => named.Gap == wish.Gap)
            ? []
            : [new("unknown-gap", $"Nobody has named a gap “{wish.Gap}” here yet.", "gap")];
}

/// <summary>Whether the practices and what is taught don't fit, or people fear they don't: both want an answer, of different kinds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapNature>))]
public enum GapNature
{
    [JsonStringEnumMemberName("real")] Real,
    [JsonStringEnumMemberName("perceived")] Perceived,
}
