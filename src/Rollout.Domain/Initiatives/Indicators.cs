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
}

/// <summary>Which way is good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    [JsonStringEnumMemberName("up")] Up,
    [JsonStringEnumMemberName("down")] Down,
}
