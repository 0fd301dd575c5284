using Rollout.Domain.Initiatives;
using Rollout.Domain.Schools;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Readiness, overrides, launch days and need: what the checks find, and what their page tells.</summary>
public sealed class WhoBeginsWhen
{
    private static readonly SchoolId Cedar = new("990000100003");

    private static readonly RubricItem[] Items = [new("leadership", "Leads", 4), new("time", "Time", 4)];

    [Fact]
    public void A_school_is_judged_by_the_rubric_and_the_scores_of_its_start()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 90))).Log(Rubric(1)).Enrol(Alder, Day(10))
            .Say(Alder, Score(5, 3, 2)).Say(Alder, Score(15, 4, 4)).Log(Rubric(20, ready: 1));

        Assert.Equal([], Found(scenario, 9));
        Assert.Equal(["C21"], Found(scenario, 10));
        Assert.Equal(["C21"], Found(scenario, 80));
        Assert.Equal((true, 8), (RecordOn(scenario, 16).Schools[0].Readiness!.IsReady, RecordOn(scenario, 16).Schools[0].Readiness!.Total));
        Assert.Equal(5, RecordOn(scenario, 16).Schools[0].Unready!.Total);
    }

    [Fact]
    public void Ready_is_the_sum_itself_and_what_has_no_score_counts_nothing()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 90))).Log(Rubric(1)).Enrol(Alder, Day(10)).Enrol(Birch, Day(10))
            .Say(Alder, Score(5, 4, 2)).Say(Birch, new ReadinessAssessed(Day(5), [new("leadership", 4)]));

        Assert.Equal(["C21"], Found(scenario, 20));
        Assert.Equal(4, RecordOn(scenario, 20).Schools.Single(school => school.School == Birch).Readiness!.Total);
    }

    [Fact]
    public void Without_a_rubric_on_its_start_nobody_asked() =>
        Assert.Equal([], Found(Opened().Publish(Path(Step("M1", "plan", 90))).Enrol(Alder, Day(10)).Log(Rubric(11)), 30));

    [Fact]
    public void A_score_before_taking_part_is_no_path_that_is_missing()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 90))).Enrol(Alder, Day(10)).Log(Rubric(1)).Say(Alder, Score(2, 4, 4)).Say(Birch, Score(2, 4, 4));
        Assert.Equal([], Found(scenario, 30, "C6a"));
        Assert.Equal(["C6a"], Found(scenario.Say(Birch, new CheckInRecorded(Day(12))), 30, "C6a"));
    }

    [Fact]
    public void Of_an_override_the_last_holds_and_blanks_are_no_mitigation()
    {
        var scenario = Started().Log(Overridden(5, null)).Log(Overridden(8, "a coach")).Log(Overridden(12, " "));
        foreach (var (day, found) in new[] { (4, 0), (5, 1), (8, 0), (12, 1) })
            Assert.Equal((day, found), (day, Found(scenario, day, "C22").Count));
    }

    [Fact]
    public void A_launch_is_held_against_the_calendar_only_where_it_is_published()
    {
        var scenario = Started().Log(new WaveScheduled(Day(2), "2", new(2026, 11, 28))).Log(new WaveScheduled(Day(2), "3", new(2027, 7, 1)))
            .Log(new WaveScheduled(Day(2), "4", new(2026, 8, 1))).Log(new WaveScheduled(Day(2), "5", Day(50)));
        Assert.Equal(["C23"], Found(scenario, 20, "C23"));
        Assert.Equal(["2"], RecordOn(scenario, 20).Waves.Where(wave => wave.Launch is { IsFree: false }).Select(wave => wave.Name));
    }

    [Fact]
    public void A_window_holds_on_its_first_and_its_last_day_and_as_it_was_said_last()
    {
        var scenario = Started().Log(new TestingWindowPublished(Day(3), "spring", Day(100), Day(105)), Noon(Day(3)))
            .Log(new TestingWindowPublished(Day(12), "spring", Day(110), Day(115)), Noon(Day(12)));
        foreach (var (launch, found) in new[] { (99, 0), (100, 1), (105, 1), (106, 0) })
            Assert.Equal((launch, found), (launch, Found(Copy(scenario, launch), 10, "C23").Count));
        Assert.Equal([], Found(Copy(scenario, 100), 12, "C23"));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(Selection.LeastServedFirst, 1)]
    [InlineData(Selection.StrengthsFirst, 0)]
    public void The_charter_may_say_why_the_strong_ones_begin(Selection? policy, int found)
    {
        var scenario = Served(Started().Log(new InitiativeChartered("Reading", Selection: policy, SelectionReason: policy is null ? null : "So.")));
        Assert.Equal(found, Found(scenario, 20, "C43").Count);
    }

    [Fact]
    public void The_first_waves_are_those_that_launch_first_and_the_page_says_the_same_as_the_check()
    {
        var scenario = Served(Started()).Enrol(Cedar, Day(60), wave: "0");
        var record = RecordOn(scenario, 20);

        Assert.Equal(["1", "2", "0"], record.Waves.Select(wave => wave.Name));
        Assert.Equal((new NeedShare(1, 2), new NeedShare(2, 3)), (record.Now!.Need, record.Need));
        Assert.Single(Found(scenario, 20, "C43"));
        Assert.Empty(Found(scenario.Log(new NeedProfileRecorded(Day(10), Alder, 4), Noon(Day(10))), 20, "C43"));
    }

    [Fact]
    public void Schools_of_the_roster_that_take_no_part_yet_are_suggested_too()
    {
        var scenario = Started().Log(Rubric(1)).Say(Cedar, new SchoolEvent.SchoolRegistered("Cedar")).Say(Cedar, Score(4, 4, 4));
        var record = RecordOn(scenario, 20);

        Assert.Contains(record.Schools, school => school is { Row: null, Name: "Cedar", Readiness.Total: 8 });
        Assert.Equal(Cedar, record.Suggest(Selection.StrengthsFirst).Waves[0][0].School);
        Assert.Equal([1, 1, 1], record.Suggest(Selection.LeastServedFirst).Waves.Select(wave => wave.Count));
        Assert.Equal([3], record.Suggest(Selection.LeastServedFirst, 3).Waves.Select(wave => wave.Count));
    }

    /// <summary>Alder in wave 1 and Birch in wave 2.</summary>
    private static Scenario Started() => Opened().Publish(Path(Step("M1", "plan", 90))).Enrol(Alder).Enrol(Birch, Day(2), wave: "2");

    /// <summary>Alder was served most, Birch and Cedar least.</summary>
    private static Scenario Served(Scenario scenario) => new[] { (Alder, 1), (Birch, 4), (Cedar, 4) }.Aggregate(
        scenario, (said, profile) => said.Log(new NeedProfileRecorded(Day(3), profile.Item1, profile.Item2), Noon(Day(3))));

    private static Scenario Copy(Scenario scenario, int launch) => scenario.Log(new WaveScheduled(Day(4), "2", Day(launch)));

    private static RubricPublished Rubric(int day, int ready = 6) => new(Day(day), [.. Items], ready);

    private static ReadinessAssessed Score(int day, int leadership, int time) => new(Day(day), [new("leadership", leadership), new("time", time)]);

    private static SelectionOverridden Overridden(int day, string? mitigation) => new(Day(day), Alder, OverrideReason.Politics, "So.", mitigation);

    private static WaveRecord RecordOn(Scenario scenario, int day) => WaveRecord.Of(Judged(scenario, day), scenario.History);

    /// <summary>What the check found on the day, of schools and of the district.</summary>
    private static List<string> Found(Scenario scenario, int day, string rule = "C21")
    {
        var board = Judged(scenario, day);
        return [.. board.Schools.SelectMany(row => row.Findings).Concat(board.DistrictFindings).Select(finding => finding.Rule).Where(found => found == rule)];
    }

    private static Board Judged(Scenario scenario, int day)
    {
        var asked = new Coordinates(scenario.Head, Day(day), DateTimeOffset.MaxValue, null, 1);
        return Board.Assess(DistrictFacts.At(scenario.History, asked.Cut), asked, RandomPractices.AllChecks);
    }
}
