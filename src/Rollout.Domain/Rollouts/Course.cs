using System.Text.Json.Serialization;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The school goes on otherwise (S2: change course, go slower), and why; <c>Decision</c> is the decision it rests on.</summary>
    public sealed record CourseChanged(DateOnly EffectiveOn, CourseChange Change, [property: FreeText] string Reason, string? Decision = null)
        : RolloutEvent, IDated;

    /// <summary>So many of so many people have opted in (S3). Counts only.</summary>
    public sealed record OptInCountRecorded(DateOnly EffectiveOn, int Count, int Of, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(CourseChanged wish) =>
        Limits.RequiredFreeText(wish.Reason, "reason") ?? Limits.OptionalName(wish.Decision, "decision");

    internal static Refusal? Refuse(OptInCountRecorded wish) =>
        Limits.Between(wish.Of, 1, Limits.MostPeople, "count-out-of-range", "of") ?? Limits.Between(wish.Count, 0, wish.Of, "count-out-of-range", "count")
        ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>How a school goes on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CourseChange>))]
public enum CourseChange
{
    [JsonStringEnumMemberName("slower")] Slower,
    [JsonStringEnumMemberName("paused")] Paused,
    [JsonStringEnumMemberName("newPath")] NewPath,
    [JsonStringEnumMemberName("otherSupport")] OtherSupport,
}
