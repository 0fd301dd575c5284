using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>What belongs before devices and was not there by a day.</summary>
internal static class BeforeDevices
{
    /// <summary>Of the district's gate (S2).</summary>
    internal static IReadOnlyList<string> OpenItems(SchoolCase school, DateOnly day) =>
    [
        .. DeviceGate.Items.Where(item => !Array.Exists(school.Agreements.GateItems, seen => seen.On <= day && seen.Fact.Item == item))
            .Select(DeviceGate.WordsOf),
    ];

    /// <summary>Of the school's plans (S0).</summary>
    internal static IReadOnlyList<string> PlansToAccept(SchoolCase school, DateOnly day) =>
    [
        .. DevicePlans.All.Where(plan => !Array.Exists(school.Facts.PlansAccepted, accepted => accepted.On <= day && accepted.Fact.Plan == plan))
            .Select(DevicePlans.WordsOf),
    ];
}
