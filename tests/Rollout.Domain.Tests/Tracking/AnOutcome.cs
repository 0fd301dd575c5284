using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R8: the last two readings against the expected line.</summary>
public sealed class AnOutcome
{
    [Theory]
    [InlineData(Direction.Up, 52.00, false)]
    [InlineData(Direction.Up, 51.99, true)]
    [InlineData(Direction.Down, 58.00, false)]
    [InlineData(Direction.Down, 58.01, true)]
    public void Is_in_band_up_to_exactly_its_tolerance(Direction direction, double value, bool found)
    {
        // Halfway between 50 and 60 (or 60 and 50) the line is at 55; a tolerance of 3.
        var scenario = Read(With(direction), 50, (decimal)value, (decimal)value);

        Assert.Equal(found ? Day(52) : null, scenario.Since("R8", Day(52)));
    }

    [Theory]
    [InlineData(40, 52, false)]
    [InlineData(52, 40, false)]
    [InlineData(40, 40, true)]
    [InlineData(70, 70, false)]
    public void Counts_when_the_last_two_readings_are_both_on_the_bad_side(int first, int second, bool found) =>
        Assert.Equal(found ? Day(52) : null, Read(With(Direction.Up), 50, first, second).Since("R8", Day(52)));

    [Fact]
    public void Leaves_out_subgroups() => Assert.Null(With(Direction.Up)
        .Say(Alder, new IndicatorReadingRecorded(Day(50), "growth", 40, 30)).Say(Alder, new IndicatorReadingRecorded(Day(50), "growth", 40, 30, "el"))
        .Since("R8", Day(60)));

    [Fact]
    public void Is_measured_from_a_replaced_baseline_and_target()
    {
        // From 40 to 60 the line is at 50 halfway; from 40 to 80 at 60.
        var scenario = Read(With(Direction.Up), 50, 50, 50).Log(new InitiativeEvent.BaselineRecorded(Day(3), "growth", 40));

        Assert.Null(scenario.Since("R8", Day(52)));
        Assert.Equal(Day(52), scenario.Log(new InitiativeEvent.TargetSet(Day(4), "growth", 80)).Since("R8", Day(52)));
    }

    [Theory]
    [InlineData(47.00, false)]
    [InlineData(46.99, true)]
    public void Is_expected_at_its_baseline_before_the_first_day(double value, bool found) => Assert.Equal(
        found ? Day(22) : null, Read(With(Direction.Up, from: 60), 20, (decimal)value, (decimal)value).Since("R8", Day(22)));

    [Theory]
    [InlineData(57.00, false)]
    [InlineData(56.99, true)]
    public void Is_expected_at_its_target_after_the_last_day(double value, bool found) => Assert.Equal(
        found ? Day(132) : null, Read(With(Direction.Up), 130, (decimal)value, (decimal)value).Since("R8", Day(132)));

    [Fact]
    public void Is_worked_out_as_in_the_domain()
    {
        // 58 to 70 over a year of 179 days: day 101 expects 64.8; 60 is below band, but one reading is no flag.
        var scenario = Opened(WorkedYear).Publish(Path(Step("M1", "plan", 170))).Enrol(Alder)
            .Log(new InitiativeEvent.IndicatorDefined(Day(1), "growth", 58, 70, 3, new(2026, 8, 17), new(2027, 5, 28), Direction.Up))
            .Say(Alder, new IndicatorReadingRecorded(new(2027, 1, 29), "growth", 60, 30));
        var day = new DateOnly(2027, 2, 2);

        Assert.Equal(101, scenario.Board(day).Calendar.DayNumber(new(2027, 1, 29)));
        Assert.Equal(179, scenario.Board(day).Calendar.Length);
        var expected = scenario.Explained(day).Rules.Single(rule => rule.Rule == "R8").Inputs.Single(input => input.Name.Contains("expected"));
        Assert.Equal(64.8m, Math.Round((decimal)expected.Value!, 1));
        Assert.Null(scenario.Since("R8", day));

        scenario.Say(Alder, new IndicatorReadingRecorded(new(2027, 1, 29), "growth", 61.7m, 30));
        Assert.Equal(day, scenario.Since("R8", day));
    }

    private static Scenario Read(Scenario scenario, int day, decimal first, decimal second) => scenario
        .Say(Alder, new IndicatorReadingRecorded(Day(day), "growth", first, 30)).Say(Alder, new IndicatorReadingRecorded(Day(day), "growth", second, 30));

    private static Scenario With(Direction direction, int from = 1) => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder)
        .Log(direction == Direction.Up
            ? new InitiativeEvent.IndicatorDefined(Day(1), "growth", 50, 60, 3, Day(from), Day(100), direction)
            : new InitiativeEvent.IndicatorDefined(Day(1), "growth", 60, 50, 3, Day(from), Day(100), direction));
}
