using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R6: every group reached within one and a half cadences, and heard in every term.</summary>
public sealed class TheCommunicationPlan
{
    [Fact]
    public void Counts_from_its_day_until_a_group_is_reached()
    {
        // Fifteen days may pass: day 17 is the fifteenth since day 2, day 18 to 20 are beyond.
        var scenario = With(planned: 2);

        Assert.Null(scenario.Since("R6", Day(19)));
        Assert.Equal(Day(20), scenario.Since("R6", Day(20)));
    }

    [Fact]
    public void Counts_from_the_last_touchpoint_of_the_group()
    {
        var scenario = Touched(With(2), 12, "families");

        Assert.Null(scenario.Since("R6", Day(29)));
        Assert.Equal(Day(30), scenario.Since("R6", Day(30)));
    }

    [Fact]
    public void Is_not_kept_by_reaching_another_group() => Assert.Equal(Day(20), Touched(With(2), 12, "teachers").Since("R6", Day(25)));

    [Fact]
    public void Never_counts_from_before_the_start()
    {
        var scenario = Touched(With(2, start: 30), 12, "families");

        Assert.Equal(Day(48), scenario.Since("R6", Day(48)));
    }

    [Fact]
    public void Leaves_out_a_pause()
    {
        var scenario = With(2).Say(Alder, new RolloutPaused(Day(5))).Say(Alder, new RolloutResumed(Day(9)));

        Assert.Null(scenario.Since("R6", Day(23)));
        Assert.Equal(Day(24), scenario.Since("R6", Day(24)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Lets_people_answer_before_a_term_ends(bool twoWay, bool found)
    {
        // The last ten days of the term begin nine days before its last.
        var end = Scenario.Calendar.DayNumber(new(2026, 12, 18));
        var scenario = Touched(With(2, cadence: 400), 60, "families", twoWay);

        Assert.Null(scenario.Since("R6", Day(end - 8)));
        Assert.Equal(found ? Day(end - 7) : null, scenario.Since("R6", Day(end - 7)));
    }

    [Fact]
    public void Is_content_with_an_answer_in_the_last_days_of_a_term()
    {
        // True on the first two of the last ten days.
        var end = Scenario.Calendar.DayNumber(new(2026, 12, 18));
        var scenario = Touched(With(2, cadence: 400), end - 7, "families", twoWay: true);

        Assert.Null(scenario.Since("R6", Day(end - 7)));
        Assert.Null(scenario.Since("R6", Day(end)));
    }

    [Fact]
    public void Asks_again_in_the_next_term()
    {
        var end = Scenario.Calendar.DayNumber(new(2027, 5, 28));
        var scenario = Touched(With(2, cadence: 400), 60, "families", twoWay: true);

        Assert.Equal(Day(end - 7), scenario.Since("R6", Day(end)));
    }

    [Fact]
    public void That_is_not_in_force_asks_nothing() => Assert.Null(With(planned: 60).Since("R6", Day(59)));

    private static Scenario With(int planned, int cadence = 10, int start = 1) => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder, Day(start))
        .Log(new InitiativeEvent.CommunicationPlanApproved(Day(planned), [new("families", cadence)]));

    private static Scenario Touched(Scenario scenario, int day, string group, bool twoWay = false) =>
        scenario.Say(Alder, new TouchpointDelivered(Day(day), group, "mail", "district", twoWay));
}
