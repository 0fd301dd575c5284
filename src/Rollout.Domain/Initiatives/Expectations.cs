using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>Who holds a responsibility, and whether the principal may hand it on (rule R5).</summary>
    public sealed record ExpectationAssigned(DateOnly EffectiveOn, string Responsibility, Holder Holder, bool NonDelegable)
        : InitiativeEvent, IDated
    {
        public override object Subject() => Responsibility;
    }

    /// <summary>Whoever was asked to hold the responsibility agrees to (S2: who does what).</summary>
    public sealed record ExpectationAccepted(DateOnly EffectiveOn, string Responsibility, Holder Holder) : InitiativeEvent, IDated
    {
        public override object Subject() => (Responsibility, Holder);
    }

    internal static Refusal? Refuse(ExpectationAccepted wish, Initiative state) => state.Responsibilities.Contains(wish.Responsibility)
        ? null
        : new("unknown-responsibility", $"Nobody was asked to hold “{wish.Responsibility}”: assign it first.", "responsibility");

    internal static Refusal? Refuse(ExpectationAssigned wish) => Limits.Name(wish.Responsibility, "responsibility");
}

/// <summary>Who is responsible: the district, the school or the vendor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Holder>))]
public enum Holder
{
    [JsonStringEnumMemberName("district")] District,
    [JsonStringEnumMemberName("school")] School,
    [JsonStringEnumMemberName("vendor")] Vendor,
}
