using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What the district agreed on for all schools, known at a cut; every list is in effective order.</summary>
internal sealed class Agreements
{
    internal Agreements(IReadOnlyList<Recorded> initiative)
    {
        var ordered = initiative.InEffectiveOrder();
        Waves = ordered.Of<WaveScheduled>();
        Plans = ordered.Of<CommunicationPlanApproved>();
        Expectations = ordered.Of<ExpectationAssigned>();
        Indicators = ordered.Of<IndicatorDefined>();
        Baselines = ordered.Of<BaselineRecorded>();
        Targets = ordered.Of<TargetSet>();
        IndicatorNames = [.. Indicators.Select(defined => defined.Fact.Indicator).Distinct(StringComparer.Ordinal)];
    }

    internal Dated<WaveScheduled>[] Waves { get; }

    internal Dated<CommunicationPlanApproved>[] Plans { get; }

    internal Dated<ExpectationAssigned>[] Expectations { get; }

    internal Dated<IndicatorDefined>[] Indicators { get; }

    internal Dated<BaselineRecorded>[] Baselines { get; }

    internal Dated<TargetSet>[] Targets { get; }

    internal string[] IndicatorNames { get; }
}
