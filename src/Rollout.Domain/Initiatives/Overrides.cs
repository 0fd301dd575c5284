using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// A school takes part though the rubric does not say it is ready (S2: not by politics or grant): why, and what is done so that it may
    /// succeed all the same. Said again of a school, the last holds.
    /// </summary>
    public sealed record SelectionOverridden(
        DateOnly EffectiveOn, SchoolId School, OverrideReason ReasonCode, [property: FreeText] string Reason, string? Mitigation = null)
        : InitiativeEvent, IDated, INamesASchool
    {
        /// <summary>Whether it says what is done about it.</summary>
        internal bool IsMitigated => !string.IsNullOrWhiteSpace(Mitigation);

        public override object Subject() => School;
    }

    internal static Refusal? Refuse(SelectionOverridden wish) =>
        Limits.RequiredFreeText(wish.Reason, "reason") ?? Limits.OptionalName(wish.Mitigation, "mitigation");
}

/// <summary>Why a school was chosen before it was ready.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverrideReason>))]
public enum OverrideReason
{
    [JsonStringEnumMemberName("politics")] Politics,
    [JsonStringEnumMemberName("grant")] Grant,
    [JsonStringEnumMemberName("request")] Request,
    [JsonStringEnumMemberName("other")] Other,
}
