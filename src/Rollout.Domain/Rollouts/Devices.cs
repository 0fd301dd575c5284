using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>So many devices were given out at the school.</summary>
    public sealed record DevicesDeployed(DateOnly EffectiveOn, int Devices) : RolloutEvent, IDated, IRepeats;

    /// <summary>So many of the school's devices broke since the last report.</summary>
    public sealed record BreakageReported(DateOnly EffectiveOn, int Devices, [property: FreeText] string? Note = null) : RolloutEvent, IDated, IRepeats;

    /// <summary>A plan that belongs before devices is accepted for the school (S0).</summary>
    public sealed record PlanAccepted(DateOnly EffectiveOn, DevicePlan Plan) : RolloutEvent, IDated;

    internal static Refusal? Refuse(DevicesDeployed wish) => Limits.Between(wish.Devices, 1, Limits.MostPeople, "count-out-of-range", "devices");

    internal static Refusal? Refuse(BreakageReported wish) =>
        Limits.Between(wish.Devices, 1, Limits.MostPeople, "count-out-of-range", "devices") ?? Limits.FreeText(wish.Note, "note");
}

/// <summary>The plans that belong before devices (S0).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DevicePlan>))]
public enum DevicePlan
{
    [JsonStringEnumMemberName("instructionalDesign")] InstructionalDesign,
    [JsonStringEnumMemberName("communications")] Communications,
    [JsonStringEnumMemberName("professionalDevelopment")] ProfessionalDevelopment,
}

/// <summary>The plans before devices as people speak of them.</summary>
public static class DevicePlans
{
    public static IReadOnlyList<DevicePlan> All { get; } = Enum.GetValues<DevicePlan>();

    /// <summary>The plan within a sentence.</summary>
    public static string WordsOf(DevicePlan plan) => plan switch
    {
        DevicePlan.InstructionalDesign => "instructional design",
        DevicePlan.Communications => "communications",
        DevicePlan.ProfessionalDevelopment => "professional development",
        _ => throw new UnreachableException(),
    };
}
