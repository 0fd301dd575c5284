using Rollout.Domain.Paths;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>How far along the plan a school is, in days of the plan. Eight milestones of one weight, due on days 10, 20 … 80.</summary>
public sealed class TheEarnedSchedule
{
    [Fact]
    public void Is_the_day_on_which_the_plan_expected_what_is_earned()
    {
        var schedule = With(Steps()).Reach(Alder, "M1", 5).Reach(Alder, "M2", 5).Reach(Alder, "M3", 5).Explained(Day(45)).Schedule!;

        Assert.Equal((30m, 45, -15m, 30m / 45), (schedule.Earned, schedule.Actual, schedule.Variance, schedule.Index));
    }

    [Fact]
    public void Lies_between_two_due_days_by_the_share_of_weight_earned()
    {
        Milestone[] steps = [.. Steps()[..7], Step("M8", "plan", 80, weight: 4)];

        Assert.Equal(24, With(steps).Reach(Alder, "M1", 5).Reach(Alder, "M2", 5).Reach(Alder, "M8", 5).Explained(Day(45)).Schedule!.Earned);
    }

    [Fact]
    public void Begins_on_the_day_before_the_paths_start() => Assert.Equal(0, With(Steps()).Explained(Day(45)).Schedule!.Earned);

    [Fact]
    public void Is_today_when_nothing_is_late()
    {
        var scenario = With(Steps()).Reach(Alder, "M1", 5).Reach(Alder, "M2", 5);

        Assert.Equal((30, 30), (scenario.Explained(Day(30)).Schedule!.Earned, scenario.Explained(Day(30)).Schedule!.Actual));
        Assert.Equal(20, scenario.Explained(Day(31)).Schedule!.Earned);
    }

    [Fact]
    public void Is_never_ahead_of_today_while_something_is_late()
    {
        var scenario = With(Steps());
        foreach (var milestone in new[] { "M2", "M3", "M4", "M5", "M6", "M7", "M8" })
            scenario.Reach(Alder, milestone, 5);

        Assert.Equal(45, scenario.Explained(Day(45)).Schedule!.Earned);
    }

    [Theory]
    [InlineData(8, 10, 20, true)]
    [InlineData(7, 10, 20, false)]
    [InlineData(8, 10, 19, false)]
    [InlineData(8, 25, 20, false)]
    [InlineData(8, 24, 20, true)]
    public void Is_hidden_where_it_would_mislead(int milestones, int lastGap, int day, bool shown)
    {
        // The last milestone is due lastGap + 1 days after the one before.
        var steps = Steps()[..milestones];
        steps[^1] = Step("L", "plan", (milestones - 1) * 10 + lastGap + 1);

        Assert.Equal(shown, With(steps).Explained(Day(day)).Schedule is not null);
    }

    [Fact]
    public void Is_hidden_when_a_milestone_is_never_due() =>
        Assert.Null(With([.. Steps(), Step("N", "plan", 1) with { Due = null, DueDay = 400 }]).Explained(Day(45)).Schedule);

    private static Scenario With(params Milestone[] steps) => Opened().Publish(Path(steps)).Enrol(Alder);

    private static Milestone[] Steps() => [.. Enumerable.Range(1, 8).Select(number => Step($"M{number}", "plan", number * 10))];
}
