using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// Who leads a school, and what was agreed with whoever does (practices 14 to 17), as it stands on the board's day. It measures no
/// person: agreements, meetings and responsibilities as they were recorded, and what rule R5 says of the school.
/// </summary>
/// <param name="Leaders">Several where several lead together.</param>
/// <param name="Commitments">In the order in which they were first spoken of.</param>
/// <param name="Meetings">The last key meetings, the latest first.</param>
/// <param name="Responsibilities">Those that are agreed to stay with the principal.</param>
/// <param name="Found">What R5 found; null when nothing.</param>
public sealed record PrincipalRecord(
    Standing Row, IReadOnlyList<Leadership> Leaders, IReadOnlyList<CommitmentStory> Commitments, IReadOnlyList<MeetingPresence> Meetings,
    IReadOnlyList<OwnResponsibility> Responsibilities, Finding? Found)
{
    private const int LatestMeetings = 5;
    private const string Principal = "principal";

    /// <summary>The schools of the board by name: nobody comes first or last.</summary>
    /// <param name="only">The only schools asked for; null: all.</param>
    public static IReadOnlyList<PrincipalRecord> Of(Board board, IReadOnlySet<SchoolId>? only = null) =>
    [
        .. board.Schools.Where(row => only is null || only.Contains(row.School))
            .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
            .Select(row => Of(row, board.OnOwnPath[row.School], board.Day)),
    ];

    private static PrincipalRecord Of(Standing row, SchoolCase school, DateOnly day) => new(
        row, [.. LeadersOf(school, day)], [.. CommitmentsOf(school, day)],
        [
            .. school.Facts.Meetings.Take(school.Facts.Meetings.CountBy(day)).Reverse().Take(LatestMeetings)
                .Select(meeting => new MeetingPresence(meeting.Fact.Meeting, meeting.On, meeting.Fact.Presence, meeting.Id)),
        ],
        [.. ResponsibilitiesOf(school, day)], row.Findings.FirstOrDefault(finding => finding.Rule == "R5"));

    private static IEnumerable<Leadership> LeadersOf(SchoolCase school, DateOnly day) =>
        from assigned in school.Facts.PrincipalsAssigned
        where assigned.On <= day && !school.Facts.HasLeft(assigned, day)
        group assigned by assigned.Fact.Person into standing
        let first = standing.First()
        select new Leadership(standing.Key, first.On, first.Id, ReaffirmationOf(school, standing.Last(), day));

    private static Reaffirmation? ReaffirmationOf(SchoolCase school, Dated<PrincipalAssigned> assigned, DateOnly day)
    {
        if (assigned.On <= school.Start)
            return null;
        var said = school.Facts.Reaffirmations.Where(said => said.On >= assigned.On && said.On <= day)
            .Where(said => said.Fact.Person is null || said.Fact.Person == assigned.Fact.Person).Select(said => (Dated<CommitmentReaffirmed>?)said).FirstOrDefault();
        var within = school.Rules.ReaffirmWithin;
        return new(said?.On, said?.Id, within - school.LivedBetween(assigned.On, day), school.LastDayWithin(assigned.On, within));
    }

    private static IEnumerable<CommitmentStory> CommitmentsOf(SchoolCase school, DateOnly day)
    {
        foreach (var commitment in school.Facts.Commitments)
        {
            if (CommitmentStanding.Of(commitment, day) is not { } standing)
                continue;
            List<Recorded> said = [.. school.Facts.All.Where(fact => NameIn(fact.Happened) == commitment.Name && ((IDated)fact.Happened).EffectiveOn <= day)];
            var state = said.Find(fact => fact.Happened is CommitmentFulfilled or CommitmentBroken)?.Happened switch
            {
                CommitmentFulfilled => CommitmentState.Kept,
                CommitmentBroken => CommitmentState.LetGo,
                _ => CommitmentState.Open,
            };
            var past = commitment.OpenAt(day) is var (_, dueOn) ? Math.Max(0, school.LivedBetween(dueOn, day)) : 0;
            yield return new(standing, state, past, said);
        }
    }

    private static string? NameIn(DomainEvent happened) => happened switch
    {
        CommitmentMade made => made.Commitment,
        CommitmentRenegotiated renegotiated => renegotiated.Commitment,
        CommitmentFulfilled fulfilled => fulfilled.Commitment,
        CommitmentBroken broken => broken.Commitment,
        _ => null,
    };

    private static IEnumerable<OwnResponsibility> ResponsibilitiesOf(SchoolCase school, DateOnly day) =>
        from agreed in school.Agreements.Expectations.Take(school.Agreements.Expectations.CountBy(day))
        group agreed by agreed.Fact.Responsibility into assignments
        let last = assignments.Last()
        where last.Fact.NonDelegable
        let done = school.Facts.Performances.LastBy(day, performed => performed.Responsibility == assignments.Key)
        select new OwnResponsibility(
            assignments.Key, last.On, last.Id,
            done is { } latest ? new(latest.Fact.ByRole, latest.Fact.Person, latest.On, latest.Id, latest.Fact.ByRole == Principal) : null);
}

/// <summary>Somebody leads the school.</summary>
/// <param name="Since">The first day of it.</param>
/// <param name="Event">The assignment.</param>
/// <param name="Reaffirmation">What was asked of whoever came after the school's start; null for whoever led it then.</param>
public sealed record Leadership(PersonId Person, DateOnly Since, Guid Event, Reaffirmation? Reaffirmation);

/// <summary>A new principal stands by what the school had promised, or has time to (R5).</summary>
/// <param name="SaidOn">Null while it was not said.</param>
/// <param name="DaysLeft">School days left of those a new principal has; 0 on the last of them, below 0 afterwards.</param>
/// <param name="By">The last of these days; null beyond the published calendar.</param>
public sealed record Reaffirmation(DateOnly? SaidOn, Guid? Event, int DaysLeft, DateOnly? By);

/// <summary>A commitment with all that was said of it.</summary>
/// <param name="PastItsDay">School days since the day last agreed, pauses left out; 0 when it is not over or the commitment is settled.</param>
/// <param name="Said">Made, renegotiated, kept or let go, in effective order: they hold people's own words.</param>
public sealed record CommitmentStory(CommitmentStanding Standing, CommitmentState State, int PastItsDay, IReadOnlyList<Recorded> Said);

/// <summary>What became of a commitment.</summary>
public enum CommitmentState
{
    Open,
    Kept,
    LetGo,
}

/// <summary>Who came for the principal's chair to a key meeting.</summary>
public sealed record MeetingPresence(string Meeting, DateOnly On, Presence Presence, Guid Event);

/// <summary>A responsibility that is agreed to stay with the principal.</summary>
/// <param name="Since">The day of the agreement in force.</param>
/// <param name="Last">Who performed it last; null while nobody has.</param>
public sealed record OwnResponsibility(string Responsibility, DateOnly Since, Guid Agreed, ResponsibilityDone? Last);

/// <summary>A responsibility was performed.</summary>
/// <param name="ByRole">As it was recorded, such as <c>principal</c>.</param>
public sealed record ResponsibilityDone(string ByRole, PersonId? Person, DateOnly On, Guid Event, bool IsByPrincipal);
