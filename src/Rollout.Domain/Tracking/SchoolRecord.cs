namespace Rollout.Domain.Tracking;

/// <summary>What a school's own people agreed on and did beside the milestones, as it stands on the board's day. Never a flag by itself.</summary>
/// <param name="Start">The day the school's own clock starts.</param>
/// <param name="Principals">Who leads the school: several at once where several do.</param>
/// <param name="Groups">The groups of the communication plan in force, in its order.</param>
/// <param name="LastNews">The last that people at or for the school reported; null when nobody has.</param>
public sealed record SchoolRecord(
    DateOnly Start, IReadOnlyList<PersonId> Principals, IReadOnlyList<CommitmentStanding> Commitments, IReadOnlyList<GroupContact> Groups,
    Recorded? LastNews)
{
    /// <summary>Null when the school is not on the board.</summary>
    public static SchoolRecord? Of(Board board, SchoolId school) =>
        board.OnOwnPath.Contains(school) ? Of(board.OnOwnPath[school], board.Day) : null;

    private static SchoolRecord Of(SchoolCase school, DateOnly day) => new(
        school.Start,
        [
            .. school.Facts.PrincipalsAssigned.Where(assigned => assigned.On <= day && !school.Facts.HasLeft(assigned, day))
                .Select(assigned => assigned.Fact.Person).Distinct(),
        ],
        [.. school.Facts.Commitments.Select(commitment => CommitmentStanding.Of(commitment, day)).OfType<CommitmentStanding>()],
        [.. GroupContact.Of(school, day)],
        Array.FindLast(school.Facts.News, news => ((IDated)news.Happened).EffectiveOn <= day));
}

/// <summary>A promise of the principal's and what became of it.</summary>
/// <param name="DueOn">The day last agreed; null = none.</param>
/// <param name="SettledOn">The day it was kept or let go; null while it is open.</param>
/// <param name="Made">The event that made it, which holds the principal's own words: nothing here reads them.</param>
public sealed record CommitmentStanding(string Name, DateOnly? DueOn, DateOnly? SettledOn, Recorded Made)
{
    internal static CommitmentStanding? Of(Commitment commitment, DateOnly day) => commitment.MadeBy(day) is var (made, fact)
        ? new(commitment.Name, commitment.OpenAt(day)?.DueOn ?? fact.DueOn, commitment.SettledOn <= day ? commitment.SettledOn : null, made)
        : null;
}

/// <summary>When a group of the plan was last reached.</summary>
/// <param name="Cadence">Instructional days that may lie between two touchpoints.</param>
/// <param name="LastOn">Null while it was not reached.</param>
public sealed record GroupContact(string Group, int Cadence, DateOnly? LastOn, string? Channel, bool CouldAnswer, Guid? Event)
{
    internal static IEnumerable<GroupContact> Of(SchoolCase school, DateOnly day) =>
        from planned in school.Agreements.Plans.LastBy(day)?.Fact.Groups ?? []
        let last = school.Facts.TouchpointsOf(planned.Group).LastBy(day)
        select new GroupContact(planned.Group, planned.Cadence, last?.On, last?.Fact.Channel, last?.Fact.TwoWay == true, last?.Id);
}
