using System.Collections.Immutable;
using System.Diagnostics;
using Rollout.Domain.Calendar;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Districts;

/// <summary>What must be remembered of a district to decide about it: its registration and the school years in force by name.</summary>
public sealed record District(DistrictRegistered? Registered, ImmutableDictionary<string, SchoolYearPublished> Years)
{
    public static District Initial { get; } = new(null, []);

    internal Facts Facts { get; private init; } = Facts.Empty;

    /// <summary>The calendar in force: the published years with every single day that was changed.</summary>
    public SchoolCalendar Calendar => SchoolCalendar.Of(Years.Values, Facts.Live.OfType<CalendarDayChanged>());

    /// <summary>Every version of every instrument, in log order.</summary>
    internal IEnumerable<InstrumentPublished> Instruments => Facts.Live.OfType<InstrumentPublished>();

    /// <summary>How well the school was served so far, as said last of that day or an earlier one; null where nobody said.</summary>
    public NeedProfileRecorded? NeedOf(SchoolId school, DateOnly day) => Facts.Live.OfType<NeedProfileRecorded>()
        .Where(profile => profile.School == school && profile.EffectiveOn <= day).OrderBy(profile => profile.EffectiveOn).LastOrDefault();

    public static Decision<DistrictEvent> Decide(DistrictEvent wish, District state, DateOnly today) =>
        IsAlreadySo(wish, state) ? []
        : (Limits.EffectiveDay(wish, today) ?? RefusalOf(wish, state)) is { } refusal ? refusal
        : wish;

    public static District Evolve(District state, Recorded recorded) => recorded.Happened is Correction.EventWithdrawn withdrawal
        ? Refold(state.Facts.With(recorded.Id, withdrawal))
        : Fold(state with { Facts = state.Facts.With(recorded.Id, recorded.Happened) }, recorded.Happened);

    private static bool IsAlreadySo(DistrictEvent wish, District state) => wish switch
    {
        DistrictRegistered e => e == state.Registered,
        SchoolYearPublished e => e == state.Years.GetValueOrDefault(e.Year),
        CalendarDayChanged e => state.Facts.AlreadySay(e),
        TestingWindowPublished or NeedProfileRecorded => state.Facts.AlreadySay(wish),
        ToolApproved or ToolRetired => state.Facts.AlreadySay(wish),
        InstrumentPublished or SelfAssessmentCompleted => state.Facts.AlreadySay(wish),
        _ => throw new UnreachableException(),
    };

    private static Refusal? RefusalOf(DistrictEvent wish, District state) => wish switch
    {
        DistrictRegistered e => Refuse(e, state),
        SchoolYearPublished e => Refuse(e, state),
        CalendarDayChanged e => Refuse(e),
        TestingWindowPublished e => Refuse(e),
        NeedProfileRecorded e => Refuse(e),
        ToolApproved e => Refuse(e),
        ToolRetired e => Refuse(e),
        InstrumentPublished e => Refuse(e, state),
        SelfAssessmentCompleted e => Refuse(e, state),
        _ => throw new UnreachableException(),
    };

    private static District Refold(Facts facts) => facts.Live.Aggregate(Initial with { Facts = facts }, Fold);

    private static District Fold(District state, DomainEvent happened) => happened switch
    {
        DistrictRegistered e => state with { Registered = e },
        SchoolYearPublished e => state with { Years = state.Years.SetItem(e.Year, e) },
        CalendarDayChanged => state,
        TestingWindowPublished or NeedProfileRecorded => state,
        ToolApproved or ToolRetired => state,
        InstrumentPublished or SelfAssessmentCompleted => state,
        Correction => state,
        _ => throw new UnreachableException(),
    };
}
