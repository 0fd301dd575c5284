using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>R5: the principal.</summary>
internal static class PlainPeople
{
    internal static bool IsPrincipalMissing(PlainCase school, DateOnly day) =>
        MissedMeetings(school, day) || HandedOn(school, day) || HasOverdueCommitment(school, day) || HasUnaffirmedPrincipal(school, day);

    internal static bool MissedMeetings(PlainCase school, DateOnly day)
    {
        var meetings = school.Said<KeyMeetingHeld>(day);
        return meetings.Count >= 2 && meetings.TakeLast(2).All(meeting => meeting.Presence != Presence.Principal);
    }

    internal static bool HandedOn(PlainCase school, DateOnly day)
    {
        var performed = school.Said<ResponsibilityPerformed>(day);
        var expected = school.Said<InitiativeEvent.ExpectationAssigned>(day);
        return performed.Count > 0 && performed.Select(it => it.Responsibility).Distinct().Any(responsibility =>
            performed.Last(it => it.Responsibility == responsibility).ByRole != "principal"
            && expected.LastOrDefault(it => it.Responsibility == responsibility) is { NonDelegable: true });
    }

    internal static bool HasOverdueCommitment(PlainCase school, DateOnly day)
    {
        var made = school.Said<CommitmentMade>(day);
        var facts = made.Count == 0 ? [] : school.Said<RolloutEvent>(day);
        foreach (var id in made.Select(it => it.Commitment).Distinct())
        {
            if (facts.Any(it => it is CommitmentFulfilled done && done.Commitment == id || it is CommitmentBroken broken && broken.Commitment == id))
                continue;
            DateOnly? due = null;
            foreach (var fact in facts)
            {
                if (fact is CommitmentMade promise && promise.Commitment == id)
                    due = promise.DueOn;
                if (fact is CommitmentRenegotiated renegotiated && renegotiated.Commitment == id)
                    due = renegotiated.DueOn;
            }

            if (due is { } on && on < day && school.Span(on, day) > 10)
                return true;
        }

        return false;
    }

    internal static bool HasUnaffirmedPrincipal(PlainCase school, DateOnly day)
    {
        var people = school.Said<SchoolEvent>(day);
        var affirmed = school.Said<CommitmentReaffirmed>(day);
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i] is not SchoolEvent.PrincipalAssigned assigned || assigned.EffectiveOn <= school.Start)
                continue;
            var left = people.Skip(i + 1).Any(it => it is SchoolEvent.PrincipalDeparted departed && departed.Person == assigned.Person);
            var stands = affirmed.Any(it => it.EffectiveOn >= assigned.EffectiveOn && (it.Person is null || it.Person == assigned.Person));
            if (!left && !stands && school.Span(assigned.EffectiveOn, day) > 20)
                return true;
        }

        return false;
    }
}
