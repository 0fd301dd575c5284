using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// R5: the principal drives (S2). Counts when the last key meetings were all without the principal, a non-delegable responsibility
/// was last performed by someone else, a commitment is open long past its day, or a new principal has not re-affirmed.
/// </summary>
internal sealed class PrincipalRule : DwelledRule
{
    private const string Principal = "principal";

    internal override string Id => "R5";

    internal override string Title => "The principal drives";

    internal override IEnumerable<DateOnly> MayChange(SchoolCase school, DateOnly until)
    {
        var facts = school.Facts;
        foreach (var day in facts.Meetings.Select(meeting => meeting.On)
                     .Concat(facts.Performances.Select(performance => performance.On))
                     .Concat(facts.Reaffirmations.Select(reaffirmation => reaffirmation.On))
                     .Concat(facts.PrincipalsDeparted.Select(departed => departed.On)))
        {
            yield return day;
        }

        if (facts.Performances.Count > 0)
        {
            foreach (var expectation in school.Agreements.Expectations)
                yield return expectation.On;
        }

        foreach (var commitment in facts.Commitments)
        {
            if (commitment.SettledOn is { } settled)
                yield return settled;
            foreach (var (on, dueOn) in commitment.Agreements)
            {
                yield return on;
                if (dueOn is { } due && school.FirstLived(school.Lived(due) + school.Rules.CommitmentGrace + 1, until) is { } overdue)
                    yield return overdue;
            }
        }

        foreach (var assigned in facts.PrincipalsAssigned)
        {
            yield return assigned.On;
            if (school.FirstLived(school.Lived(assigned.On) + school.Rules.ReaffirmWithin + 1, until) is { } late)
                yield return late;
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        Meetings(school, day).Any() || Delegations(school, day).Any() || Commitments(school, day).Any() || NewPrincipals(school, day).Any()
            ? Tier.Watch
            : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var causes = Causes(school, day).ToList();
        return new(
            causes.Count == 0 ? "The principal keeps what was agreed." : string.Join(" ", causes.Select(cause => cause.Reason)),
            [
                new("causes", causes.Select(cause => cause.Kind).ToList()),
                new("lastMeetings", LastMeetings(school, day).Select(meeting => meeting.Fact.Presence.ToString().ToLowerInvariant()).ToList()),
                new("commitmentGrace", school.Rules.CommitmentGrace),
                new("reaffirmWithin", school.Rules.ReaffirmWithin),
            ],
            [.. causes.SelectMany(cause => cause.Events)]);
    }

    private static IEnumerable<Cause> Causes(SchoolCase school, DateOnly day) =>
        Meetings(school, day).Concat(Delegations(school, day)).Concat(Commitments(school, day)).Concat(NewPrincipals(school, day));

    private static IEnumerable<Cause> Meetings(SchoolCase school, DateOnly day)
    {
        var last = LastMeetings(school, day);
        if (last.Count == school.Rules.MeetingsInARow && last.TrueForAll(meeting => meeting.Fact.Presence != Rollouts.Presence.Principal))
            yield return new("meetings", $"The last {last.Count} key meetings were held without the principal.", [.. last.Select(meeting => meeting.Id)]);
    }

    private static List<Dated<Rollouts.RolloutEvent.KeyMeetingHeld>> LastMeetings(SchoolCase school, DateOnly day)
    {
        var meetings = school.Facts.Meetings;
        var upTo = meetings.Count;
        while (upTo > 0 && meetings[upTo - 1].On > day)
            upTo--;
        var last = new List<Dated<Rollouts.RolloutEvent.KeyMeetingHeld>>(school.Rules.MeetingsInARow);
        for (var i = Math.Max(0, upTo - school.Rules.MeetingsInARow); i < upTo; i++)
            last.Add(meetings[i]);
        return last;
    }

    private static IEnumerable<Cause> Delegations(SchoolCase school, DateOnly day)
    {
        if (school.Facts.Performances.Count == 0)
            yield break;
        var latest = school.Facts.Performances.Where(performance => performance.On <= day)
            .GroupBy(performance => performance.Fact.Responsibility, StringComparer.Ordinal).Select(group => group.Last());
        foreach (var performance in latest.Where(performance => performance.Fact.ByRole != Principal))
        {
            var responsibility = performance.Fact.Responsibility;
            if (school.Agreements.Expectations.LastBy(day, expectation => expectation.Responsibility == responsibility) is { Fact.NonDelegable: true } agreed)
                yield return new("delegation", $"“{responsibility}” stays with the principal; the {performance.Fact.ByRole} did it last.", [performance.Id, agreed.Id]);
        }
    }

    private static IEnumerable<Cause> Commitments(SchoolCase school, DateOnly day)
    {
        foreach (var commitment in school.Facts.Commitments)
        {
            if (commitment.OpenAt(day) is var (recorded, dueOn)
                && school.LivedBetween(dueOn, day) is var past && past > school.Rules.CommitmentGrace)
            {
                yield return new("commitment", $"The commitment “{commitment.Name}” is {past} instructional days past its day.", [recorded.Id]);
            }
        }
    }

    private static IEnumerable<Cause> NewPrincipals(SchoolCase school, DateOnly day)
    {
        foreach (var assigned in school.Facts.PrincipalsAssigned)
        {
            if (assigned.On > school.Start && assigned.On <= day
                && school.LivedBetween(assigned.On, day) is var passed && passed > school.Rules.ReaffirmWithin
                && !HasLeft(school, assigned, day) && !HasReaffirmed(school, assigned, day))
            {
                yield return new("reaffirmation", $"The new principal has not re-affirmed the commitments for {passed} instructional days.", [assigned.Id]);
            }
        }
    }

    private static bool HasLeft(SchoolCase school, Dated<PrincipalAssigned> assigned, DateOnly day) =>
        school.Facts.PrincipalsDeparted.Any(departed =>
            (departed.On, departed.Recorded.Position).CompareTo((assigned.On, assigned.Recorded.Position)) > 0
            && departed.On <= day && departed.Fact.Person == assigned.Fact.Person);

    private static bool HasReaffirmed(SchoolCase school, Dated<PrincipalAssigned> assigned, DateOnly day) =>
        school.Facts.Reaffirmations.Any(reaffirmed =>
            reaffirmed.On >= assigned.On && reaffirmed.On <= day
            && (reaffirmed.Fact.Person is null || reaffirmed.Fact.Person == assigned.Fact.Person));

    private sealed record Cause(string Kind, string Reason, IReadOnlyList<Guid> Events);
}
