using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>One status a school, the first that fits; the worst rule wins (law 3).</summary>
public sealed class TheStatus
{
    [Fact]
    public void Is_withdrawn_before_completed() =>
        Assert.Equal(Status.Withdrawn, Completed().Say(Alder, new RolloutEvent.RolloutWithdrawn(Day(20))).Row(Day(20)).Status);

    [Fact]
    public void Is_withdrawn_from_its_day_on() =>
        Assert.Equal(Status.OnTrack, With().Say(Alder, new RolloutEvent.RolloutWithdrawn(Day(20))).Row(Day(19)).Status);

    [Fact]
    public void Is_completed_before_not_started_or_paused()
    {
        Assert.Equal(Status.Completed, Completed(start: 40).Row(Day(20)).Status);
        Assert.Equal(Status.Completed, Completed().Say(Alder, new RolloutEvent.RolloutPaused(Day(15))).Row(Day(20)).Status);
    }

    [Fact]
    public void Is_not_started_before_paused_and_without_findings()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 10, gate: true))).Enrol(Alder, Day(40), cadence: 1)
            .Say(Alder, new RolloutEvent.RolloutPaused(Day(30))).Say(Alder, new RolloutEvent.RolloutResumed(Day(40)));
        var row = scenario.Row(Day(39));

        Assert.Equal((Status.NotStarted, 1m, null, false), (row.Status, row.Planned, row.Silence, row.IsSilent));
        Assert.Empty(row.Findings);
        Assert.Equal(Status.OffTrack, scenario.Row(Day(40)).Status);
    }

    [Fact]
    public void Is_paused_from_the_pause_day_up_to_the_day_before_the_school_goes_on()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 10, gate: true), Step("Z", "plan", 170))).Enrol(Alder)
            .Say(Alder, new RolloutEvent.RolloutPaused(Day(30))).Say(Alder, new RolloutEvent.RolloutResumed(Day(40)));

        Assert.Equal((Status.OffTrack, Status.Paused), (scenario.Row(Day(29)).Status, scenario.Row(Day(30)).Status));
        Assert.Equal((Status.Paused, Status.OffTrack), (scenario.Row(Day(39)).Status, scenario.Row(Day(40)).Status));
        Assert.Empty(scenario.Row(Day(30)).Findings);
    }

    [Fact]
    public void Is_completed_on_the_day_the_last_milestone_is_reached()
    {
        Assert.Equal((Status.OnTrack, "plan"), (Completed().Row(Day(11)).Status, Completed().Row(Day(11)).Stage));
        Assert.Equal((Status.Completed, null), (Completed().Row(Day(12)).Status, Completed().Row(Day(12)).Stage));
    }

    [Fact]
    public void Takes_the_earliest_of_several_days_for_a_milestone() =>
        Assert.Equal(Status.Completed, Completed().Reach(Alder, "M1", 60).Row(Day(12)).Status);

    [Fact]
    public void Is_cancelled_withdrawn_by_a_later_enrolment_that_starts_anew()
    {
        var scenario = With().Say(Alder, new RolloutEvent.RolloutWithdrawn(Day(20))).Enrol(Alder, Day(60), cadence: 10);

        Assert.Equal(Status.Withdrawn, scenario.Row(Day(59)).Status);
        Assert.Equal((Status.OnTrack, 15), (scenario.Row(Day(75)).Status, scenario.Row(Day(75)).Silence));
        Assert.Equal(Day(76), scenario.Since("R4", Day(76)));
    }

    [Fact]
    public void Starts_with_the_earliest_enrolment_when_none_is_effective_yet()
    {
        var path = Path(Step("M1", "plan", 170));
        var scenario = Opened().Publish(path).Publish(path).Enrol(Alder, Day(60), path: 2).Enrol(Alder, Day(30));

        Assert.Equal((1, 1, 2), (scenario.Row(Day(29)).Path, scenario.Row(Day(59)).Path, scenario.Row(Day(60)).Path));
        Assert.Equal((Status.NotStarted, Status.OnTrack), (scenario.Row(Day(29)).Status, scenario.Row(Day(30)).Status));
        Assert.Equal(0, scenario.Row(Day(60)).Silence);
    }

    [Fact]
    public void Needs_an_enrolment_that_stands()
    {
        var scenario = With();

        Assert.Empty(scenario.Withdraw(Alder, scenario.Last, Noon(Day(30))).Board(Day(40)).Schools);
        Assert.Single(scenario.Board(Day(40), known: Noon(Day(30)).AddTicks(-1)).Schools);
        Assert.Empty(scenario.Board(Day(40), known: Noon(Day(30))).Schools);
    }

    [Fact]
    public void Is_not_changed_by_the_schools_closing()
    {
        var row = With().Say(Alder, new Domain.Schools.SchoolEvent.SchoolClosed()).Row(Day(20));

        Assert.Equal((Status.OnTrack, true), (row.Status, row.IsClosed));
    }

    private static Scenario Completed(int start = 1) => Opened().Publish(Path(Step("M1", "plan", 50))).Enrol(Alder, Day(start)).Reach(Alder, "M1", 12);

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);
}
