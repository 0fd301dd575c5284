using Rollout.Domain.Rollouts;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Duration and proportion of every stage, planned and lived.</summary>
public sealed class TheStages
{
    [Fact]
    public void Tell_planned_and_lived_days_and_what_is_complete()
    {
        var stages = With().Reach(Alder, "A1", 10).Reach(Alder, "A2", 25).Reach(Alder, "B1", 30).Explained(Day(40)).Stages;

        Assert.Equal(
            [
                new("plan", 20, Day(1), Day(25), 24, 2, 2, 0, false),
                new("launch", 30, Day(25), null, 15, 1, 2, 0, false),
                new("sustain", 40, null, null, null, 0, 1, 0, false),
            ],
            stages);
        Assert.Equal([1m, 0.5m, 0m], stages.Select(stage => stage.Proportion));
    }

    [Fact]
    public void Have_not_begun_before_the_start() => Assert.All(
        Opened().Publish(Path(Step("A1", "plan", 21))).Enrol(Alder, Day(30)).Explained(Day(20)).Stages, stage => Assert.Null(stage.From));

    [Fact]
    public void Leave_out_a_pause() => Assert.Equal(
        6,
        With().Say(Alder, new RolloutEvent.RolloutPaused(Day(5))).Say(Alder, new RolloutEvent.RolloutResumed(Day(8))).Explained(Day(10)).Stages[0].Days);

    [Fact]
    public void Without_milestones_are_skipped()
    {
        var path = Path(Step("A", "plan", 10), Step("B", "sustain", 30));
        var scenario = Opened().Publish(path with { Stages = ["plan", "launch", "sustain"] }).Enrol(Alder).Reach(Alder, "A", 5);

        Assert.Equal(("sustain", 20), (scenario.Row(Day(9)).Stage, scenario.Explained(Day(9)).Stages[1].PlannedDays));
    }

    private static Scenario With() => Opened()
        .Publish(Path(
            Step("A1", "plan", 15), Step("A2", "plan", 21), Step("B1", "launch", 51), Step("B2", "launch", 41), Step("C1", "sustain", 91)))
        .Enrol(Alder);
}
