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
