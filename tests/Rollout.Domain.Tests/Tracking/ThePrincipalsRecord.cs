using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practices 14 to 17: what was agreed with whoever leads a school, on the day before, the day of and the day after.</summary>
public sealed class ThePrincipalsRecord
{
    private static readonly PersonId Ann = new("p-ann");
    private static readonly PersonId Ben = new("p-ben");

    [Fact]
    public void Names_everybody_who_leads_and_nobody_who_left()
    {
        var scenario = With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(2), Ann)).Say(Alder, new SchoolEvent.PrincipalAssigned(Day(5), Ben))
            .Say(Alder, new SchoolEvent.PrincipalDeparted(Day(9), Ann));

        Assert.Equal([], Of(scenario, 1).Leaders);
        Assert.Equal([(Ann, Day(2)), (Ben, Day(5))], Of(scenario, 8).Leaders.Select(leader => (leader.Person, leader.Since)));
        Assert.Equal([Ben], Of(scenario, 9).Leaders.Select(leader => leader.Person));
    }

    [Fact]
    public void Shows_one_who_leads_two_schools_at_both_in_the_order_of_the_names()
    {
        var scenario = With().Enrol(Birch).Say(Birch, new SchoolEvent.PrincipalAssigned(Day(2), Ann)).Say(Alder, new SchoolEvent.PrincipalAssigned(Day(2), Ann));

        var record = PrincipalRecord.Of(scenario.Board(Day(3)));
        Assert.Equal([(Alder, Ann), (Birch, Ann)], record.Select(school => (school.Row.School, school.Leaders.Single().Person)));
        Assert.Equal([Birch], PrincipalRecord.Of(scenario.Board(Day(3)), new HashSet<SchoolId> { Birch }).Select(school => school.Row.School));
    }

    [Theory]
    [InlineData(23, 1)]
    [InlineData(24, 0)]
    [InlineData(25, -1)]
    public void Counts_the_days_left_to_stand_by_the_commitments(int day, int left)
    {
        var asked = Of(With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(4), Ann)), day).Leaders.Single().Reaffirmation!;

        Assert.Equal((left, Day(24), null), (asked.DaysLeft, asked.By, asked.SaidOn));
    }

    [Fact]
    public void Asks_nobody_to_who_led_the_school_when_it_started() =>
        Assert.Null(Of(With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(1), Ann)), 30).Leaders.Single().Reaffirmation);

    [Fact]
    public void Hears_who_stood_by_them_and_not_another()
    {
        var scenario = With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(4), Ann))
            .Say(Alder, new CommitmentReaffirmed(Day(6), Ben)).Say(Alder, new CommitmentReaffirmed(Day(9), Ann));

        Assert.Null(Of(scenario, 8).Leaders.Single().Reaffirmation!.SaidOn);
        Assert.Equal(Day(9), Of(scenario, 9).Leaders.Single().Reaffirmation!.SaidOn);
    }

    [Fact]
    public void Leaves_a_pause_out_of_the_days_left()
    {
        var scenario = With().Say(Alder, new SchoolEvent.PrincipalAssigned(Day(4), Ann)).Say(Alder, new RolloutPaused(Day(10))).Say(Alder, new RolloutResumed(Day(15)));

        Assert.Equal((0, Day(29)), Of(scenario, 29).Leaders.Single().Reaffirmation is { } asked ? (asked.DaysLeft, asked.By) : default);
    }

    [Theory]
    [InlineData(9, 10, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(11, 10, 1)]
    [InlineData(12, 20, 0)]
    public void Counts_the_days_past_the_day_agreed_last(int day, int due, int past)
    {
        var scenario = Promised().Say(Alder, new CommitmentRenegotiated(Day(12), "visits", Day(20), "The coach is ill."));

        var promise = Of(scenario, day).Commitments.Single();
        Assert.Equal((CommitmentState.Open, Day(due), past), (promise.State, promise.Standing.DueOn, promise.PastItsDay));
        Assert.Equal(day < 12 ? 1 : 2, promise.Said.Count);
    }

    [Fact]
    public void Tells_what_was_kept_from_what_was_let_go()
    {
        Assert.Equal(CommitmentState.Open, Of(Promised().Say(Alder, new CommitmentFulfilled(Day(14), "visits")), 13).Commitments.Single().State);
        Assert.Equal((CommitmentState.Kept, 0), Settled(new CommitmentFulfilled(Day(14), "visits")));
        Assert.Equal((CommitmentState.LetGo, 0), Settled(new CommitmentBroken(Day(14), "visits", "No time this year.")));

        static (CommitmentState, int) Settled(RolloutEvent by) =>
            Of(Promised().Say(Alder, by), 14).Commitments.Single() is { } promise ? (promise.State, promise.PastItsDay) : default;
    }

    [Fact]
    public void Shows_the_last_five_meetings_the_latest_first()
    {
        var scenario = With();
        foreach (var day in Enumerable.Range(2, 7))
            scenario.Say(Alder, new KeyMeetingHeld(Day(day), $"week {day}", day % 2 == 0 ? Presence.Principal : Presence.Delegate));

        Assert.Equal(["week 7", "week 6", "week 5", "week 4", "week 3"], Of(scenario, 7).Meetings.Select(meeting => meeting.Meeting));
        Assert.Equal(Presence.Delegate, Of(scenario, 7).Meetings[0].Presence);
    }

    [Fact]
    public void Shows_who_performed_last_what_stays_with_the_principal()
    {
        var scenario = With().Log(new InitiativeEvent.ExpectationAssigned(Day(2), "review", Holder.School, NonDelegable: true))
            .Log(new InitiativeEvent.ExpectationAssigned(Day(2), "newsletter", Holder.School, NonDelegable: false))
            .Say(Alder, new ResponsibilityPerformed(Day(4), "review", "principal")).Say(Alder, new ResponsibilityPerformed(Day(6), "review", "coach"))
            .Log(new InitiativeEvent.ExpectationAssigned(Day(9), "review", Holder.School, NonDelegable: false));

        Assert.Null(Of(scenario, 3).Responsibilities.Single().Last);
        Assert.True(Of(scenario, 5).Responsibilities.Single().Last!.IsByPrincipal);
        Assert.Equal(("coach", false), Of(scenario, 6).Responsibilities.Single().Last is { } last ? (last.ByRole, last.IsByPrincipal) : default);
        Assert.Empty(Of(scenario, 9).Responsibilities);
    }

    [Fact]
    public void Says_what_the_rule_found_and_nothing_of_its_own()
    {
        var scenario = Promised();

        Assert.Null(Of(scenario, 22).Found);
        Assert.Equal("The commitment “visits” is 13 instructional days past its day.", Of(scenario, 23).Found!.Reason);
    }

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 170))).Enrol(Alder);

    private static Scenario Promised() => With().Say(Alder, new CommitmentMade(Day(3), "visits", "Visit every room.", Day(10)));

    private static PrincipalRecord Of(Scenario scenario, int day) => PrincipalRecord.Of(scenario.Board(Day(day))).Single(school => school.Row.School == Alder);
}
