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
/// <param name="Responsibilities">Those that were assigned to somebody.</param>
/// <param name="Vision">The latest version of the vision statement; 0 = none.</param>
/// <param name="RuleSets">The adopted sets in order; the first has version 2.</param>
/// <param name="Reports">Those that were issued.</param>
public sealed record Initiative(
    InitiativeChartered? Charter, ImmutableList<ExpectedPath> Paths, ImmutableHashSet<MilestoneId> Milestones,
    ImmutableHashSet<string> Indicators, ImmutableDictionary<string, DateOnly> Launches,
    ImmutableHashSet<string> Responsibilities, int Vision, ImmutableList<InitiativeEvent.RuleSetAdopted> RuleSets,
    ImmutableHashSet<string> Reports)
{
    public static Initiative Initial { get; } = new(null, [], [], [], [], [], 0, [], []);

    internal Facts Facts { get; private init; } = Facts.Empty;

    public static Decision<InitiativeEvent> Decide(InitiativeEvent wish, Initiative state, InitiativeId initiative, DateOnly today) =>
        IsAlreadySo(wish, state) ? []
        : (Limits.EffectiveDay(wish, today) ?? RefusalOf(wish, state, initiative)) is { } refusal ? refusal
        : wish;

    public static Initiative Evolve(Initiative state, Recorded recorded) => recorded.Happened is Correction.EventWithdrawn withdrawal
        ? Refold(state.Facts.With(recorded.Id, withdrawal))
        : Fold(state with { Facts = state.Facts.With(recorded.Id, recorded.Happened) }, recorded.Happened);

    private static bool IsAlreadySo(InitiativeEvent wish, Initiative state) => wish switch
    {
        InitiativeChartered e => e == state.Charter,
        IPathVersion e => state.Paths.Contains(e.Path),
        RuleSetAdopted e => InitiativeEvent.IsAlreadySo(e, state),
        _ => state.Facts.AlreadySay(wish),
    };

    private static Refusal? RefusalOf(InitiativeEvent wish, Initiative state, InitiativeId initiative) => wish switch
    {
        InitiativeChartered e => RefuseName(initiative) ?? Refuse(e, state),
        ExpectedPathPublished e => Refuse(e, state),
        ExpectedPathRevised e => Refuse(e, state),
        RuleSetAdopted e => Refuse(e, state),
        WaveScheduled e => Refuse(e),
        CommunicationPlanApproved e => Refuse(e),
        ExpectationAssigned e => Refuse(e),
        ExpectationAccepted e => Refuse(e, state),
        VisionStatementAdopted e => Refuse(e),
        VisionStatementRevised e => Refuse(e, state),
        InitiativeLinkedToPriority e => Refuse(e),
        TrackCheckScheduled e => Refuse(e),
        TrackCheckHeld e => Refuse(e, state),
        ReportIssued e => Refuse(e, state),
        ReportPublished e => Refuse(e, state),
        DecisionRecorded e => Refuse(e),
        ParticipationModeSet e => Refuse(e),
        StakeholderGroupsNamed e => Refuse(e),
        SupportMenuAgreed e => Refuse(e),
        DeviceGateItemSatisfied e => Refuse(e),
        VendorEngaged e => Refuse(e),
        ReferenceChecked e => Refuse(e),
        CapacityTransferred e => Refuse(e),
        VendorEngagementEnded e => Refuse(e, state),
        FundingCommitted e => Refuse(e),
        SustainabilityPlanApproved e => Refuse(e),
        LessMorePublished e => Refuse(e),
        PrecedentLinked e => Refuse(e),
        PilotStarted e => Refuse(e),
        AdoptionDecided e => Refuse(e, state),
        EvaluationCommissioned e => Refuse(e),
        EvaluationFindingRecorded e => Refuse(e, state),
        CycleStarted e => Refuse(e),
        CycleFindingRecorded e => Refuse(e, state),
        CycleActDecided e => Refuse(e, state),
        IndicatorDefined e => Refuse(e),
        RubricPublished e => Refuse(e),
        SelectionOverridden e => Refuse(e),
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
        RuleSetAdopted e => state with { RuleSets = state.RuleSets.Add(e) },
        WaveScheduled e => state with { Launches = state.Launches.SetItem(e.Wave, e.LaunchOn) },
        IndicatorDefined e => state with { Indicators = state.Indicators.Add(e.Indicator) },
        BaselineRecorded or TargetSet => state,
        IVisionStatement e => state with { Vision = Math.Max(state.Vision, e.Version) },
        ExpectationAssigned e => state with { Responsibilities = state.Responsibilities.Add(e.Responsibility) },
        CommunicationPlanApproved or StakeholderGroupsNamed => state,
        LessMorePublished or PrecedentLinked => state,
        ExpectationAccepted or InitiativeLinkedToPriority or ParticipationModeSet or SupportMenuAgreed => state,
        DeviceGateItemSatisfied or FundingCommitted or SustainabilityPlanApproved => state,
        VendorEngaged or ReferenceChecked or CapacityTransferred or VendorEngagementEnded => state,
        ReportIssued e => state with { Reports = state.Reports.Add(e.Report) },
        TrackCheckScheduled or TrackCheckHeld or ReportPublished or DecisionRecorded => state,
        RubricPublished or SelectionOverridden => state,
        PilotStarted or AdoptionDecided or EvaluationCommissioned or EvaluationFindingRecorded => state,
        CycleStarted or CycleFindingRecorded or CycleActDecided => state,
        Correction => state,
        _ => throw new UnreachableException(),
    };

    private static Initiative With(Initiative state, ExpectedPath path) => state with
    {
        Paths = state.Paths.Add(path),
        Milestones = state.Milestones.Union(path.Milestones.Select(milestone => milestone.Id)),
    };
}
