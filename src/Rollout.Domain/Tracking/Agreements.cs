using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What the district agreed on for all schools, known at a cut; every list is in effective order.</summary>
internal sealed class Agreements
{
    private readonly Recorded[] _ordered;

    internal Agreements(IReadOnlyList<Recorded> initiative)
    {
        var ordered = initiative.InEffectiveOrder();
        Waves = ordered.Of<WaveScheduled>();
        Plans = ordered.Of<CommunicationPlanApproved>();
        Expectations = ordered.Of<ExpectationAssigned>();
        Indicators = ordered.Of<IndicatorDefined>();
        Baselines = ordered.Of<BaselineRecorded>();
        Targets = ordered.Of<TargetSet>();
        _ordered = ordered;
        Charter = initiative.LastOrDefault(fact => fact.Happened is InitiativeChartered);
        IndicatorNames = [.. Indicators.Select(defined => defined.Fact.Indicator).Distinct(StringComparer.Ordinal)];
    }

    internal Dated<WaveScheduled>[] Waves { get; }

    internal Dated<CommunicationPlanApproved>[] Plans { get; }

    internal Dated<ExpectationAssigned>[] Expectations { get; }

    internal Dated<IndicatorDefined>[] Indicators { get; }

    internal Dated<BaselineRecorded>[] Baselines { get; }

    internal Dated<TargetSet>[] Targets { get; }

    internal string[] IndicatorNames { get; }

    /// <summary>Null before the initiative is chartered.</summary>
    internal Recorded? Charter { get; }

    // What only checks ask for is sorted out when one does.
    internal Dated<VisionStatementAdopted>[] VisionsAdopted => field ??= _ordered.Of<VisionStatementAdopted>();

    /// <summary>Every version of the vision statement, by the day from which it holds.</summary>
    internal (DateOnly On, int Version, Guid Id)[] Visions => field ??=
    [
        .. from fact in _ordered
           let vision = fact.Happened as IVisionStatement
           where vision is not null
           select (vision.EffectiveOn, vision.Version, fact.Id),
    ];

    /// <summary>The same as they were said.</summary>
    internal Recorded[] VisionsSaid => field ??= Array.FindAll(_ordered, fact => fact.Happened is IVisionStatement);

    internal Dated<InitiativeLinkedToPriority>[] Priorities => field ??= _ordered.Of<InitiativeLinkedToPriority>();

    internal Dated<ExpectationAccepted>[] Acceptances => field ??= _ordered.Of<ExpectationAccepted>();

    internal Dated<TrackCheckScheduled>[] ChecksScheduled => field ??= _ordered.Of<TrackCheckScheduled>();

    internal Dated<TrackCheckHeld>[] ChecksHeld => field ??= _ordered.Of<TrackCheckHeld>();

    internal Dated<ReportIssued>[] Reports => field ??= _ordered.Of<ReportIssued>();

    internal Dated<ReportPublished>[] Publications => field ??= _ordered.Of<ReportPublished>();

    internal Dated<DecisionRecorded>[] Decisions => field ??= _ordered.Of<DecisionRecorded>();

    internal Dated<ParticipationModeSet>[] Modes => field ??= _ordered.Of<ParticipationModeSet>();

    internal Dated<StakeholderGroupsNamed>[] GroupsNamed => field ??= _ordered.Of<StakeholderGroupsNamed>();

    internal Dated<SupportMenuAgreed>[] SupportMenus => field ??= _ordered.Of<SupportMenuAgreed>();

    internal Dated<DeviceGateItemSatisfied>[] GateItems => field ??= _ordered.Of<DeviceGateItemSatisfied>();

    internal Dated<VendorEngaged>[] Engagements => field ??= _ordered.Of<VendorEngaged>();

    internal Dated<VendorEngagementEnded>[] EngagementsEnded => field ??= _ordered.Of<VendorEngagementEnded>();

    internal Dated<ReferenceChecked>[] References => field ??= _ordered.Of<ReferenceChecked>();

    internal Dated<CapacityTransferred>[] CapacityTransfers => field ??= _ordered.Of<CapacityTransferred>();

    internal Dated<FundingCommitted>[] Funds => field ??= _ordered.Of<FundingCommitted>();

    internal Dated<SustainabilityPlanApproved>[] SustainabilityPlans => field ??= _ordered.Of<SustainabilityPlanApproved>();

    internal Dated<RubricPublished>[] Rubrics => field ??= _ordered.Of<RubricPublished>();

    internal Dated<SelectionOverridden>[] Overrides => field ??= _ordered.Of<SelectionOverridden>();

    internal Dated<LessMorePublished>[] LessMore => field ??= _ordered.Of<LessMorePublished>();

    internal Dated<PrecedentLinked>[] Precedents => field ??= _ordered.Of<PrecedentLinked>();

    internal Dated<PilotStarted>[] Pilots => field ??= _ordered.Of<PilotStarted>();

    internal Dated<AdoptionDecided>[] Adoptions => field ??= _ordered.Of<AdoptionDecided>();

    internal Dated<EvaluationCommissioned>[] Evaluations => field ??= _ordered.Of<EvaluationCommissioned>();

    internal Dated<EvaluationFindingRecorded>[] EvaluationFindings => field ??= _ordered.Of<EvaluationFindingRecorded>();

    internal Dated<CycleStarted>[] Cycles => field ??= _ordered.Of<CycleStarted>();

    internal Dated<CycleFindingRecorded>[] CycleFindings => field ??= _ordered.Of<CycleFindingRecorded>();

    internal Dated<CycleActDecided>[] CycleActs => field ??= _ordered.Of<CycleActDecided>();
}
