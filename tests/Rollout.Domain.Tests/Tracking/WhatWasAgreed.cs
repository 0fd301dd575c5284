using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 1 to 5, 18 and 27: what was agreed, on the day before, the day of and the day after.</summary>
public sealed class WhatWasAgreed
{
    [Fact]
    public void Has_the_vision_in_force_first()
    {
        var scenario = Revised();

        Assert.Empty(Of(scenario, 2).Visions);
        Assert.Equal([(1, true)], Of(scenario, 9).Visions.Select(vision => (vision.Version, vision.IsInForce)));
        Assert.Equal([(2, true), (1, false)], Of(scenario, 10).Visions.Select(vision => (vision.Version, vision.IsInForce)));
    }

    [Theory]
    [InlineData(9, null, 0)]
    [InlineData(29, 2, 1)]
    [InlineData(30, 2, 0)]
    [InlineData(31, 2, -1)]
    public void Counts_the_days_left_to_stand_by_a_revision(int day, int? asked, int left)
    {
        var stance = Of(Revised(), day).Schools.Single().Vision;

        Assert.Equal((asked, left, null), (stance.Asked, stance.DaysLeft, stance.Version));
    }

    [Fact]
    public void Asks_for_nothing_once_the_school_stands_by_it()
    {
        var scenario = Revised().Say(Alder, new VisionReaffirmed(Day(5), 1)).Say(Alder, new VisionReaffirmed(Day(20), 2));

        Assert.Equal((1, Day(5), 2), Of(scenario, 19).Schools.Single().Vision is { } before ? (before.Version, before.On, before.Asked) : default);
        Assert.Equal((2, Day(20), null), Of(scenario, 20).Schools.Single().Vision is { } after ? (after.Version, after.On, after.Asked) : default);
    }

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 0)]
    [InlineData(13, -1)]
    public void Counts_the_days_left_to_accept_a_responsibility(int day, int left)
    {
        var held = Of(With().Log(new ExpectationAssigned(Day(2), "review", Holder.School, NonDelegable: true)), day).Responsibilities.Single();

        Assert.Equal((left, null, true), (held.DaysLeft, held.AcceptedOn, held.IsNonDelegable));
    }

    [Fact]
    public void Shows_who_holds_it_last_and_whether_they_agreed_since()
    {
        var scenario = With().Log(new ExpectationAssigned(Day(2), "review", Holder.School, true)).Log(new ExpectationAccepted(Day(4), "review", Holder.School))
            .Log(new ExpectationAssigned(Day(9), "review", Holder.District, false));

        Assert.Null(Of(scenario, 3).Responsibilities.Single().AcceptedOn);
        Assert.Equal((Holder.School, Day(4)), Of(scenario, 8).Responsibilities.Single() is { } then ? (then.Holder, then.AcceptedOn) : default);
        Assert.Equal((Holder.District, Day(9), null), Of(scenario, 9).Responsibilities.Single() is { } now ? (now.Holder, now.Since, now.AcceptedOn) : default);
    }

    [Fact]
    public void Has_the_mode_in_force_first_and_the_latest_count()
    {
        var scenario = With().Log(new ParticipationModeSet(Day(2), Participation.OptIn, "Teachers asked.")).Log(new ParticipationModeSet(Day(8), Participation.WholeDistrict, "The board."))
            .Say(Alder, new OptInCountRecorded(Day(3), 4, 20)).Say(Alder, new OptInCountRecorded(Day(6), 9, 20));

        Assert.Equal(Participation.OptIn, ((ParticipationModeSet)Of(scenario, 7).Modes[0].Happened).Mode);
        Assert.Equal(Participation.WholeDistrict, ((ParticipationModeSet)Of(scenario, 8).Modes[0].Happened).Mode);
        Assert.Equal([9, 4], Of(scenario, 6).Schools.Single().OptIns.Select(count => ((OptInCountRecorded)count.Happened).Count));
        Assert.Single(Of(scenario, 5).Schools.Single().OptIns);
    }

    [Fact]
    public void Keeps_of_each_need_what_was_said_last()
    {
        var scenario = With().Say(Alder, new NeedIdentified(Day(2), "reading", "They read too little.")).Say(Alder, new NeedIdentified(Day(4), "reading", "They read at home.")).
            Say(Alder, new NeedIdentified(Day(5), "maths", "Fractions.")).Say(Alder, new PracticesDefined(Day(6), ["conferring"], "One child at a time."));

        Assert.Equal(["They read at home.", "Fractions."], Of(scenario, 5).Schools.Single().Needs.Select(need => ((NeedIdentified)need.Happened).Statement));
        Assert.Null(Of(scenario, 5).Schools.Single().Practices);
        Assert.NotNull(Of(scenario, 6).Schools.Single().Practices);
    }

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);

    private static Scenario Revised() => With().Log(new VisionStatementAdopted(Day(3), 1, "Every child reads.")).Log(new VisionStatementRevised(Day(10), 2, "Every child reads daily.", "Families asked."));

    private static AgreementsRecord Of(Scenario scenario, int day) => AgreementsRecord.Of(scenario.Board(Day(day)));
}
