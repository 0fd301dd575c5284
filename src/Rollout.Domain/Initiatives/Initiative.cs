using System.Collections.Immutable;
using System.Diagnostics;
using Rollout.Domain.Paths;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Initiatives;

/// <summary>What must be remembered of an initiative to decide about it, and about its schools, which it frames.</summary>
/// <param name="Charter">Null before it is chartered.</param>
/// <param name="Paths">The published versions; version 1 is the first.</param>
/// <param name="Milestones">The ids that any version has.</param>
/// <param name="Indicators">The indicators defined.</param>
/// <param name="Launches">The launch day said last for each wave.</param>
public sealed record Initiative(
    InitiativeChartered? Charter, ImmutableList<ExpectedPath> Paths, ImmutableHashSet<MilestoneId> Milestones,
    ImmutableHashSet<string> Indicators, ImmutableDictionary<string, DateOnly> Launches)
{
    public static Initiative Initial { get; } = new(null, [], [], [], []);

    internal Facts Facts { get; private init; } = Facts.Empty;

    public static Decision<InitiativeEvent> Decide(InitiativeEvent wish, Initiative state, DateOnly today) =>
        IsAlreadySo(wish, state) ? []
        : (Limits.EffectiveDay(wish, today) ?? RefusalOf(wish, state)) is { } refusal ? refusal
        : wish;

    public static Initiative Evolve(Initiative state, Recorded recorded) => recorded.Happened is Correction.EventWithdrawn withdrawal
        ? Refold(state.Facts.With(recorded.Id, withdrawal))
        : Fold(state with { Facts = state.Facts.With(recorded.Id, recorded.Happened) }, recorded.Happened);

    private static bool IsAlreadySo(InitiativeEvent wish, Initiative state) => wish switch
    {
        InitiativeChartered e => e == state.Charter,
        IPathVersion e => state.Paths.Contains(e.Path),
        _ => state.Facts.AlreadySay(wish),
    };

    private static Refusal? RefusalOf(InitiativeEvent wish, Initiative state) => wish switch
    {
        InitiativeChartered e => Refuse(e, state),
        ExpectedPathPublished e => Refuse(e, state),
        ExpectedPathRevised e => Refuse(e, state),
        WaveScheduled e => Refuse(e),
        CommunicationPlanApproved e => Refuse(e),
        ExpectationAssigned e => Refuse(e),
        IndicatorDefined e => Refuse(e),
        BaselineRecorded e => Refuse(e, state),
        TargetSet e => Refuse(e, state),
        _ => throw new UnreachableException(),
    };

    private static Initiative Refold(Facts facts) => facts.Live.Aggregate(Initial with { Facts = facts }, Fold);

    private static Initiative Fold(Initiative state, DomainEvent happened) => happened switch
    {
        InitiativeChartered e => state with { Charter = e },
        ExpectedPathPublished e => With(state, e.Path),
        ExpectedPathRevised e => With(state, e.Path),
        WaveScheduled e => state with { Launches = state.Launches.SetItem(e.Wave, e.LaunchOn) },
        IndicatorDefined e => state with { Indicators = state.Indicators.Add(e.Indicator) },
        BaselineRecorded or TargetSet => state,
        CommunicationPlanApproved => state,
        ExpectationAssigned => state,
        Correction => state,
        _ => throw new UnreachableException(),
    };

    private static Initiative With(Initiative state, ExpectedPath path) => state with
    {
        Paths = state.Paths.Add(path),
        Milestones = state.Milestones.Union(path.Milestones.Select(milestone => milestone.Id)),
    };
}
