using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A pause stops the school's own clock: later due days move by its length, earlier lateness freezes.</summary>
public sealed class APause
{
    [Fact]
    public void Moves_later_due_days_by_its_length()
    {
        var scenario = Paused(With(Step("M1", "plan", 30, 0)), 10, 15);

        Assert.Equal("", scenario.Found(Day(35)));
        Assert.Equal("R1 OffTrack M1", scenario.Found(Day(36)));
        Assert.Equal((0m, 0.5m), (scenario.Row(Day(34)).Planned, scenario.Row(Day(35)).Planned));
    }

    [Fact]
    public void Freezes_earlier_lateness()
    {
        var scenario = Paused(With(Step("M1", "plan", 10, 5)), 18, 28);

        Assert.Equal(10, scenario.Row(Day(30)).Findings.Single().Lateness);
        Assert.Equal("R1 Watch M1", scenario.Found(Day(30)));
        Assert.Equal("R1 OffTrack M1", scenario.Found(Day(31)));
    }

    [Fact]
    public void Counts_on_the_milestones_own_clock()
    {
        // From a Friday to the next Monday: three days of the calendar, one of the week.
        var friday = Day(15);
        var scenario = With(Step("M1", "plan", 15, 0, clock: ClockKind.Calendar))
            .Say(Alder, new RolloutEvent.RolloutPaused(friday)).Say(Alder, new RolloutEvent.RolloutResumed(friday.AddDays(3)));

        Assert.Equal("", scenario.Found(friday.AddDays(3)));
        Assert.Equal("R1 OffTrack M1", scenario.Found(friday.AddDays(4)));
    }

    [Fact]
    public void Before_the_path_was_assigned_moves_nothing()
    {
        var scenario = Paused(With(Step("M1", "plan", 30, 0)), 10, 15).Say(Alder, new RolloutEvent.PathAssigned(Day(15), 1, "Agreed."));

        Assert.Equal("R1 OffTrack M1", scenario.Found(Day(31)));
    }

    [Fact]
    public void That_straddles_the_assignment_moves_by_its_rest()
    {
        var scenario = Paused(With(Step("M1", "plan", 30, 0)), 10, 15).Say(Alder, new RolloutEvent.PathAssigned(Day(12), 1, "Agreed."));

        Assert.Equal("", scenario.Found(Day(33)));
        Assert.Equal("R1 OffTrack M1", scenario.Found(Day(34)));
    }

    [Fact]
    public void Keeps_the_windows_of_the_overdue_share_open()
    {
        var steps = new[] { Step("M1", "plan", 10), Step("M2", "plan", 10), Step("M3", "plan", 10) };

        Assert.NotNull(With(steps).Row(Day(16)).OverdueShare);
        Assert.Null(Paused(With(steps), 8, 10).Row(Day(17)).OverdueShare);
        Assert.NotNull(Paused(With(steps), 8, 10).Row(Day(18)).OverdueShare);
    }

    [Fact]
    public void That_nobody_ended_goes_on() =>
        Assert.Equal(Domain.Tracking.Status.Paused, With(Step("M1", "plan", 30)).Say(Alder, new RolloutEvent.RolloutPaused(Day(10))).Row(Day(160)).Status);

    [Fact]
    public void Said_twice_begins_with_the_first() =>
        Assert.Equal("", Paused(With(Step("M1", "plan", 30, 0)).Say(Alder, new RolloutEvent.RolloutPaused(Day(8))), 10, 15).Found(Day(37)));

    [Fact]
    public void Ended_on_its_own_day_was_none() => Assert.Equal("R1 OffTrack M1", Paused(With(Step("M1", "plan", 30, 0)), 10, 10).Found(Day(31)));

    private static Scenario Paused(Scenario scenario, int from, int until) =>
        scenario.Say(Alder, new RolloutEvent.RolloutPaused(Day(from))).Say(Alder, new RolloutEvent.RolloutResumed(Day(until)));

    private static Scenario With(params Milestone[] steps) => Opened().Publish(Path([.. steps, Step("Z", "plan", 170)])).Enrol(Alder);
}
