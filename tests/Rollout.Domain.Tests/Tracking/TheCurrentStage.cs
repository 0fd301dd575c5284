using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R3: how long the current stage has lasted, against its plan and earlier schools.</summary>
public sealed class TheCurrentStage
{
    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    public void Lasts_too_long_beyond_five_quarters_of_its_plan(int day, bool found)
    {
        // 20 days planned: day 26 is the 25th since the start, exactly the bound; 27 to 29 are beyond it.
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 100), Step("B", "launch", 60, 100))).Enrol(Alder);

        Assert.Equal(found ? Day(29) : null, scenario.Since("R3", Day(day)));
    }

    [Fact]
    public void Begins_when_all_earlier_stages_are_complete()
    {
        // Planned days 21 to 41; begun on day 30, so the 25th day is day 55.
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 100), Step("B", "launch", 41, 100))).Enrol(Alder).Reach(Alder, "A", 30);

        Assert.Null(scenario.Since("R3", Day(57)));
        Assert.Equal(Day(58), scenario.Since("R3", Day(58)));
    }

    [Fact]
    public void Never_begins_before_the_schools_start()
    {
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 100), Step("B", "launch", 41, 100))).Enrol(Alder, Day(40)).Reach(Alder, "A", 10);

        Assert.Equal(Day(68), scenario.Since("R3", Day(68)));
    }

    [Theory]
    [InlineData(3, 88)]
    [InlineData(4, 103)]
    public void May_last_as_long_as_most_earlier_schools_needed_once_there_are_four(int earlier, int raised)
    {
        // The earlier schools took 40 days for the 20 planned: days 101 to 103 are beyond 40, days 86 to 88 beyond 25.
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 100), Step("B", "launch", 160, 100))).Enrol(Alder, Day(60));
        for (var i = 1; i <= earlier; i++)
            scenario.Enrol(School(i)).Reach(School(i), "A", 41);

        Assert.Null(scenario.Since("R3", Day(raised - 1)));
        Assert.Equal(Day(raised), scenario.Since("R3", Day(raised)));
    }

    [Fact]
    public void Is_bounded_by_the_fourth_of_four_ratios_in_exact_numbers()
    {
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 100), Step("B", "launch", 160, 100))).Enrol(Alder, Day(60));
        foreach (var (school, days) in new[] { (1, 10), (2, 31), (3, 20), (4, 5) })
            scenario.Enrol(School(school)).Reach(School(school), "A", 1 + days);

        Assert.Null(scenario.Since("R3", Day(93)));
        Assert.Equal(Day(94), scenario.Since("R3", Day(94)));
    }

    [Fact]
    public void Counts_an_earlier_school_only_once_its_earlier_stages_are_complete()
    {
        // Three schools needed 40 days for the second stage; the fourth completed it first and its first stage only on day 100.
        var scenario = Opened().Publish(Path(Step("A", "plan", 2, 160), Step("B", "launch", 22, 160), Step("C", "sustain", 170)))
            .Enrol(Alder, Day(60)).Reach(Alder, "A", 60);
        for (var i = 1; i <= 3; i++)
            scenario.Enrol(School(i)).Reach(School(i), "A", 2).Reach(School(i), "B", 42);
        scenario.Enrol(School(4)).Reach(School(4), "B", 42);
        var before = scenario.Since("R3", Day(95));
        scenario.Reach(School(4), "A", 100);

        Assert.Equal(Day(88), before);
        Assert.Equal(before, scenario.Since("R3", Day(95)));
    }

    [Fact]
    public void Is_not_judged_without_planned_days() => Assert.Null(
        Opened().Publish(Path(Step("A", "plan", 1, 170), Step("B", "launch", 60, 100))).Enrol(Alder).Since("R3", Day(150)));

    [Fact]
    public void Does_not_last_over_a_holiday()
    {
        // The 26th day after the start is Monday after the break in November.
        var scenario = Opened().Publish(Path(Step("A", "plan", 21, 170), Step("B", "launch", 160))).Enrol(Alder, Day(44));

        Assert.Equal("", scenario.Found(new(2026, 11, 29)));
        Assert.Equal(Day(72), scenario.Since("R3", Day(72)));
        Assert.Equal(new(2026, 11, 30), Day(70));
    }

    internal static SchoolId School(int number) => new($"99000020000{number}");
}
