using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 9, 10, 12, 13, 25, 33 and 46: what schools show and do, on the day before, the day of and the day after.</summary>
public sealed class WhatIsDoneInTheRooms
{
    [Theory]
    [InlineData(24, 1)]
    [InlineData(25, 0)]
    [InlineData(26, -1)]
    public void Counts_the_days_left_of_a_gap_from_its_naming(int day, int left) =>
        Assert.Equal(left, Alone(With().Say(Alder, Gap(5)), day).Gaps.Single().DaysLeft);

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    [InlineData(31, -1)]
    public void Counts_the_days_left_of_a_gap_from_the_day_agreed(int day, int left) =>
        Assert.Equal(left, Alone(With().Say(Alder, Gap(5, dueOn: 10)), day).Gaps.Single().DaysLeft);

    [Fact]
    public void Leaves_a_pause_out_of_the_window() => Assert.Equal(
        5, Alone(With().Say(Alder, Gap(5)).Say(Alder, new RolloutPaused(Day(10))).Say(Alder, new RolloutResumed(Day(20))), 30).Gaps.Single().DaysLeft);

    [Fact]
    public void Opens_a_gap_again_that_is_named_again()
    {
        var scenario = With().Say(Alder, Gap(5)).Say(Alder, Gap(8)).Say(Alder, new AlignmentGapClosed(Day(12), "spelling")).Say(Alder, Gap(20));

        Assert.Empty(Alone(scenario, 4).Gaps);
        Assert.Equal((Day(5), 17, null), Standing(scenario, 11));
        Assert.NotNull(Standing(scenario, 12).Closed);
        Assert.Equal((Day(20), 19, null), Standing(scenario, 21));
    }

    [Fact]
    public void Has_no_gap_that_was_closed_and_never_named() =>
        Assert.Empty(Alone(With().Say(Alder, new AlignmentGapClosed(Day(12), "spelling")), 15).Gaps);

    [Theory]
    [InlineData(39, -8)]
    [InlineData(40, 30)]
    [InlineData(70, 0)]
    [InlineData(71, -1)]
    public void Counts_the_days_to_the_next_walkthrough(int day, int left) =>
        Assert.Equal(left, Alone(With().Say(Alder, new WalkthroughRecorded(Day(40), 3, 12)), day).WalkthroughDaysLeft);

    [Fact]
    public void Counts_a_walkthrough_before_the_launch_from_the_launch()
    {
        var scenario = With().Log(new WaveScheduled(Day(1), "1", Day(30))).Say(Alder, new WalkthroughRecorded(Day(10), 3, 12));

        Assert.Equal((30, 29), (Alone(scenario, 30).WalkthroughDaysLeft, Alone(scenario, 31).WalkthroughDaysLeft));
    }

    [Fact]
    public void Knows_who_acknowledged_the_pairs_in_force()
    {
        var scenario = With().Log(Pairs(3)).Say(Alder, new LessMoreAcknowledged(Day(3))).Log(Pairs(10));

        Assert.Null(Alone(scenario, 2).Acknowledged);
        Assert.NotNull(Alone(scenario, 9).Acknowledged);
        Assert.Null(Alone(scenario, 10).Acknowledged);
    }

    [Fact]
    public void Waits_for_a_proof_point_until_the_last_milestone_of_the_first_stage_a_pause_longer()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 10), Step("M2", "plan", 30), Step("M3", "launch", 60))).Enrol(Alder);

        Assert.Equal(Day(30), Alone(scenario, 5).WinDueOn);
        Assert.Equal(Day(35), Alone(scenario.Say(Alder, new RolloutPaused(Day(20))).Say(Alder, new RolloutResumed(Day(25))), 40).WinDueOn);
    }

    [Fact]
    public void Keeps_of_each_precedent_what_was_said_last()
    {
        var scenario = With().Log(new PrecedentLinked(Day(2), "2019", "Slower.")).Log(new PrecedentLinked(Day(3), "2020", "Smaller.")).Log(new PrecedentLinked(Day(4), "2019", "Much slower."));

        Assert.Equal(["Much slower.", "Smaller."], Of(scenario, 4).Precedents.Select(linked => ((PrecedentLinked)linked.Happened).Lesson));
    }

    [Fact]
    public void Says_which_variant_a_school_follows_since_when_and_by_what()
    {
        PathVariant late = new("late", "Late", [new(new("M1"), Due: Day(175))], []);
        var scenario = Opened().Publish(Path(Step("M1", "plan", 170)) with { Variants = [late] }).Enrol(Alder).Say(Alder, new PathAssigned(Day(20), 1, "New rooms.", "late"));

        Assert.Null(Alone(scenario, 19).Place.Variant);
        var place = Alone(scenario, 20).Place;
        Assert.Equal(("Late", Day(20), "New rooms."), (place.Variant?.Title, place.Since, ((PathAssigned)place.Said.Happened).Reason));
    }

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);

    private static AlignmentGapIdentified Gap(int day, int? dueOn = null) =>
        new(Day(day), "spelling", GapNature.Real, "It is nowhere.", dueOn is { } due ? Day(due) : null);

    private static LessMorePublished Pairs(int day) => new(Day(day), [new("telling", $"asking {day}")]);

    private static (DateOnly Since, int DaysLeft, Recorded? Closed) Standing(Scenario scenario, int day) =>
        Alone(scenario, day).Gaps.Single() is var gap ? (gap.Since, gap.DaysLeft, gap.Closed) : default;

    private static PracticeRecord Of(Scenario scenario, int day) => PracticeRecord.Of(scenario.Board(Day(day)));

    private static SchoolPractice Alone(Scenario scenario, int day) => Of(scenario, day).Schools.Single();
}
