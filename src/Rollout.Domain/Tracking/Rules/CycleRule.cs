using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C40: a plan-do-study-act cycle found something, and nothing was decided since (S4).</summary>
internal sealed class CycleRule : AwaitedRule<CycleFindingRecorded, CycleActDecided>
{
    internal override string Id => "C40";

    internal override string Title => "What a cycle found is acted upon";

    private protected override string NothingWaits => "No finding of a cycle waits for long.";

    private protected override Dated<CycleFindingRecorded>[] Begun(Agreements agreements) => agreements.CycleFindings;

    private protected override Dated<CycleActDecided>[] Said(Agreements agreements) => agreements.CycleActs;

    private protected override string NameOf(CycleFindingRecorded begun) => begun.Cycle;

    private protected override string NameOf(CycleActDecided said) => said.Cycle;

    private protected override DateOnly DayOf(CycleFindingRecorded begun) => begun.EffectiveOn;

    private protected override int Grace(RuleSet rules) => rules.DecideWithin;

    private protected override string SentenceOf(CycleFindingRecorded begun) =>
        $"Cycle “{begun.Cycle}” found something on {Sentences.On(begun.EffectiveOn)}, and what comes of it is not decided.";

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [.. base.Inputs(district, day), new("decideWithin", district.Rules.DecideWithin)];
}
