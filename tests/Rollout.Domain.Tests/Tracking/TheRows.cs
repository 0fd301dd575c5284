using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Rows, worst first: status, gate, lateness, weight, id.</summary>
public sealed class TheRows
{
    [Fact]
    public void Stand_in_the_order_of_their_statuses()
    {
        // Path 1 is late, path 2 is one that nobody is late on, path 3 is watched.
        var scenario = Opened().Publish(Path(Step("M1", "plan", 10, 0))).Publish(Path(Step("M1", "plan", 150))).Publish(Path(Step("M1", "plan", 27)));
        scenario.Enrol(School(8)).Enrol(School(7), path: 3).Enrol(School(6), path: 2, cadence: 1).Enrol(School(5), path: 2);
        scenario.Enrol(School(4)).Say(School(4), new RolloutEvent.RolloutPaused(Day(20))).Enrol(School(3), Day(60));
        scenario.Enrol(School(2)).Reach(School(2), "M1", 9).Enrol(School(1)).Say(School(1), new RolloutEvent.RolloutWithdrawn(Day(20)));

        Assert.Equal(
            [
                (School(8), Status.OffTrack), (School(7), Status.Watch), (School(6), Status.NoNews), (School(5), Status.OnTrack),
                (School(4), Status.Paused), (School(3), Status.NotStarted), (School(2), Status.Completed), (School(1), Status.Withdrawn),
            ],
            scenario.Board(Day(33)).Schools.Select(row => (row.School, row.Status)));
    }

    [Fact]
    public void Of_one_status_begin_with_a_gate_then_the_latest() => Assert.Equal(
        [3, 2, 1],
        Order(
            (3, Step("A", "plan", 20, 0, gate: true)), (2, Step("B", "plan", 10, 0, weight: 1)), (1, Step("C", "plan", 15, 0, weight: 90))));

    [Fact]
    public void Of_one_lateness_begin_with_the_weightiest_then_the_first_id() => Assert.Equal(
        [4, 1, 3, 2],
        Order(
            (1, Step("A", "plan", 10, 0, weight: 20)), (2, Step("B", "plan", 10, 0, weight: 10)), (3, Step("C", "plan", 10, 0, weight: 20)),
            (4, Step("D", "plan", 10, 0, weight: 20.5m))));

    [Fact]
    public void Weigh_the_milestones_of_all_rules_together()
    {
        // School 1 is late with 6 and has reached 8 too early; school 2 is as late with 13.
        var path1 = Path(Step("M1", "plan", 10, 0, weight: 13), Step("Z", "plan", 170));
        var path2 = Path(Step("M1", "plan", 10, 0, weight: 6), Step("X", "plan", 150, weight: 8, needs: "M1"), Step("Z", "plan", 170));
        var scenario = Opened().Publish(path1).Publish(path2).Enrol(School(2)).Enrol(School(1), path: 2).Reach(School(1), "X", 5);

        Assert.Equal([School(1), School(2)], scenario.Board(Day(12)).Schools.Select(row => row.School));
    }

    [Fact]
    public void List_findings_by_tier_then_rule_then_path_order() => Assert.Equal(
        "R1 OffTrack M3, R1 OffTrack M4, R2 OffTrack, R1 Watch M1, R4 NoNews",
        Opened().Publish(Path(
                Step("M1", "plan", 10, 20), Step("M2", "plan", 10, 0), Step("M3", "plan", 10, 0), Step("M4", "plan", 10, 0), Step("Z", "plan", 170)))
            .Enrol(Alder, cadence: 10).Reach(Alder, "M2", 9).Found(Day(32)));

    [Fact]
    public void Are_marked_when_a_live_fact_was_recorded_in_an_earlier_system()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 10))).Enrol(Alder)
            .Say(Alder, new RolloutEvent.MilestoneReached(Day(5), new("M1")), Noon(Day(50)), asserted: Noon(Day(6)));

        Assert.True(scenario.Row(Day(20)).IsAsserted);
        Assert.Equal(1, scenario.Board(Day(20), known: Noon(Day(6))).Schools.Single().Earned);
        Assert.Equal((false, 0m), scenario.Board(Day(20), known: Noon(Day(6)).AddTicks(-1)).Schools.Select(row => (row.IsAsserted, row.Earned)).Single());
    }

    /// <summary>The numbers of the schools in the order of their rows on day 30, each on its own version of one milestone.</summary>
    private static IEnumerable<int> Order(params (int School, Milestone Step)[] schools)
    {
        var scenario = Opened();
        foreach (var (_, step) in schools)
            scenario.Publish(Path(step, Step("Z", "plan", 170)));
        for (var i = 0; i < schools.Length; i++)
            scenario.Enrol(School(schools[i].School), path: i + 1);
        return scenario.Board(Day(30)).Schools.Select(row => row.School.Value[^1] - '0');
    }

    private static SchoolId School(int number) => TheCurrentStage.School(number);
}
