using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 20, 31, 32, 34, 35 and 39: how they stand on the day before and the day of, and what is found of them.</summary>
public sealed class DevicesMoneyPartners
{
    [Fact]
    public void Has_every_item_of_the_gate_and_since_when_it_is_satisfied()
    {
        var scenario = With().Log(new DeviceGateItemSatisfied(Day(3), DeviceGateItem.Pilot)).Log(new DeviceGateItemSatisfied(Day(9), DeviceGateItem.Pilot));

        Assert.Equal(5, Of(scenario, 2).Gate.Count(item => item.On is null));
        Assert.Equal((DeviceGateItem.Pilot, Day(3)), Of(scenario, 9).Gate.Where(item => item.On is not null).Select(item => (item.Item, item.On!.Value)).Single());
    }

    [Fact]
    public void Counts_devices_and_knows_the_plans_and_tools_of_a_school()
    {
        var scenario = With().Say(Alder, new DevicesDeployed(Day(5), 30)).Say(Alder, new DevicesDeployed(Day(5), 30)).Say(Alder, new BreakageReported(Day(8), 2))
            .Say(Alder, new PlanAccepted(Day(4), DevicePlan.Communications)).Say(Alder, new ToolUsed(Day(5), "reader")).Say(Alder, new ToolUsed(Day(10), "reader", Day(12)));

        var then = Of(scenario, 7).Schools.Single();
        Assert.Equal((60, 0, 1, 1), (then.Deployed, then.Broken, then.Plans.Count(plan => plan.Accepted is not null), then.Tools.Count));
        Assert.Equal((60, 2), Of(scenario, 8).Schools.Single() is { } now ? (now.Deployed, now.Broken) : default);
        Assert.Single(Of(scenario, 12).Schools.Single().Tools);
        Assert.Empty(Of(scenario, 13).Schools.Single().Tools);
    }

    [Fact]
    public void Keeps_a_tool_by_what_was_said_of_it_last_on_one_day_too()
    {
        var scenario = With().Say(Alder, new ToolUsed(Day(5), "reader")).Log(new ToolApproved(Day(6), "reader"), Noon(Day(6)))
            .Log(new ToolRetired(Day(9), "reader"), Noon(Day(9))).Log(new ToolApproved(Day(9), "reader"), Noon(Day(9))).Log(new ToolRetired(Day(12), "reader"), Noon(Day(12)));

        Assert.False(Of(scenario, 5).Tools.Single().IsApproved);
        Assert.True(Of(scenario, 6).Tools.Single().IsApproved);
        Assert.True(Of(scenario, 9).Tools.Single().IsApproved);
        Assert.False(Of(scenario, 12).Tools.Single().IsApproved);
        Assert.Equal(Alder, Of(scenario, 12).Tools.Single().UsedAt.Single().School);
    }

    [Fact]
    public void Knows_a_vendor_by_the_engagement_in_force()
    {
        var scenario = With().Log(new VendorEngaged(Day(5), "Brightpath", Day(40))).Log(new VendorEngaged(Day(10), "Brightpath", Day(60)))
            .Log(new VendorEngagementEnded(Day(20), "Brightpath")).Log(new ReferenceChecked(Day(22), "Brightpath")).Log(new VendorEngaged(Day(25), "Brightpath"));

        Assert.Equal((Day(5), Day(60), false, false), Of(scenario, 12).Vendors.Single() is { } first ? (first.Since, first.Ends, first.HasEnded, first.IsReferenced) : default);
        Assert.Equal((Day(5), Day(20), true, false), Of(scenario, 24).Vendors.Single() is { } ended ? (ended.Since, ended.Ends, ended.HasEnded, ended.IsReferenced) : default);
        Assert.Equal((Day(25), null, false, true), Of(scenario, 25).Vendors.Single() is { } again ? (again.Since, again.Ends, again.HasEnded, again.IsReferenced) : default);
    }

    [Fact]
    public void Lays_money_beside_the_path()
    {
        var scenario = With().Log(new FundingCommitted(Day(2), "levy", Day(175))).Log(new FundingCommitted(Day(3), "grant", Day(90), 1_500.50m))
            .Log(new FundingCommitted(Day(9), "bond", Day(95), SuccessorOf: "grant")).Log(new SustainabilityPlanApproved(Day(9), "bond"));

        var (before, after) = (Of(scenario, 8), Of(scenario, 9));
        Assert.Equal(Day(170), after.LastDue);
        Assert.Equal([("grant", true, 82, null), ("levy", false, 167, null)], before.Streams.Select(stream => (stream.Stream, stream.EndsBeforePath, stream.DaysLeft, stream.Successor)));
        Assert.Equal(["grant bond", "bond ", "levy "], after.Streams.Select(stream => $"{stream.Stream} {stream.Successor}"));
        Assert.NotNull(after.Streams[1].Plan);
    }

    [Theory]
    [InlineData("C31a")]
    [InlineData("C32")]
    public void Is_off_track_from_the_day_devices_come_too_early_until_devices_come_in_order(string rule)
    {
        var scenario = With().Say(Alder, new DevicesDeployed(Day(5), 10));
        foreach (var item in DeviceGate.Items)
            scenario.Log(new DeviceGateItemSatisfied(Day(8), item));
        foreach (var plan in DevicePlans.All)
            scenario.Say(Alder, new PlanAccepted(Day(8), plan));
        scenario.Say(Alder, new DevicesDeployed(Day(12), 10));

        Assert.Empty(Found(scenario, rule, 4));
        Assert.Equal((Tier.OffTrack, Day(5)), Found(scenario, rule, 5).Select(finding => (finding.Tier, finding.Since)).Single());
        Assert.Equal((Tier.OffTrack, Day(5)), Found(scenario, rule, 11).Select(finding => (finding.Tier, finding.Since)).Single());
        Assert.Empty(Found(scenario, rule, 12));
    }

    [Fact]
    public void Finds_nothing_where_nothing_was_deployed() =>
        Assert.Empty(Found(With().Say(Alder, new BreakageReported(Day(5), 10)), "C31b", 20));

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Takes_so_much_breakage_and_no_more(int broken, bool isFound) =>
        Assert.Equal(isFound, Found(With().Say(Alder, new DevicesDeployed(Day(2), 100)).Say(Alder, new BreakageReported(Day(5), broken)), "C31b", 20).Any());

    [Theory]
    [InlineData(41, false)]
    [InlineData(42, true)]
    public void Warns_of_money_that_ends_within_60_school_days(int day, bool isFound) =>
        Assert.Equal(isFound, Found(With().Log(new FundingCommitted(Day(2), "grant", Day(100))), "C34", day).Any());

    /// <summary>The published year ends on day 184; 30 June is in the summer after it, and the other end lies in a year nobody has published.</summary>
    [Theory]
    [InlineData("2027-06-30", true)]
    [InlineData("2028-06-30", false)]
    public void Sees_an_end_in_the_summer_and_not_one_of_a_year_to_come(string until, bool isFound)
    {
        var last = Scenario.Calendar.Length;
        var scenario = With().Log(new VendorEngaged(Day(5), "Brightpath", DateOnly.Parse(until, null)));

        Assert.Empty(Found(scenario, "C20", last - 20 + 1));
        Assert.Equal(isFound, Found(scenario, "C20", last).Any());
    }

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);

    private static PartnersRecord Of(Scenario scenario, int day) => PartnersRecord.Of(scenario.Board(Day(day)));

    private static IEnumerable<Finding> Found(Scenario scenario, string rule, int day)
    {
        var asked = new Coordinates(scenario.Head, Day(day), DateTimeOffset.MaxValue, null, 1);
        var board = Board.Assess(DistrictFacts.At(scenario.History, asked.Cut), asked, Invented.RandomPractices.AllChecks);
        return board.Schools.SelectMany(row => row.Findings).Concat(board.DistrictFindings).Where(finding => finding.Rule == rule);
    }
}
