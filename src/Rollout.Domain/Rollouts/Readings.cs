using System.Text.Json.Serialization;
using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// An indicator was measured: <c>Value</c> in its unit over <c>N</c> people. Counts only, never a student (rule R8). What of it is
    /// shown is for <see cref="SmallCells"/> to say.
    /// </summary>
    public sealed record IndicatorReadingRecorded(
        DateOnly EffectiveOn, string Indicator, decimal Value, int N, string? Subgroup = null, [property: FreeText] string? Note = null,
        ReadingPhase? Phase = null)
        : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(IndicatorReadingRecorded wish, Initiative initiative) =>
        InitiativeEvent.RefuseUnknown(wish.Indicator, initiative) ?? Limits.Between(wish.N, 1, Limits.MostPeople, "n-out-of-range", "n")
        ?? Limits.OptionalName(wish.Subgroup, "subgroup") ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>When of an initiative's life something was measured, as surveys before and after it say (practice 36).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadingPhase>))]
public enum ReadingPhase
{
    [JsonStringEnumMemberName("before")] Before,
    [JsonStringEnumMemberName("during")] During,
    [JsonStringEnumMemberName("after")] After,
}
