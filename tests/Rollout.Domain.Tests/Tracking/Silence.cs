using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R4: silence is not green (law 5).</summary>
public sealed class Silence
{
    [Theory]
    [InlineData(10, 16, false)]
    [InlineData(10, 17, true)]
    [InlineData(5, 8, false)]
    [InlineData(5, 9, true)]
    public void Is_no_news_beyond_one_and_a_half_cadences(int cadence, int day, bool silent)
    {
        var row = With(cadence).Row(Day(day));

        Assert.Equal((silent, silent ? Status.NoNews : Status.OnTrack, day - 1), (row.IsSilent, row.Status, row.Silence));
    }

    [Fact]
    public void Says_since_when() => Assert.Equal(Day(17), With(10).Since("R4", Day(30)));

    [Fact]
    public void Ends_with_any_word_from_the_school() =>
        Assert.Equal(0, With(10).Say(Alder, new RolloutEvent.CheckInRecorded(Day(20))).Row(Day(20)).Silence);

    [Fact]
    public void Ends_with_a_word_of_a_milestone_the_path_does_not_have() => Assert.Equal(0, With(10).Reach(Alder, "X9", 20).Row(Day(20)).Silence);

    [Fact]
    public void Does_not_end_with_what_the_district_set_up() => Assert.Equal(
        19, With(10).Say(Alder, new RolloutEvent.PathAssigned(Day(15), 1, "Agreed.")).Row(Day(20)).Silence);

    [Fact]
    public void Does_not_end_with_a_withdrawn_word()
    {
        var scenario = With(10).Say(Alder, new RolloutEvent.CheckInRecorded(Day(15)));

        Assert.Equal(19, scenario.Withdraw(Alder, scenario.Last, Noon(Day(18))).Row(Day(20)).Silence);
    }

    [Fact]
    public void Never_reaches_back_before_the_start()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder, Day(30)).Say(Alder, new RolloutEvent.CheckInRecorded(Day(10)));

        Assert.Equal(5, scenario.Row(Day(35)).Silence);
        Assert.Null(scenario.Row(Day(29)).Silence);
    }

    [Fact]
    public void Leaves_out_a_pause()
    {
        var scenario = With(10).Say(Alder, new RolloutEvent.RolloutPaused(Day(5))).Say(Alder, new RolloutEvent.RolloutResumed(Day(12)));

        // The word that the school goes on is news of day 12.
        Assert.Equal(15, scenario.Row(Day(27)).Silence);
        scenario = With(10).Say(Alder, new RolloutEvent.RolloutPaused(Day(5)));
        Assert.Equal(0, scenario.Row(Day(27)).Silence);
    }

    [Theory]
    [InlineData(null, 4, 8)]
    [InlineData(null, null, 17)]
    [InlineData(2, 4, 5)]
    public void Is_measured_by_the_enrolments_cadence_else_the_paths_else_ten(int? own, int? path, int first)
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 170)) with { Cadence = path }).Enrol(Alder, cadence: own);

        Assert.False(scenario.Row(Day(first - 1)).IsSilent);
        Assert.Equal(Day(first), scenario.Since("R4", Day(first)));
    }

    [Fact]
    public void Is_said_beside_a_worse_status()
    {
        var row = Opened().Publish(Path(Step("M1", "plan", 10, gate: true))).Enrol(Alder, cadence: 10).Row(Day(30));

        Assert.Equal((Status.OffTrack, true), (row.Status, row.IsSilent));
    }

    private static Scenario With(int cadence) => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder, cadence: cadence);
}
