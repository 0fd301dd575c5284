using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R2: the open part of the weight whose window has closed.</summary>
public sealed class TheOverdueShare
{
    [Theory]
    [InlineData(20.00, Tier.OffTrack)]
    [InlineData(19.99, Tier.Watch)]
    [InlineData(10.00, Tier.Watch)]
    [InlineData(9.99, null)]
    public void Counts_from_exactly_a_tenth_and_a_fifth(double openWeight, Tier? tier)
    {
        var open = (decimal)openWeight;
        var scenario = Opened()
            .Publish(Path(
                Step("M1", "plan", 10, 0, weight: open), Step("M2", "plan", 10, 0, weight: 50), Step("M3", "plan", 10, 0, weight: 50 - open)))
            .Enrol(Alder).Reach(Alder, "M2", 5).Reach(Alder, "M3", 5);

        Assert.Equal(open / 100, scenario.Row(Day(20)).OverdueShare);
        Assert.Equal(tier, scenario.Row(Day(20)).Findings.SingleOrDefault(finding => finding.Rule == "R2")?.Tier);
    }

    [Fact]
    public void Is_not_formed_of_two_closed_milestones() =>
        Assert.Null(Opened().Publish(Path(Step("M1", "plan", 10), Step("M2", "plan", 10), Step("M3", "plan", 11))).Enrol(Alder).Row(Day(16)).OverdueShare);

    [Fact]
    public void Is_formed_of_three_closed_milestones() =>
        Assert.Equal(1, Opened().Publish(Path(Step("M1", "plan", 10), Step("M2", "plan", 10), Step("M3", "plan", 11))).Enrol(Alder).Row(Day(17)).OverdueShare);

    [Fact]
    public void Shows_the_day_on_which_the_tier_shown_was_raised()
    {
        // A tenth is open from day 11 on, a half from day 31 on.
        var scenario = Opened()
            .Publish(Path(
                Step("M1", "plan", 10, 0), Step("M2", "plan", 10, 0, weight: 40), Step("M3", "plan", 10, 0, weight: 50),
                Step("M4", "plan", 30, 0, weight: 90), Step("Z", "plan", 170)))
            .Enrol(Alder).Reach(Alder, "M2", 5).Reach(Alder, "M3", 5);

        Assert.Equal((Tier.Watch, Day(13)), Shown(scenario, 32));
        Assert.Equal((Tier.OffTrack, Day(33)), Shown(scenario, 33));
    }

    private static (Tier, DateOnly) Shown(Scenario scenario, int day) =>
        scenario.Row(Day(day)).Findings.Where(finding => finding.Rule == "R2").Select(finding => (finding.Tier, finding.Since)).Single();
}
