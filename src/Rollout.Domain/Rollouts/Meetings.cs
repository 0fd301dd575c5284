using System.Text.Json.Serialization;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>A key meeting, and whether the principal was there (S2: the principal in all key meetings; rule R5).</summary>
    public sealed record KeyMeetingHeld(
        DateOnly EffectiveOn, string Meeting, Presence Presence, ValueList<string>? Roles = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>Somebody did what a responsibility asks; <c>ByRole</c> is <c>principal</c> or the role it was handed to (rule R5).</summary>
    public sealed record ResponsibilityPerformed(
        DateOnly EffectiveOn, string Responsibility, string ByRole, PersonId? Person = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated;

    internal static Refusal? Refuse(KeyMeetingHeld wish) =>
        Limits.Name(wish.Meeting, "meeting") ?? Limits.Names(wish.Roles, "roles") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(ResponsibilityPerformed wish) =>
        Limits.Name(wish.Responsibility, "responsibility") ?? Limits.Name(wish.ByRole, "byRole") ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>Who came for the principal's chair.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presence>))]
public enum Presence
{
    [JsonStringEnumMemberName("principal")] Principal,
    [JsonStringEnumMemberName("delegate")] Delegate,
    [JsonStringEnumMemberName("absent")] Absent,
}
