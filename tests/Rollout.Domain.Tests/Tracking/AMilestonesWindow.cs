using Rollout.Domain.Paths;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R1: lateness of an open milestone against its window.</summary>
public sealed class AMilestonesWindow
{
    [Theory]
    [InlineData(10, 0, "")]
    [InlineData(15, 5, "")]
    [InlineData(16, 6, "R1 Watch M1")]
    [InlineData(20, 10, "R1 Watch M1")]
    [InlineData(21, 11, "R1 OffTrack M1")]
    public void Is_watched_beyond_it_and_off_track_beyond_twice_it(int day, int lateness, string found)
    {
        var scenario = With(Step("M1", "plan", 10, window: 5));

        Assert.Equal(found, scenario.Found(Day(day)));
        Assert.Equal(found.Length == 0 ? null : lateness, scenario.Row(Day(day)).Findings.SingleOrDefault()?.Lateness);
    }

    [Theory]
    [InlineData(15, "")]
    [InlineData(16, "R1 OffTrack M1")]
    public void Is_off_track_at_once_at_a_gate(int day, string found) =>
        Assert.Equal(found, With(Step("M1", "plan", 10, window: 5, gate: true)).Found(Day(day)));

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "R1 OffTrack M1")]
    public void Of_no_days_leaves_no_room_to_watch(int day, string found) =>
        Assert.Equal(found, With(Step("M1", "plan", 10, window: 0)).Found(Day(day)));

    [Fact]
    public void Lets_nothing_accrue_over_a_break()
    {
        var scenario = With(Step("M1", "plan", DueBeforeBreak, window: 0));

        Assert.Equal(new(2026, 11, 20), Day(DueBeforeBreak));
        Assert.Equal("", scenario.Found(new(2026, 11, 29)));
        Assert.Equal("R1 OffTrack M1", scenario.Found(new(2026, 11, 30)));
    }

    [Theory]
    [InlineData(ClockKind.Weekday, "2026-11-23", "", 0)]
    [InlineData(ClockKind.Weekday, "2026-11-24", "R1 Watch M1", 2)]
    [InlineData(ClockKind.Calendar, "2026-11-21", "", 0)]
    [InlineData(ClockKind.Calendar, "2026-11-22", "R1 Watch M1", 2)]
    public void Is_counted_on_the_milestones_own_clock(ClockKind clock, string day, string found, int lateness)
    {
        var scenario = With(Step("M1", "plan", DueBeforeBreak, window: 1, clock: clock));

        Assert.Equal(found, scenario.Found(DateOnly.Parse(day)));
        Assert.Equal(lateness, scenario.Row(DateOnly.Parse(day)).Findings.SingleOrDefault()?.Lateness ?? 0);
    }

    [Theory]
    [InlineData(20, 16)]
    [InlineData(30, 21)]
    public void Says_since_when_it_has_been_at_that_tier(int day, int since) =>
        Assert.Equal(Day(since), With(Step("M1", "plan", 10, window: 5)).Since("R1", Day(day)));

    [Fact]
    public void Says_no_day_before_the_schools_start() => Assert.Equal(
        Day(40), Opened().Publish(Path(Step("M1", "plan", 10))).Enrol(Alder, Day(40)).Since("R1", Day(45)));

    [Fact]
    public void Closes_no_more_once_the_milestone_is_reached() =>
        Assert.Equal("", With(Step("M1", "plan", 10), Step("M2", "plan", 100)).Reach(Alder, "M1", 30).Found(Day(30)));

    private const int DueBeforeBreak = 69;

    private static Scenario With(params Milestone[] steps) => Opened().Publish(Path([.. steps, Step("Z", "plan", 170)])).Enrol(Alder);
}
