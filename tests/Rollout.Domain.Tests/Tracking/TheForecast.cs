using Rollout.Domain.Calendar;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>The worked forecast of the domain: 39 days planned from day 53; earlier schools took .9 1 1 1.1 1.2 1.25 1.4 1.6 and 2 times their plan.</summary>
public sealed class TheForecast
{
    private static readonly SchoolCalendar Worked = SchoolCalendar.Of([WorkedYear], []);

    /// <summary>Days the earlier schools took for the 20 they planned.</summary>
    private static readonly int[] Took = [18, 20, 20, 22, 24, 25, 28, 32, 40];

    [Fact]
    public void Bounds_the_next_school_by_the_kth_smallest_ratio()
    {
        var forecast = With(Took).Forecast(On(53), "B");

        Assert.Equal(("A", 39, 9, 0), (forecast.From!.Value.Value, forecast.Planned, forecast.History, forecast.Elapsed));
        Assert.Equal(
            [new(0.5m, 100, new(2027, 1, 28), null), new(0.8m, 116, new(2027, 2, 22), null), new(0.9m, 131, new(2027, 3, 22), null)], forecast.Bounds);
    }

    [Fact]
    public void Keeps_only_what_lasted_longer_than_the_days_already_lived()
    {
        var forecast = With(Took).Forecast(new(2027, 1, 29), "B");

        Assert.Equal(48, forecast.Elapsed);
        Assert.Equal([new(2027, 2, 22), new(2027, 3, 22), null], forecast.Bounds.Select(bound => bound.Date));
        // On day 92 the 39 days are lived: the two ratios of exactly 1 say nothing more, six are left.
        Assert.Equal(108, With(Took).Forecast(On(92), "B").Bounds[0].Day);
        Assert.Equal((null, "not enough history (4 of 9 still apply)"), (forecast.Bounds[2].Day, forecast.Bounds[2].Note));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, 92)]
    public void Is_refused_with_fewer_than_four_earlier_schools(int schools, int? half)
    {
        var forecast = With([.. Enumerable.Repeat(20, schools)]).Forecast(On(53), "B");

        Assert.Equal((schools, half), (forecast.History, forecast.Bounds[0].Day));
        if (half is null)
            Assert.All(forecast.Bounds, bound => Assert.Equal("not enough history (3 of 4)", bound.Note));
    }

    [Fact]
    public void Needs_nine_schools_for_nine_in_ten() =>
        Assert.Equal([102, 131, null], With(Took[1..]).Forecast(On(53), "B").Bounds.Select(bound => bound.Day));

    [Fact]
    public void Has_a_day_but_no_date_beyond_the_published_calendar()
    {
        var bound = With(Took, reached: 140).Forecast(On(140), "B").Bounds[0];

        Assert.Equal((187, null, "beyond the published calendar"), (bound.Day, bound.Date, bound.Note));
    }

    [Fact]
    public void Moves_by_the_pauses_inside_the_span()
    {
        var scenario = With(Took).Say(Alder, new RolloutEvent.RolloutPaused(On(60))).Say(Alder, new RolloutEvent.RolloutResumed(On(65)));

        Assert.Equal((105, 12), (scenario.Forecast(On(70), "B").Bounds[0].Day, scenario.Forecast(On(70), "B").Elapsed));
        Assert.Equal(100, With(Took).Say(Alder, new RolloutEvent.RolloutPaused(On(40))).Say(Alder, new RolloutEvent.RolloutResumed(On(45)))
            .Forecast(On(70), "B").Bounds[0].Day);
    }

    [Fact]
    public void Is_not_moved_by_a_pause_that_ends_before_the_start()
    {
        var scenario = Opened(WorkedYear).Publish(TwoSteps(53, 92)).Enrol(Alder, On(11))
            .Say(Alder, new RolloutEvent.RolloutPaused(On(5))).Say(Alder, new RolloutEvent.RolloutResumed(On(9)));
        for (var i = 1; i <= 4; i++)
            scenario.Enrol(TheCurrentStage.School(i), On(1).AddDays(-40)).Say(TheCurrentStage.School(i), new RolloutEvent.MilestoneReached(On(3), new("A")));

        // Three of 52 days each, counted from day 11, whether asked before the pause or after it.
        Assert.Equal((14, 14), (scenario.Forecast(On(4), "A").Bounds[0].Day, scenario.Forecast(On(11), "A").Bounds[0].Day));
    }

    [Fact]
    public void Counts_from_the_start_while_nothing_is_complete()
    {
        // Path 1 plans 52 days up to A from the path's start; Alder starts on day 11.
        var scenario = Opened(WorkedYear).Publish(TwoSteps(53, 92)).Enrol(Alder, On(11));
        for (var i = 1; i <= 4; i++)
            scenario.Enrol(TheCurrentStage.School(i), On(1)).Say(TheCurrentStage.School(i), new RolloutEvent.MilestoneReached(On(27), new("A")));
        var forecast = scenario.Forecast(On(30), "A");

        Assert.Equal((null, 52, 19, 37), (forecast.From, forecast.Planned, forecast.Elapsed, forecast.Bounds[0].Day));
    }

    [Theory]
    [InlineData(40, 30, "B")]
    [InlineData(30, 40, "A")]
    [InlineData(40, 40, "A")]
    public void Counts_from_the_later_due_of_two_milestones_reached_on_one_day_else_the_later_in_the_path(int b, int a, string from)
    {
        var scenario = Opened(WorkedYear).Publish(Path(Due("B", b), Due("A", a), Due("C", 60))).Enrol(Alder)
            .Say(Alder, new RolloutEvent.MilestoneReached(On(20), new("A"))).Say(Alder, new RolloutEvent.MilestoneReached(On(20), new("B")));

        Assert.Equal((from, 20), (scenario.Forecast(On(25), "C").From!.Value.Value, scenario.Forecast(On(25), "C").Planned));
    }

    [Fact]
    public void Plans_no_days_when_the_due_day_is_not_after_the_beginning()
    {
        var scenario = Opened(WorkedYear).Publish(TwoSteps(53, 53)).Enrol(Alder).Say(Alder, new RolloutEvent.MilestoneReached(On(20), new("A")));

        Assert.Null(scenario.Forecast(On(25), "B").Planned);
        Assert.Equal("no planned days to go by", scenario.Forecast(On(25), "B").Bounds[0].Note);
    }

    [Fact]
    public void Says_how_often_its_bounds_held_so_far()
    {
        // Four schools took 20 of 20 days; of the two that began after them one took 20 and one 30.
        var scenario = With([20, 20, 20, 20]);
        foreach (var (school, took) in new[] { (5, 20), (6, 30) })
            Live(scenario, school, begun: 40, took);

        Assert.Equal(new(0.5m, 1, 2), scenario.Forecast(On(90), "B").HitRates[0]);
        Assert.Equal(new(0.9m, 0, 0), scenario.Forecast(On(90), "B").HitRates[2]);
    }

    /// <summary>Alder on version 1, and earlier schools on version 2 that reached A on day 10 and B so many days later.</summary>
    private static Scenario With(int[] took, int reached = 53)
    {
        var scenario = Opened(WorkedYear).Publish(TwoSteps(53, 92)).Publish(TwoSteps(10, 30)).Enrol(Alder)
            .Say(Alder, new RolloutEvent.MilestoneReached(On(reached), new("A")));
        for (var i = 0; i < took.Length; i++)
            Live(scenario, i + 1, begun: 10, took[i]);
        return scenario;
    }

    private static void Live(Scenario scenario, int school, int begun, int took) => scenario.Enrol(TheCurrentStage.School(school), path: 2)
        .Say(TheCurrentStage.School(school), new RolloutEvent.MilestoneReached(On(begun), new("A")))
        .Say(TheCurrentStage.School(school), new RolloutEvent.MilestoneReached(On(begun + took), new("B")));

    private static ExpectedPath TwoSteps(int first, int second) => Path(Due("A", first), Due("B", second));

    private static Milestone Due(string id, int day) => Step(id, "plan", 1, 10) with { Due = On(day) };

    private static DateOnly On(int day) => Worked.DateOf(day)!.Value;
}
