using System.Text.Json.Serialization;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The school says that it has the pairs published last: what there is to be less of, and more (S2).</summary>
    public sealed record LessMoreAcknowledged(DateOnly EffectiveOn) : RolloutEvent, IDated;

    /// <summary>Somebody walked through so many rooms and saw the practices in so many of them (S2). Counts only, of no teacher.</summary>
    public sealed record WalkthroughRecorded(DateOnly EffectiveOn, int Seen, int Of, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>People of the school learned together (S3, S0): of which kind it was, and how many came.</summary>
    public sealed record PdSessionHeld(DateOnly EffectiveOn, PdKind Kind, int? Attended = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(WalkthroughRecorded wish) =>
        Limits.Between(wish.Of, 1, Limits.MostPeople, "count-out-of-range", "of") ?? Limits.Between(wish.Seen, 0, wish.Of, "count-out-of-range", "seen")
        ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(PdSessionHeld wish) =>
        Limits.Between(wish.Attended ?? 0, 0, Limits.MostPeople, "count-out-of-range", "attended") ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>What a session was about: how one teaches, how one sees it, or which button to press.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PdKind>))]
public enum PdKind
{
    [JsonStringEnumMemberName("pedagogy")] Pedagogy,
    [JsonStringEnumMemberName("mindset")] Mindset,
    [JsonStringEnumMemberName("logistics")] Logistics,
}
