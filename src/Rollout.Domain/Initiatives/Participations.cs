using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>Whether schools and teachers opt in, or the whole district takes part; from that day on, and why.</summary>
    public sealed record ParticipationModeSet(DateOnly EffectiveOn, Participation Mode, [property: FreeText] string Reason) : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(ParticipationModeSet);
    }

    internal static Refusal? Refuse(ParticipationModeSet wish) => Limits.RequiredFreeText(wish.Reason, "reason");
}

/// <summary>Who takes part. The sources disagree (S0: the whole district; S3: by choice); the district says which it chose and why.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Participation>))]
public enum Participation
{
    [JsonStringEnumMemberName("optIn")] OptIn,
    [JsonStringEnumMemberName("wholeDistrict")] WholeDistrict,
}

/// <summary>Which schools begin. The sources disagree (S2: the strong ones; S1: the least served); the district says which it chose and why.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Selection>))]
public enum Selection
{
    [JsonStringEnumMemberName("strengthsFirst")] StrengthsFirst,
    [JsonStringEnumMemberName("leastServedFirst")] LeastServedFirst,
}
