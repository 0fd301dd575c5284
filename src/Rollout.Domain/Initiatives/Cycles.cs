using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>A plan-do-study-act cycle begins with what it asks (S4: rapid-cycle evaluation).</summary>
    public sealed record CycleStarted(DateOnly EffectiveOn, string Cycle, [property: FreeText] string Question) : InitiativeEvent, IDated
    {
        public override object Subject() => Cycle;
    }

    /// <summary>What was seen when it was studied; it may be several things. <c>unknown-cycle</c> when none of that name began.</summary>
    public sealed record CycleFindingRecorded(DateOnly EffectiveOn, string Cycle, [property: FreeText] string Finding) : InitiativeEvent, IDated;

    /// <summary>What comes of it. <c>unknown-cycle</c> when none of that name began.</summary>
    public sealed record CycleActDecided(DateOnly EffectiveOn, string Cycle, CycleAct Act) : InitiativeEvent, IDated
    {
        public override object Subject() => Cycle;
    }

    internal static Refusal? Refuse(CycleStarted wish) => Limits.Name(wish.Cycle, "cycle") ?? Limits.RequiredFreeText(wish.Question, "question");

    internal static Refusal? Refuse(CycleFindingRecorded wish, Initiative state) =>
        Limits.RequiredFreeText(wish.Finding, "finding") ?? RefuseUnknownCycle(wish.Cycle, state);

    internal static Refusal? Refuse(CycleActDecided wish, Initiative state) => RefuseUnknownCycle(wish.Cycle, state);

    private static Refusal? RefuseUnknownCycle(string cycle, Initiative state) => Limits.Must(
        state.Facts.Live.OfType<CycleStarted>().Any(started => started.Cycle == cycle), "unknown-cycle",
        $"No cycle is called “{cycle}”: say that it began first, or check its name.", "cycle");
}

/// <summary>What comes of a cycle: do it everywhere, do it otherwise, or do it no more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CycleAct>))]
public enum CycleAct
{
    [JsonStringEnumMemberName("adopt")] Adopt,
    [JsonStringEnumMemberName("adapt")] Adapt,
    [JsonStringEnumMemberName("abandon")] Abandon,
}
