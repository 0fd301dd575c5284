using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Raised after three true school days in a row, cleared after five false ones; shown on the overdue share.</summary>
public sealed class TheDwell
{
    [Fact]
    public void Raises_nothing_after_true_true_false()
    {
        var scenario = TrueFrom11(open: 200).Reach(Alder, "M1", 13);

        Assert.All(Enumerable.Range(11, 20), day => Assert.Null(scenario.Since("R2", Day(day))));
    }

    [Fact]
    public void Raises_on_the_third_true_day()
    {
        var scenario = TrueFrom11(open: 200);

        Assert.Null(scenario.Since("R2", Day(12)));
        Assert.Equal(Day(13), scenario.Since("R2", Day(13)));
    }

    [Fact]
    public void Outlasts_four_false_days()
    {
        // False on 14 to 17, true again from 18 on.
        var scenario = TrueFrom11(open: 17).Reach(Alder, "M1", 14);

        Assert.All(Enumerable.Range(13, 10), day => Assert.Equal(Day(13), scenario.Since("R2", Day(day))));
    }

    [Fact]
    public void Clears_on_the_fifth_false_day_and_begins_anew()
    {
        // False on 14 to 18, true again from 19 on.
        var scenario = TrueFrom11(open: 18).Reach(Alder, "M1", 14);

        Assert.Equal(Day(13), scenario.Since("R2", Day(17)));
        Assert.Null(scenario.Since("R2", Day(18)));
        Assert.Null(scenario.Since("R2", Day(20)));
        Assert.Equal(Day(21), scenario.Since("R2", Day(21)));
    }

    [Fact]
    public void Counts_no_days_without_school()
    {
        // True on Thursday and Friday; the weekend and Labor Day add nothing.
        var scenario = TrueFrom11(open: 200, due: 13);

        Assert.Equal(DayOfWeek.Friday, Day(15).DayOfWeek);
        Assert.Null(scenario.Since("R2", Day(15).AddDays(3)));
        Assert.Equal(Day(15).AddDays(4), scenario.Since("R2", Day(16)));
    }

    [Fact]
    public void Goes_on_over_a_pause()
    {
        var scenario = TrueFrom11(open: 200)
            .Say(Alder, new Domain.Rollouts.RolloutEvent.RolloutPaused(Day(13))).Say(Alder, new Domain.Rollouts.RolloutEvent.RolloutResumed(Day(20)));

        Assert.Equal(Day(20), scenario.Since("R2", Day(20)));
    }

    /// <summary>Three milestones due on a day, the first open; a fourth is due later.</summary>
    private static Scenario TrueFrom11(int open, int due = 10) => Opened()
        .Publish(Path(
            Step("M1", "plan", due, 0), Step("M2", "plan", due, 0), Step("M3", "plan", due, 0), Step("M4", "plan", Math.Min(open, 170), 0)))
        .Enrol(Alder).Reach(Alder, "M2", 5).Reach(Alder, "M3", 5);
}
