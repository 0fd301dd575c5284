using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// R5: the principal drives (S2). Counts when the last key meetings were all without the principal, a non-delegable responsibility
/// was last performed by someone else, a commitment is open long past its day, or a new principal has not re-affirmed.
/// </summary>
internal sealed class PrincipalRule : DwelledRule<SchoolCase>
{
    private const string Principal = "principal";

    internal override string Id => "R5";

    internal override string Title => "The principal drives";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        var facts = school.Facts;
        days.Add(facts.Meetings);
        days.Add(facts.Performances);
        days.Add(facts.Reaffirmations);
        days.Add(facts.PrincipalsDeparted);
        days.Add(facts.PrincipalsAssigned);
        if (facts.Performances.Length > 0)
            days.Add(school.Agreements.Expectations);

        foreach (var commitment in facts.Commitments)
        {
            days.Add(commitment.SettledOn);
            foreach (var (_, on, dueOn) in commitment.Agreements)
            {
                days.Add(on);
                if (dueOn is { } due)
                    days.Add(school.FirstLived(school.Lived(due) + school.Rules.CommitmentGrace + 1, days.Last));
            }
        }

        foreach (var assigned in facts.PrincipalsAssigned)
            days.Add(school.FirstLived(school.Lived(assigned.On) + school.Rules.ReaffirmWithin + 1, days.Last));
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        IsWithoutPrincipal(school, school.Facts.Meetings.CountBy(day)) || Delegations(school, day).Any()
        || HasOverdueCommitment(school, day) || HasUnaffirmedPrincipal(school, day)
            ? Tier.Watch
            : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var causes = Causes(school, day).ToList();
        return new(
            causes.Count == 0 ? "The principal keeps what was agreed." : string.Join(" ", causes.Select(cause => cause.Reason)),
            [.. causes.SelectMany(cause => cause.Events)]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("causes", Causes(school, day).Select(cause => cause.Kind).ToList()),
        new("lastMeetings", LastMeetings(school, day).Select(meeting => meeting.Fact.Presence.ToString().ToLowerInvariant()).ToList()),
        new("commitmentGrace", school.Rules.CommitmentGrace),
        new("reaffirmWithin", school.Rules.ReaffirmWithin),
    ];

    private static IEnumerable<Cause> Causes(SchoolCase school, DateOnly day) =>
        Meetings(school, day).Concat(Delegations(school, day)).Concat(Commitments(school, day)).Concat(NewPrincipals(school, day));

    private static IEnumerable<Cause> Meetings(SchoolCase school, DateOnly day)
    {
        if (!IsWithoutPrincipal(school, school.Facts.Meetings.CountBy(day)))
            return [];
        var last = LastMeetings(school, day);
        return [new("meetings", $"The last {last.Count} key meetings were held without the principal.", [.. last.Select(meeting => meeting.Id)])];
    }

    private static bool IsWithoutPrincipal(SchoolCase school, int upTo)
    {
        var first = upTo - school.Rules.MeetingsInARow;
        for (var i = upTo - 1; i >= first && first >= 0; i--)
        {
            if (school.Facts.Meetings[i].Fact.Presence == Rollouts.Presence.Principal)
                return false;
        }

        return first >= 0;
    }

    private static List<Dated<Rollouts.RolloutEvent.KeyMeetingHeld>> LastMeetings(SchoolCase school, DateOnly day)
    {
        var upTo = school.Facts.Meetings.CountBy(day);
        return [.. school.Facts.Meetings.Take(upTo).Skip(upTo - school.Rules.MeetingsInARow)];
    }

    private static IEnumerable<Cause> Delegations(SchoolCase school, DateOnly day) =>
        school.Facts.Performances.Length == 0 ? [] : DelegationsOf(school, day);

    private static IEnumerable<Cause> DelegationsOf(SchoolCase school, DateOnly day)
    {
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
            if (IsOverdue(school, commitment, day, out var agreed, out var past))
                yield return new("commitment", $"The commitment “{commitment.Name}” is {past} instructional days past its day.", [agreed]);
        }
    }

    private static bool HasOverdueCommitment(SchoolCase school, DateOnly day)
    {
        foreach (var commitment in school.Facts.Commitments)
        {
            if (IsOverdue(school, commitment, day, out _, out _))
                return true;
        }

        return false;
    }

    private static bool IsOverdue(SchoolCase school, Commitment commitment, DateOnly day, out Guid agreed, out int past)
    {
        (agreed, past) = commitment.OpenAt(day) is var (recorded, dueOn) ? (recorded.Id, school.LivedBetween(dueOn, day)) : default;
        return past > school.Rules.CommitmentGrace;
    }

    private static IEnumerable<Cause> NewPrincipals(SchoolCase school, DateOnly day)
    {
        foreach (var assigned in school.Facts.PrincipalsAssigned)
        {
            if (IsUnaffirmed(school, assigned, day))
            {
                var passed = school.LivedBetween(assigned.On, day);
                yield return new("reaffirmation", $"The new principal has not re-affirmed the commitments for {passed} instructional days.", [assigned.Id]);
            }
        }
    }

    private static bool HasUnaffirmedPrincipal(SchoolCase school, DateOnly day)
    {
        foreach (var assigned in school.Facts.PrincipalsAssigned)
        {
            if (IsUnaffirmed(school, assigned, day))
                return true;
        }

        return false;
    }

    private static bool IsUnaffirmed(SchoolCase school, Dated<PrincipalAssigned> assigned, DateOnly day) =>
        assigned.On > school.Start && assigned.On <= day
        && school.LivedBetween(assigned.On, day) > school.Rules.ReaffirmWithin
        && !school.Facts.HasLeft(assigned, day) && !HasReaffirmed(school, assigned, day);

    private static bool HasReaffirmed(SchoolCase school, Dated<PrincipalAssigned> assigned, DateOnly day) =>
        school.Facts.Reaffirmations.Any(reaffirmed =>
            reaffirmed.On >= assigned.On && reaffirmed.On <= day
            && (reaffirmed.Fact.Person is null || reaffirmed.Fact.Person == assigned.Fact.Person));

    private sealed record Cause(string Kind, string Reason, IReadOnlyList<Guid> Events);
}
