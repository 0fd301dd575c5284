using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Devices, tools, vendors and money, strewn into an invented log.</summary>
internal static class RandomDevices
{
    private static readonly string[] Tools = ["reader", "counter", "planner"];

    internal static void Strew(int seed, IEnumerable<SchoolId> schools, Action<string, DomainEvent> say)
    {
        var dice = new Dice(seed + 310_000);
        for (var i = dice.Between(0, 12); i > 0; i--)
            say(InventedLog.Charter, OfTheInitiative(dice, LogBook.Day(dice.Between(-10, 160)), dice.Between(1, 2)));
        for (var i = dice.Between(0, 3); i > 0; i--)
            say(InventedLog.District, OfTheDistrict(dice, LogBook.Day(dice.Between(-10, 160)), dice.Pick(Tools)));
        foreach (var school in schools)
        {
            for (var i = dice.Between(0, 8); i > 0; i--)
                say(InventedLog.Rollout(school), OfASchool(dice, LogBook.Day(dice.Between(-10, 160))));
        }
    }

    private static InitiativeEvent OfTheInitiative(Dice dice, DateOnly day, int number) => dice.Between(0, 9) switch
    {
        0 or 1 or 2 => new DeviceGateItemSatisfied(day, dice.Pick(DeviceGate.Items)),
        3 or 4 => new VendorEngaged(day, $"vendor {number}", dice.Percent(80) ? day.AddDays(dice.Between(0, 300)) : null),
        5 => new VendorEngagementEnded(day, $"vendor {number}"),
        6 => dice.Percent(50) ? new CapacityTransferred(day, $"vendor {number}", "training", "coaches") : new ReferenceChecked(day, $"vendor {number}"),
        7 => new FundingCommitted(day, $"fund {number}", day.AddDays(dice.Between(0, 400)), SuccessorOf: dice.Percent(30) ? $"fund {3 - number}" : null),
        8 => new FundingCommitted(day, $"fund {number}", day.AddDays(dice.Between(0, 200))),
        _ => new SustainabilityPlanApproved(day, $"fund {number}"),
    };

    private static DistrictEvent OfTheDistrict(Dice dice, DateOnly day, string tool) =>
        dice.Percent(60) ? new DistrictEvent.ToolApproved(day, tool) : new DistrictEvent.ToolRetired(day, tool);

    private static RolloutEvent OfASchool(Dice dice, DateOnly day) => dice.Between(0, 6) switch
    {
        0 or 1 => new DevicesDeployed(day, dice.Between(10, 60)),
        2 or 3 => new BreakageReported(day, dice.Between(1, 4)),
        4 => new PlanAccepted(day, dice.Pick(DevicePlans.All)),
        _ => new ToolUsed(day, dice.Pick(Tools), dice.Percent(40) ? day.AddDays(dice.Between(0, 60)) : null),
    };
}
