using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// Devices, tools, vendors and money of the demonstration. Plans and devices go with the milestones of each school's story: where devices
/// came too early there, they do here.
/// </summary>
internal static class DemoDevices
{
    private const string Plans = "M4";
    private const string Devices = "M5";

    /// <summary>The gate was complete after the first schools had devices; one vendor leaves soon, one grant ends soon.</summary>
    internal static IEnumerable<DemoFact> OfTheDistrict(DemoCalendar calendar)
    {
        var begin = calendar.Ago(DemoStories.FirstWave);
        return
        [
            Fact(new DeviceGateItemSatisfied(begin, DeviceGateItem.Goals, "Devices are for choosing texts, not for testing."), begin),
            Fact(new DeviceGateItemSatisfied(begin, DeviceGateItem.Compatibility), begin),
            Fact(new DeviceGateItemSatisfied(begin, DeviceGateItem.References, "Two districts of our size."), begin),
            Fact(new DeviceGateItemSatisfied(calendar.Ago(150), DeviceGateItem.Pilot, "Two classrooms at Avocet."), calendar.Ago(150)),
            Fact(new DeviceGateItemSatisfied(calendar.Ago(100), DeviceGateItem.Sustainability, "A repair fund of the district's own."), calendar.Ago(100)),
            Fact(new ReferenceChecked(begin, "Brightpath (invented)", "They kept their days."), begin),
            Fact(new VendorEngaged(begin, "Brightpath (invented)", calendar.Ago(-12)), begin),
            Fact(new VendorEngaged(calendar.Ago(120), "Slateworks (invented)", calendar.Ago(-60)), calendar.Ago(120)),
            Fact(new ReferenceChecked(calendar.Ago(90), "Slateworks (invented)", "Asked after the purchase."), calendar.Ago(90)),
            Fact(new CapacityTransferred(calendar.Ago(30), "Slateworks (invented)", "Repairing devices", "technology office"), calendar.Ago(30)),
            Fact(new FundingCommitted(begin, "Start-up grant", calendar.Ago(-25), 250_000), begin),
            Fact(new FundingCommitted(begin, "State grant", calendar.Ago(-30), 400_000), begin),
            Fact(new SustainabilityPlanApproved(calendar.Ago(40), "State grant", "From the general fund."), calendar.Ago(40)),
            Fact(new DistrictEvent.ToolApproved(begin, "Readerly", "Privacy was looked at."), begin),
            Fact(new DistrictEvent.ToolApproved(begin, "Mathpath"), begin),
            Fact(new DistrictEvent.ToolRetired(calendar.Ago(15), "Mathpath", "It shows advertisements now."), calendar.Ago(15)),
        ];
    }

    /// <param name="school">Of the first two waves.</param>
    internal static IEnumerable<DemoFact> Of(DemoSchool school, DemoCalendar calendar)
    {
        if (school.Wave == 3)
            return [];
        var story = DemoStories.Of(school, calendar).ToList();
        var taken = story.Select(fact => (fact.Happened as Correction.EventWithdrawn)?.Event).OfType<Guid>().ToHashSet();
        var reached = story.Where(fact => fact.Id is not { } id || !taken.Contains(id)).Select(fact => fact.Happened).OfType<MilestoneReached>()
            .ToDictionary(milestone => milestone.Milestone.Value, milestone => milestone.EffectiveOn);
        var facts = new List<RolloutEvent>();
        if (reached.TryGetValue(Plans, out var accepted))
            facts.AddRange(DevicePlans.All.Select(plan => new PlanAccepted(accepted, plan)));
        if (reached.TryGetValue(Devices, out var deployed))
            facts.Add(new DevicesDeployed(deployed, 120));
        if (school.Wave == 2 && school.Place < 6)
            facts.Add(new ToolUsed(calendar.Ago(60), "Readerly"));
        if (school is { Wave: 2, Place: 14 })
            facts.Add(new BreakageReported(calendar.Ago(8), 9, "Hinges."));
        if (school is { Wave: 2, Place: 13 })
            facts.AddRange([new ToolUsed(calendar.Ago(60), "Readerly"), new ToolUsed(calendar.Ago(40), "Mathpath")]);
        if (school is { Wave: 2, Place: 16 })
            facts.Add(new ToolUsed(calendar.Ago(20), "Quizbox"));
        return facts.Select(fact => new DemoFact(
            new StreamId.Rollout(DemoRoster.Initiative, school.Id), fact, ((IDated)fact).EffectiveOn, "p-technology"));
    }

    private static DemoFact Fact(InitiativeEvent happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-finance");

    private static DemoFact Fact(DistrictEvent happened, DateOnly day) => new(new StreamId.District(), happened, day, "p-technology");
}
