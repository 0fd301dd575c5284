using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// A measure with its expected line from <c>Baseline</c> (the day before <c>From</c>) to <c>Target</c> (on <c>To</c>), in the
    /// indicator's own unit; a reading within <c>Tolerance</c> of the line is in band (rule R8).
    /// </summary>
    public sealed record IndicatorDefined(
        DateOnly EffectiveOn, string Indicator, decimal Baseline, decimal Target, decimal Tolerance, DateOnly From, DateOnly To,
        Direction Direction, string? Title = null, string? Unit = null)
        : InitiativeEvent, IDated
    {
        public override object Subject() => Indicator;
    }

    /// <summary>Replaces the indicator's baseline from that day on.</summary>
    public sealed record BaselineRecorded(DateOnly EffectiveOn, string Indicator, decimal Value) : InitiativeEvent, IDated
    {
        public override object Subject() => Indicator;
    }

    /// <summary>Replaces the indicator's target from that day on.</summary>
    public sealed record TargetSet(DateOnly EffectiveOn, string Indicator, decimal Value) : InitiativeEvent, IDated
    {
        public override object Subject() => Indicator;
    }

    internal static Refusal? Refuse(IndicatorDefined wish) =>
        Limits.Name(wish.Indicator, "indicator") ?? Limits.OptionalName(wish.Title, "title") ?? Limits.OptionalName(wish.Unit, "unit")
        ?? Limits.Day(wish.From, "from") ?? Limits.Day(wish.To, "to")
        ?? Limits.Must(wish.To > wish.From, "to-not-after-from", "The target's day must come after the first day: correct from or to.", "to")
        ?? Limits.Must(wish.Tolerance >= 0, "tolerance-below-zero", "The tolerance must be 0 or more: correct it.", "tolerance");

    internal static Refusal? Refuse(BaselineRecorded wish, Initiative state) => RefuseUnknown(wish.Indicator, state);

    internal static Refusal? Refuse(TargetSet wish, Initiative state) => RefuseUnknown(wish.Indicator, state);

    /// <summary>Readings, baselines and targets are about an indicator that was defined.</summary>
    internal static Refusal? RefuseUnknown(string indicator, Initiative state) => state.Indicators.Contains(indicator)
        ? null
        : new("unknown-indicator", $"There is no indicator “{indicator}”: define it first.", "indicator");
}

/// <summary>Which way is good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    [JsonStringEnumMemberName("up")] Up,
    [JsonStringEnumMemberName("down")] Down,
}
