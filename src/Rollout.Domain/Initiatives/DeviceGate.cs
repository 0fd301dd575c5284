using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>The district has seen to something that belongs before devices (S2: the device gate).</summary>
    public sealed record DeviceGateItemSatisfied(DateOnly EffectiveOn, DeviceGateItem Item, [property: FreeText] string? Note = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Item;
    }

    internal static Refusal? Refuse(DeviceGateItemSatisfied wish) => Limits.FreeText(wish.Note, "note");
}

/// <summary>What the device gate asks for before any device comes to a school (S2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceGateItem>))]
public enum DeviceGateItem
{
    [JsonStringEnumMemberName("goals")] Goals,
    [JsonStringEnumMemberName("compatibility")] Compatibility,
    [JsonStringEnumMemberName("references")] References,
    [JsonStringEnumMemberName("pilot")] Pilot,
    [JsonStringEnumMemberName("sustainability")] Sustainability,
}

/// <summary>The device gate as people speak of it.</summary>
public static class DeviceGate
{
    /// <summary>In the order in which they are seen to.</summary>
    public static IReadOnlyList<DeviceGateItem> Items { get; } = Enum.GetValues<DeviceGateItem>();

    /// <summary>The item within a sentence.</summary>
    public static string WordsOf(DeviceGateItem item) => item switch
    {
        DeviceGateItem.Goals => "goals",
        DeviceGateItem.Compatibility => "compatibility",
        DeviceGateItem.References => "references",
        DeviceGateItem.Pilot => "a pilot",
        DeviceGateItem.Sustainability => "sustainability",
        _ => throw new UnreachableException(),
    };
}
