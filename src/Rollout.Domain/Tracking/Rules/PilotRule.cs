using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C26: the day by which a pilot is taken over or not has passed, and nothing was decided (S0: no pilot that vanishes).</summary>
internal sealed class PilotRule : AwaitedRule<PilotStarted, AdoptionDecided>
{
    internal override string Id => "C26";

    internal override string Title => "Every pilot decided by its day";

    private protected override string NothingWaits => "No pilot is past its day.";

    private protected override Dated<PilotStarted>[] Begun(Agreements agreements) => agreements.Pilots;

    private protected override Dated<AdoptionDecided>[] Said(Agreements agreements) => agreements.Adoptions;

    private protected override string NameOf(PilotStarted begun) => begun.Pilot;

    private protected override string NameOf(AdoptionDecided said) => said.Pilot;

    private protected override DateOnly DayOf(PilotStarted begun) => begun.DecideBy;

    private protected override string SentenceOf(PilotStarted begun) =>
        $"Pilot “{begun.Pilot}” was to be decided by {Sentences.On(begun.DecideBy)}, and nothing is.";
}
