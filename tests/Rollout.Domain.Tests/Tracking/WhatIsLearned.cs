using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 26, 37, 38 and 40: pilots, evaluations, stages and cycles, on the day before, the day of and the day after.</summary>
public sealed class WhatIsLearned
{
    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 0)]
    [InlineData(13, 1)]
    [InlineData(20, 8)]
    public void Counts_the_days_a_pilot_is_past_its_own(int day, int past)
    {
        var pilot = Of(With().Log(new PilotStarted(Day(5), "tablets", Day(12))), day).Pilots.Single();
        Assert.Equal(("tablets", Day(12), null, past), (pilot.Name, pilot.DecideBy, pilot.IsAdopted, pilot.DaysPast));
    }

    [Fact]
    public void Counts_no_longer_once_it_is_decided_and_from_a_moved_day()
    {
        var scenario = With().Log(new PilotStarted(Day(5), "tablets", Day(12))).Log(new PilotStarted(Day(14), "tablets", Day(20)))
            .Log(new AdoptionDecided(Day(25), "tablets", false, "Paper did as well."));

        Assert.Equal([1, 0, 4, 0], OnEach(day => Of(scenario, day).Pilots.Single().DaysPast, 13, 14, 24, 25));
        Assert.Equal((false, Day(25)), Of(scenario, 25).Pilots.Single() is { } pilot ? (pilot.IsAdopted, pilot.DecidedOn) : default);
    }

    [Fact]
    public void Shows_what_waits_before_what_is_settled()
    {
        var scenario = With().Log(new PilotStarted(Day(2), "a", Day(9))).Log(new PilotStarted(Day(2), "b", Day(40))).Log(new PilotStarted(Day(2), "c", Day(20)))
            .Log(new AdoptionDecided(Day(5), "a", true));

        Assert.Equal(["c", "b", "a"], Of(scenario, 10).Pilots.Select(pilot => pilot.Name));
    }

    [Fact]
    public void Has_an_evaluation_with_all_it_found_the_latest_first()
    {
        var scenario = With().Log(new EvaluationCommissioned(Day(3), "first year", Day(12), "the university"))
            .Log(new EvaluationFindingRecorded(Day(15), "first year", "One.")).Log(new EvaluationFindingRecorded(Day(18), "first year", "Two."));

        Assert.Empty(Of(scenario, 2).Evaluations);
        Assert.Equal((2, 0), Of(scenario, 14).Evaluations.Single() is { } late ? (late.DaysPast, late.Findings.Count) : default);
        var found = Of(scenario, 18).Evaluations.Single();
        Assert.Equal((0, "the university"), (found.DaysPast, found.By));
        Assert.Equal(["Two.", "One."], found.Findings.Select(finding => ((EvaluationFindingRecorded)finding.Happened).Finding));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 10)]
    [InlineData(15, 0)]
    [InlineData(16, -1)]
    [InlineData(20, null)]
    public void Counts_the_days_left_to_decide_after_a_cycle(int day, int? left)
    {
        var scenario = With().Log(new CycleStarted(Day(2), "tickets", "Do they show it?")).Log(new CycleFindingRecorded(Day(5), "tickets", "They do."))
            .Log(new CycleActDecided(Day(20), "tickets", CycleAct.Adopt));
        Assert.Equal(left, Of(scenario, day).Cycles.Single().DaysLeft);
    }

    [Fact]
    public void Asks_for_the_stage_again_since_the_last_answers_or_the_publishing()
    {
        var scenario = Asked(5, Half(40));
        Assert.Null(StageRecord.Of(scenario.Board(Day(4))).DaysLeft);
        Assert.Equal([90, 56, 90, 0, -1], OnEach(day => StageRecord.Of(scenario.Board(Day(day))).DaysLeft!.Value, 5, 39, 40, 130, 131));
    }

    [Fact]
    public void Has_the_latest_report_first_and_what_changed_since_the_one_before()
    {
        var scenario = Asked(5, Half(10), new(Day(30), InstrumentTemplate.Name, 1, Points(1)), Half(30));

        Assert.Empty(StageRecord.Of(scenario.Board(Day(9))).Reports);
        Assert.Equal([(MaturityStage.Optimizing, null)], Reports(scenario, 29));
        // Two of one day: the one logged last holds, and both are told.
        Assert.Equal([(MaturityStage.Optimizing, 25), (MaturityStage.Hacking, -25), (MaturityStage.Optimizing, null)], Reports(scenario, 30));
    }

    [Fact]
    public void Compares_answers_to_the_same_questions_alone()
    {
        var scenario = Asked(5, Half(10)).Log(InstrumentTemplate.On(Day(20)) with { Version = 2 }, Noon(Day(20)))
            .Log(new SelfAssessmentCompleted(Day(30), InstrumentTemplate.Name, 2, Points(3)), Noon(Day(30)));

        Assert.Equal([(MaturityStage.Personalizing, null), (MaturityStage.Optimizing, null)], Reports(scenario, 30));
    }

    [Fact]
    public void Leaves_out_answers_whose_questions_were_withdrawn()
    {
        var scenario = With().Log(InstrumentTemplate.On(Day(5)), Noon(Day(5)));
        var published = scenario.Last;
        scenario.Log(Half(10), Noon(Day(10))).Withdraw(published, Noon(Day(12)));

        Assert.Empty(StageRecord.Of(scenario.Board(Day(20))).Reports);
        Assert.Null(StageRecord.Of(scenario.Board(Day(20))).Instrument);
    }

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);

    private static Scenario Asked(int day, params SelfAssessmentCompleted[] completed) => completed.Aggregate(
        With().Log(InstrumentTemplate.On(Day(day)), Noon(Day(day))), (scenario, said) => scenario.Log(said, Noon(said.EffectiveOn)));

    private static SelfAssessmentCompleted Half(int day) => new(Day(day), InstrumentTemplate.Name, 1, Points(2));

    private static ValueList<InstrumentAnswer> Points(int each) =>
        InstrumentTemplate.On(Day(1)).Questions.Select(question => new InstrumentAnswer(question.Id, each)).ToValueList();

    private static IEnumerable<(MaturityStage?, int?)> Reports(Scenario scenario, int day) =>
        StageRecord.Of(scenario.Board(Day(day))).Reports.Select(report => (report.Score.Stage, report.Change));

    private static IEnumerable<int> OnEach(Func<int, int> asked, params int[] days) => days.Select(asked);

    private static LearningRecord Of(Scenario scenario, int day) => LearningRecord.Of(scenario.Board(Day(day)));
}
