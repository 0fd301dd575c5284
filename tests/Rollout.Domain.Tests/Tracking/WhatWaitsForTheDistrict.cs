using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>The district's own list, told beside the board whether or not the rule set has the checks on it.</summary>
public sealed class WhatWaitsForTheDistrict
{
    /// <summary>M1, a gate due on day 10, is off track from day 16 on at both schools; its stage goes on, so that nothing else is found.</summary>
    private static Scenario TwoSchools() => Opened().Publish(Path(Step("M1", "plan", 10, gate: true), Step("M2", "plan", 150))).Enrol(Alder).Enrol(Birch);

    [Fact]
    public void Asking_starts_the_district_s_clock_and_leaves_the_status_as_it_was()
    {
        var scenario = TwoSchools();
        var before = scenario.Row(Day(24)).Status;
        scenario.Say(Alder, new HelpRequested(Day(20), "coach", "planning"));

        var asked = Assert.Single(RecordOn(scenario, 24).Help);

        Assert.Equal((Day(20), 4, true, null), (asked.AskedOn, asked.Waited, asked.IsPastItsTime, asked.AnsweredOn));
        Assert.Equal(before, scenario.Row(Day(24)).Status);
        Assert.False(Assert.Single(RecordOn(scenario, 22).Help).IsPastItsTime);
        Assert.Empty(RecordOn(scenario, 19).Help);
    }

    [Fact]
    public void An_answer_stops_the_clock_and_what_is_not_settled_stays()
    {
        var scenario = TwoSchools().Say(Alder, new HelpRequested(Day(20), "coach")).Say(Alder, new HelpAnswered(Day(23), "coach"));

        var answered = Assert.Single(RecordOn(scenario, 40).Help);

        Assert.Equal((Day(23), 3, false, null), (answered.AnsweredOn, answered.Waited, answered.IsPastItsTime, answered.ResolvedOn));
    }

    [Fact]
    public void A_finding_waits_until_somebody_takes_up_that_very_one()
    {
        var scenario = TwoSchools().Say(Alder, new FlagAcknowledged(Day(20), "R1", new("M2")));
        Assert.All(RecordOn(scenario, 25).Flags, flag => Assert.Null(flag.Said));

        scenario.Say(Alder, new FlagAcknowledged(Day(20), "R1", new("M1"))).Say(Alder, new FlagContested(Day(21), "R1", "It is held.", new("M1")));
        var flags = RecordOn(scenario, 25).Flags;

        Assert.Equal([Birch, Alder], flags.Select(flag => flag.Row.School));
        Assert.True(flags[0].IsPastItsTime);
        Assert.IsType<FlagContested>(flags[1].Said!.Happened);
    }

    [Fact]
    public void A_school_off_track_waits_until_a_support_is_opened()
    {
        var scenario = TwoSchools().Say(Birch, new SupportOpened(Day(18), "a coach", "coach", Day(25)));

        Assert.Equal([Alder], RecordOn(scenario, 20).Unsupported.Select(school => school.Row.School));
        Assert.False(RecordOn(scenario, 20).Unsupported[0].IsPastItsTime);
        Assert.True(RecordOn(scenario, 30).Unsupported[0].IsPastItsTime);
    }

    [Fact]
    public void A_support_due_today_is_not_late_and_lateness_counts_school_days()
    {
        var scenario = TwoSchools()
            .Say(Alder, new SupportOpened(Day(18), "later", "coach", Day(30))).Say(Alder, new SupportOpened(Day(18), "first", "coach", Day(25)));

        Assert.Equal([("first", 0), ("later", 0)], RecordOn(scenario, 25).Supports.Select(support => (support.Name, support.DaysPast)));
        Assert.Equal([("first", 3), ("later", 0)], RecordOn(scenario, 28).Supports.Select(support => (support.Name, support.DaysPast)));
        scenario.Say(Alder, new SupportDelivered(Day(26), "first"));
        Assert.Equal(0, RecordOn(scenario, 28).Supports.Single(support => support.Name == "first").DaysPast);
    }

    [Fact]
    public void An_outcome_ends_a_support_and_a_recheck_calls_for_another_look()
    {
        var scenario = TwoSchools().Say(Alder, new SupportOpened(Day(18), "a coach", "coach", Day(25)))
            .Say(Alder, new SupportOutcomeRecorded(Day(26), "a coach", SupportOutcome.Partly, Day(40)));

        Assert.False(RecordOn(scenario, 39).Supports[0].Ending!.IsRecheckDue);
        Assert.True(RecordOn(scenario, 40).Supports[0].Ending!.IsRecheckDue);
        Assert.Null(RecordOn(scenario, 25).Supports[0].Ending);
    }

    [Fact]
    public void Tells_whoever_sees_some_schools_of_those_alone()
    {
        var scenario = TwoSchools().Say(Alder, new HelpRequested(Day(20), "coach")).Say(Birch, new HelpRequested(Day(20), "coach"));

        var own = SupportRecord.Of(scenario.Board(Day(24)), new HashSet<SchoolId> { Birch });

        Assert.Equal([Birch], own.Help.Select(asked => asked.School));
        Assert.Equal([Birch], own.Flags.Select(flag => flag.Row.School));
        Assert.Equal([Birch], own.Unsupported.Select(school => school.Row.School));
    }

    [Fact]
    public void A_check_is_late_a_school_day_after_its_day_and_what_was_frozen_at_it_is_found()
    {
        var scenario = TwoSchools()
            .Log(new InitiativeEvent.TrackCheckScheduled(Day(5), "autumn", Day(20))).Log(new InitiativeEvent.TrackCheckScheduled(Day(5), "winter", Day(30)));

        Assert.Equal([("autumn", 0), ("winter", 0)], ChecksOn(scenario, 20).Checks.Select(check => (check.Name, check.DaysPast)));
        Assert.Equal([("autumn", 1), ("winter", 0)], ChecksOn(scenario, 21).Checks.Select(check => (check.Name, check.DaysPast)));

        scenario.Log(new InitiativeEvent.TrackCheckHeld(Day(22), "autumn", ["teacher"]))
            .Log(new InitiativeEvent.ReportIssued(Day(22), "autumn", ReportKind.TrackCheck, new(7, Day(22), Noon(Day(22)), 1), new('a', 64), "autumn"));
        var checks = ChecksOn(scenario, 23);

        Assert.Equal(["winter", "autumn"], checks.Checks.Select(check => check.Name));
        Assert.Equal(new Coordinates(7, Day(22), Noon(Day(22)), null, 1), checks.Find("autumn")!.Shown);
        Assert.Equal("autumn", checks.HeldBefore(checks.Find("winter")!)!.Name);
        Assert.Null(checks.HeldBefore(checks.Find("autumn")!));
    }

    [Fact]
    public void Two_boards_differ_in_status_and_in_findings_that_came_and_went()
    {
        var scenario = TwoSchools().Reach(Alder, "M1", 18);

        var difference = BoardDifference.Between(scenario.Board(Day(17)), scenario.Board(Day(19)));

        var row = Assert.Single(difference.Rows);
        Assert.Equal((Alder, Status.OffTrack, Status.OnTrack), (row.Row.School, row.Then!.Status, row.Now!.Status));
        Assert.Equal(("R1", 0), (Assert.Single(row.Cleared).Rule, row.New.Count));
        Assert.Empty(BoardDifference.Between(scenario.Board(Day(19)), scenario.Board(Day(19))).Rows);
    }

    private static SupportRecord RecordOn(Scenario scenario, int day) => SupportRecord.Of(scenario.Board(Day(day)));

    private static TrackCheckRecord ChecksOn(Scenario scenario, int day) => TrackCheckRecord.Of(scenario.Board(Day(day)));
}
