using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A milestone due so many school days after the wave's launch.</summary>
public sealed class ADueDay
{
    [Theory]
    [InlineData(1, 20)]
    [InlineData(5, 24)]
    public void Counts_the_launch_as_the_first(int dueDay, int due) => Assert.Equal(Day(due), Due(Launched(dueDay, Day(20))));

    [Fact]
    public void Counts_from_the_next_school_day_when_the_launch_is_none()
    {
        Assert.Equal(new(2026, 11, 30), Due(Launched(1, new(2026, 11, 25))));
        Assert.Equal(new(2026, 12, 1), Due(Launched(2, new(2026, 11, 28))));
    }

    [Fact]
    public void Counts_from_the_schools_start_without_a_launch() => Assert.Equal(Day(12), Due(Opened().Publish(Dated(3)).Enrol(Alder, Day(10))));

    [Fact]
    public void Ignores_the_launch_of_another_wave() => Assert.Equal(
        Day(12), Due(Opened().Publish(Dated(3)).Enrol(Alder, Day(10)).Log(new InitiativeEvent.WaveScheduled(Day(1), "2", Day(50)))));

    [Fact]
    public void Follows_the_launch_scheduled_last()
    {
        var scenario = Launched(1, Day(20)).Log(new InitiativeEvent.WaveScheduled(Day(15), "1", Day(40)));

        Assert.Equal(Day(20), Due(scenario, 14));
        Assert.Equal(Day(40), Due(scenario, 15));
    }

    [Fact]
    public void Never_comes_beyond_the_published_calendar()
    {
        var scenario = Launched(200, Day(20));

        Assert.Null(Due(scenario));
        Assert.Equal((Status.OnTrack, 0m), (scenario.Row(new(2027, 6, 10)).Status, scenario.Row(new(2027, 6, 10)).Planned));
    }

    [Fact]
    public void Plans_the_first_stage_from_the_launch()
    {
        // Due on the 21st day after a launch on day 20: 20 days planned, 25 allowed.
        var scenario = Opened().Publish(Dated(21)).Enrol(Alder, Day(20)).Log(new InitiativeEvent.WaveScheduled(Day(1), "1", Day(20)));

        Assert.Equal(20, scenario.Explained(Day(30)).Stages.Single().PlannedDays);
    }

    private static DateOnly? Due(Scenario scenario, int day = 15) => scenario.Explained(Day(day)).Milestones.Single().Due;

    private static Scenario Launched(int dueDay, DateOnly launch) =>
        Opened().Publish(Dated(dueDay)).Enrol(Alder).Log(new InitiativeEvent.WaveScheduled(Day(1), "1", launch));

    private static ExpectedPath Dated(int dueDay) => Path(Step("M1", "plan", 1) with { Due = null, DueDay = dueDay });
}
