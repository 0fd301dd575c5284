using System.Diagnostics;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Schools;

/// <summary>What must be remembered of a school to decide about it.</summary>
/// <param name="Registered">Its registration; null before it.</param>
/// <param name="Entry">Its entry in the roster as it stands now: the registration with later names and details.</param>
/// <param name="Gone">Why it is closed: a <see cref="SchoolClosed"/> or a <see cref="SchoolMerged"/>; null while it is not.</param>
public sealed record School(SchoolRegistered? Registered, SchoolRegistered? Entry, SchoolStatus Status, SchoolEvent? Gone)
{
    public static School Initial { get; } = new(null, null, SchoolStatus.Open, null);

    public bool IsRegistered => Registered is not null;

    internal Facts Facts { get; private init; } = Facts.Empty;

    /// <param name="roster">The district's schools, to find the one that another merges into.</param>
    public static Decision<SchoolEvent> Decide(
        SchoolEvent wish, School state, SchoolId school, IReadOnlyDictionary<SchoolId, School> roster, DateOnly today) =>
        IsAlreadySo(wish, state) ? []
        : (Limits.EffectiveDay(wish, today) ?? RefusalOf(wish, state, school, roster)) is { } refusal ? refusal
        : wish;

    public static School Evolve(School state, Recorded recorded) => recorded.Happened is Correction.EventWithdrawn withdrawal
        ? Refold(state.Facts.With(recorded.Id, withdrawal))
        : Fold(state with { Facts = state.Facts.With(recorded.Id, recorded.Happened) }, recorded.Happened);

    private static bool IsAlreadySo(SchoolEvent wish, School state) => wish switch
    {
        SchoolRegistered e => e == state.Registered || e == state.Entry,
        SchoolRenamed e => Applied(e, state) == state.Entry,
        SchoolDetailsChanged e => Applied(e, state) == state.Entry,
        SchoolStatusChanged e => e.Status == state.Status,
        SchoolClosed e => e == state.Gone || e.MovedTo is null && state.Gone is not null,
        SchoolReopened => state.Gone is null,
        SchoolMerged e => e == state.Gone,
        PrincipalAssigned e => state.Facts.AlreadySay(e),
        PrincipalDeparted e => state.Facts.AlreadySay(e),
        _ => throw new UnreachableException(),
    };

    private static Refusal? RefusalOf(
        SchoolEvent wish, School state, SchoolId school, IReadOnlyDictionary<SchoolId, School> roster) => wish switch
        {
            SchoolRegistered e => Refuse(e, state),
            SchoolRenamed e => Refuse(e),
            SchoolDetailsChanged e => Refuse(e),
            SchoolMerged e => Refuse(e, school, roster),
            SchoolStatusChanged or SchoolClosed or SchoolReopened => null,
            PrincipalAssigned or PrincipalDeparted => null,
            _ => throw new UnreachableException(),
        };

    private static School Refold(Facts facts) => facts.Live.Aggregate(Initial with { Facts = facts }, Fold);

    private static School Fold(School state, DomainEvent happened) => happened switch
    {
        SchoolRegistered e => state with { Registered = e, Entry = e },
        SchoolRenamed e => state with { Entry = Applied(e, state) },
        SchoolDetailsChanged e => state with { Entry = Applied(e, state) },
        SchoolStatusChanged e => state with { Status = e.Status },
        SchoolClosed e => state with { Gone = e },
        SchoolMerged e => state with { Gone = e },
        SchoolReopened => state with { Gone = null },
        PrincipalAssigned or PrincipalDeparted => state,
        Correction => state,
        _ => throw new UnreachableException(),
    };

    private static SchoolRegistered? Applied(SchoolRenamed wish, School state) => state.Entry is { } entry ? entry with { Name = wish.Name } : null;

    private static SchoolRegistered? Applied(SchoolDetailsChanged wish, School state) => state.Entry is { } entry
        ? entry with
        {
            Level = wish.Level,
            LowGrade = wish.LowGrade,
            HighGrade = wish.HighGrade,
            Charter = wish.Charter,
            StateId = wish.StateId,
        }
        : null;
}
