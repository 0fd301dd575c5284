using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R5: the principal drives. Every cause is found on the third school day it holds.</summary>
public sealed class ThePrincipal
{
    [Theory]
    [InlineData(Presence.Delegate, Presence.Absent, true)]
    [InlineData(Presence.Principal, Presence.Absent, false)]
    [InlineData(Presence.Absent, Presence.Principal, false)]
    public void Is_missing_after_two_key_meetings_without(Presence first, Presence second, bool missing)
    {
        var scenario = With().Say(Alder, new KeyMeetingHeld(Day(5), "check", first)).Say(Alder, new KeyMeetingHeld(Day(10), "check", second));

        Assert.Null(scenario.Since("R5", Day(11)));
        Assert.Equal(missing ? Day(12) : null, scenario.Since("R5", Day(12)));
    }

    [Fact]
    public void Is_not_missing_after_one_meeting_without() =>
        Assert.Null(With().Say(Alder, new KeyMeetingHeld(Day(5), "check", Presence.Absent)).Since("R5", Day(30)));

    [Fact]
    public void Is_missing_after_meetings_held_before_the_start()
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder, Day(20))
            .Say(Alder, new KeyMeetingHeld(Day(5), "check", Presence.Absent)).Say(Alder, new KeyMeetingHeld(Day(6), "check", Presence.Delegate));

        Assert.Equal(Day(22), scenario.Since("R5", Day(22)));
    }

    [Theory]
    [InlineData("walks", "assistant", true)]
    [InlineData("walks", "principal", false)]
    [InlineData("budget", "assistant", false)]
    [InlineData("unknown", "assistant", false)]
    public void Does_not_hand_on_what_was_agreed_to_stay(string responsibility, string role, bool found)
    {
        var scenario = With()
            .Log(new InitiativeEvent.ExpectationAssigned(Day(1), "walks", Holder.School, true))
            .Log(new InitiativeEvent.ExpectationAssigned(Day(1), "budget", Holder.School, true))
            .Log(new InitiativeEvent.ExpectationAssigned(Day(2), "budget", Holder.School, false))
            .Say(Alder, new ResponsibilityPerformed(Day(10), responsibility, role));

        Assert.Equal(found ? Day(12) : null, scenario.Since("R5", Day(12)));
    }

    [Fact]
    public void Mends_it_by_doing_it_next_time() => Assert.Null(With()
        .Log(new InitiativeEvent.ExpectationAssigned(Day(1), "walks", Holder.School, true))
        .Say(Alder, new ResponsibilityPerformed(Day(10), "walks", "assistant")).Say(Alder, new ResponsibilityPerformed(Day(12), "walks", "principal"))
        .Since("R5", Day(30)));

    [Fact]
    public void Keeps_commitments_within_ten_days_of_their_day()
    {
        // Due on day 10: day 20 is ten days past it, day 21 eleven.
        var scenario = Committed(10);

        Assert.Null(scenario.Since("R5", Day(22)));
        Assert.Equal(Day(23), scenario.Since("R5", Day(23)));
        Assert.Null(Committed(10).Say(Alder, new CommitmentFulfilled(Day(22), "c1")).Since("R5", Day(30)));
        Assert.Null(Committed(10).Say(Alder, new CommitmentBroken(Day(22), "c1")).Since("R5", Day(30)));
        Assert.Null(Committed(null).Since("R5", Day(100)));
    }

    [Fact]
    public void May_agree_on_another_day()
    {
        var scenario = Committed(10).Say(Alder, new CommitmentRenegotiated(Day(15), "c1", Day(20), "Agreed."));

        Assert.Null(scenario.Since("R5", Day(32)));
        Assert.Equal(Day(33), scenario.Since("R5", Day(33)));
    }

    [Theory]
    [InlineData(9, 32, false)]
    [InlineData(10, 32, false)]
    [InlineData(10, 33, true)]
    [InlineData(1, 60, false)]
    public void Re_affirms_within_twenty_days_of_coming_after_the_start(int assigned, int day, bool found)
    {
        // Assigned on day 10: day 30 is the twentieth, 31 to 33 are beyond.
        var scenario = With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(assigned), new("p-2")));
        if (assigned == 9)
            scenario.Say(Alder, new CommitmentReaffirmed(Day(29)));

        Assert.Equal(found ? Day(day) : null, scenario.Since("R5", Day(day)));
    }

    [Theory]
    [InlineData(10, "p-2", true)]
    [InlineData(10, null, true)]
    [InlineData(9, "p-2", false)]
    [InlineData(10, "p-3", false)]
    public void Is_heard_only_in_person_and_from_the_first_day_on(int on, string? person, bool stands)
    {
        var scenario = With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(10), new("p-2")))
            .Say(Alder, new CommitmentReaffirmed(Day(on), person is null ? null : new PersonId(person)));

        Assert.Equal(stands ? null : Day(33), scenario.Since("R5", Day(40)));
    }

    [Fact]
    public void Who_left_need_not_re_affirm() => Assert.Null(With()
        .Say(Alder, new SchoolEvent.PrincipalAssigned(Day(10), new("p-2"))).Say(Alder, new SchoolEvent.PrincipalDeparted(Day(25), new("p-2")))
        .Since("R5", Day(60)));

    [Fact]
    public void Who_left_and_came_on_one_day_has_come() => Assert.Equal(Day(33), With()
        .Say(Alder, new SchoolEvent.PrincipalDeparted(Day(10), new("p-2"))).Say(Alder, new SchoolEvent.PrincipalAssigned(Day(10), new("p-2")))
        .Since("R5", Day(60)));

    private static Scenario Committed(int? due) =>
        With().Say(Alder, new CommitmentMade(Day(2), "c1", "Weekly walks.", due is { } day ? Day(day) : null));

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);
}
