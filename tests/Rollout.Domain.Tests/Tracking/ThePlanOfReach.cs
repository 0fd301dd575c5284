using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 19 and 28 to 30: whom the schools reach, month by month, and by when the next touchpoint is needed.</summary>
public sealed class ThePlanOfReach
{
    [Fact]
    public void Has_the_months_of_the_year_cut_to_it()
    {
        var months = Of(With(), 30).Months;

        Assert.Equal(10, months.Count);
        Assert.Equal((new(2026, 8, 17), new(2026, 8, 31)), (months[0].From, months[0].To));
        Assert.Equal((new(2027, 5, 1), new DateOnly(2027, 5, 28)), (months[^1].From, months[^1].To));
        Assert.True(months[1].Holds(new(2026, 9, 30)));
        Assert.False(months[1].Holds(new(2026, 10, 1)));
    }

    [Fact]
    public void Keeps_the_year_that_ended_until_another_begins() =>
        Assert.Equal(10, ReachPlan.Of(With().Board(new(2027, 7, 1))).Months.Count);

    [Theory]
    [InlineData(26, 1)]
    [InlineData(27, 0)]
    [InlineData(28, -1)]
    public void Says_until_when_the_next_touchpoint_keeps_the_cadence(int day, int left)
    {
        // Fifteen days may pass after day 12; on the sixteenth R6 begins to count, and it is raised two days later.
        var scenario = Touched(With(), 12);

        var gap = Of(scenario, day).Gaps.Single();
        Assert.Equal((left, Day(27), false), (gap.DaysLeft, gap.KeepBy, gap.IsCovered));
        Assert.Null(scenario.Since("R6", Day(29)));
        Assert.Equal(Day(30), scenario.Since("R6", Day(30)));
        Assert.Null(Touched(Touched(With(), 12), 27).Since("R6", Day(42)));
    }

    [Fact]
    public void Counts_from_the_plan_or_the_start_where_nobody_was_reached()
    {
        Assert.Equal(Day(17), Of(With(), 5).Gaps.Single().KeepBy);
        Assert.Equal(Day(45), Of(With(start: 30), 31).Gaps.Single().KeepBy);
    }

    [Fact]
    public void Moves_the_day_by_a_pause()
    {
        var scenario = Touched(With(), 12).Say(Alder, new RolloutPaused(Day(15))).Say(Alder, new RolloutResumed(Day(18)));

        Assert.Empty(Of(scenario, 16).Gaps);
        Assert.Equal((0, Day(30)), Of(scenario, 30).Gaps.Single() is { } gap ? (gap.DaysLeft, gap.KeepBy) : default);
    }

    [Theory]
    [InlineData(26, true)]
    [InlineData(27, true)]
    [InlineData(28, false)]
    public void Is_covered_by_what_is_planned_in_time(int plannedFor, bool covered)
    {
        var scenario = Touched(With(), 12).Say(Alder, new TouchpointPlanned(Day(14), "families", Day(plannedFor), "letter"));

        Assert.Null(Of(scenario, 13).Gaps.Single().PlannedFor);
        var gap = Of(scenario, 14).Gaps.Single();
        Assert.Equal((Day(plannedFor), covered), (gap.PlannedFor, gap.IsCovered));
    }

    [Fact]
    public void Has_what_nobody_planned_for_first_and_then_the_nearest_day()
    {
        var scenario = Touched(With(), 12).Enrol(Birch).Say(Alder, new TouchpointPlanned(Day(14), "families", Day(20), "letter"));

        Assert.Equal([Birch, Alder], Of(scenario, 15).Gaps.Select(gap => gap.Row.School));
    }

    [Theory]
    [InlineData(19, ReachKind.Ahead)]
    [InlineData(20, ReachKind.Ahead)]
    [InlineData(21, ReachKind.Untold)]
    public void Asks_what_became_of_a_plan_from_the_day_after_it(int day, ReachKind kind) => Assert.Equal(kind, Of(Planned(), day).Schools.Single().Steps.Single().Kind);

    [Fact]
    public void Takes_a_plan_for_settled_when_it_was_missed_or_the_group_was_reached_on_its_day_or_since()
    {
        Assert.Equal([ReachKind.Reached, ReachKind.Untold], Kinds(Touched(Planned(), 19)));
        Assert.Equal([ReachKind.Reached], Kinds(Touched(Planned(), 20)));
        Assert.Equal([ReachKind.Reached], Kinds(Touched(Planned(), 22)));
        Assert.Equal([ReachKind.Missed], Kinds(Planned().Say(Alder, new TouchpointMissed(Day(21), "families", Day(20), "Snow."))));

        static IEnumerable<ReachKind> Kinds(Scenario scenario) => Of(scenario, 25).Schools.Single().Steps.Select(step => step.Kind);
    }

    [Fact]
    public void Counts_schools_for_the_district_and_touchpoints_for_a_school()
    {
        var scenario = Touched(Touched(With(), 3), 5).Enrol(Birch).Say(Birch, new TouchpointPlanned(Day(5), "families", Day(8), "letter"));
        var plan = Of(scenario, 6);

        Assert.Equal(new ReachCount(1, 1, 0, 0), plan.SchoolsIn("families", plan.Months[0]));
        Assert.Equal(new ReachCount(2, 0, 0, 0), plan.Schools[0].In("families", plan.Months[0]));
        Assert.True(plan.SchoolsIn("families", plan.Months[1]).IsNone);
    }

    [Fact]
    public void Lists_the_groups_planned_then_named_then_reached()
    {
        var scenario = Touched(With(), 4, "board").Log(new InitiativeEvent.StakeholderGroupsNamed(Day(3), ["unions", "families"]));

        Assert.Equal([("families", 10), ("unions", null), ("board", null)], Of(scenario, 4).Groups.Select(group => (group.Group, group.Cadence)));
        Assert.Equal(["families"], Of(scenario, 2).Groups.Select(group => group.Group));
    }

    [Fact]
    public void Hears_a_teacher_once_one_has_spoken_in_the_term()
    {
        var scenario = With().Say(Alder, new StoryPublished(Day(10), "We read together.", "teacher"));

        Assert.Null(Of(scenario, 9).Term!.Teacher);
        Assert.Equal((Alder, "Fall"), Of(scenario, 10).Term is { } term ? (term.TeacherAt, term.Term.Name) : default);
        Assert.Null(ReachPlan.Of(scenario.Board(new(2027, 1, 12))).Term!.Teacher);
        Assert.Null(ReachPlan.Of(scenario.Board(new(2026, 12, 24))).Term);
        Assert.Equal(0, ReachPlan.Of(scenario.Board(new(2026, 12, 18))).Term!.DaysLeft);
    }

    [Fact]
    public void Hears_an_answer_of_the_term_at_each_school()
    {
        var scenario = Touched(With(), 10, twoWay: true);

        Assert.Null(Of(scenario, 9).Schools.Single().TwoWay);
        Assert.NotNull(Of(scenario, 10).Schools.Single().TwoWay);
        Assert.Null(ReachPlan.Of(scenario.Board(new(2027, 1, 12))).Schools.Single().TwoWay);
    }

    [Fact]
    public void Says_who_sent_the_last_core_message_to_each_group()
    {
        var scenario = With().Say(Alder, new TouchpointDelivered(Day(3), "families", "letter", "vendor", false, Core: true))
            .Say(Alder, new TouchpointDelivered(Day(5), "families", "letter", "district", false, Core: true))
            .Say(Alder, new TouchpointDelivered(Day(6), "families", "letter", "principal", false));

        Assert.Equal("vendor", Sender(4));
        Assert.Equal("district", Sender(6));

        string Sender(int day) => ((TouchpointDelivered)Of(scenario, day).Schools.Single().Core.Single().Happened).Sender;
    }

    [Fact]
    public void Tells_nothing_of_schools_it_was_not_asked_about()
    {
        var scenario = Touched(With(), 4, "board").Enrol(Birch);

        var own = ReachPlan.Of(scenario.Board(Day(5)), new HashSet<SchoolId> { Birch });
        Assert.Equal([Birch], own.Schools.Select(school => school.Row.School));
        Assert.Equal(["families"], own.Groups.Select(group => group.Group));
    }

    private static Scenario With(int start = 1) => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder, Day(start))
        .Log(new InitiativeEvent.CommunicationPlanApproved(Day(2), [new("families", 10)]));

    private static Scenario Touched(Scenario scenario, int day, string group = "families", bool twoWay = false) =>
        scenario.Say(Alder, new TouchpointDelivered(Day(day), group, "mail", "district", twoWay));

    private static Scenario Planned() => With().Say(Alder, new TouchpointPlanned(Day(10), "families", Day(20), "letter"));

    private static ReachPlan Of(Scenario scenario, int day) => ReachPlan.Of(scenario.Board(Day(day)));
}
