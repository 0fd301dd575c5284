using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What a district asked itself about its stage, known at a cut; every list is in effective order.</summary>
internal sealed class SelfAssessments
{
    internal SelfAssessments(IEnumerable<Recorded> district)
    {
        var ordered = district.InEffectiveOrder();
        (Instruments, Completions) = (ordered.Of<InstrumentPublished>(), ordered.Of<SelfAssessmentCompleted>());
    }

    internal Dated<InstrumentPublished>[] Instruments { get; }

    internal Dated<SelfAssessmentCompleted>[] Completions { get; }

    /// <summary>The last instrument published by the day; null while there is none.</summary>
    internal Dated<InstrumentPublished>? InForce(DateOnly day) => Instruments.LastBy(day);

    /// <summary>The last time by the day that the instrument in force was answered, whatever its version; null while it never was.</summary>
    internal Dated<SelfAssessmentCompleted>? LastCompletion(DateOnly day) =>
        InForce(day) is { } instrument ? Completions.LastBy(day, said => said.Instrument == instrument.Fact.Instrument) : null;

    /// <summary>The day since which the next answers are waited for: the last answers, else the first publishing of the instrument in force.</summary>
    internal DateOnly? WaitingSince(DateOnly day) => InForce(day) is { } instrument
        ? LastCompletion(day)?.On ?? Instruments.First(published => published.Fact.Instrument == instrument.Fact.Instrument).On
        : null;

    /// <summary>The questions that were answered; null when their publishing was withdrawn.</summary>
    internal InstrumentPublished? Answered(SelfAssessmentCompleted completed) =>
        Instruments.Select(published => published.Fact).LastOrDefault(known => known.Instrument == completed.Instrument && known.Version == completed.Version);
}
