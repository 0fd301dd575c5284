using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Rollouts;

/// <summary>A reading in words, of which no more is told than may be shown.</summary>
internal static class ReadingSentences
{
    internal static string Of(string school, IndicatorReadingRecorded reading)
    {
        var shown = SmallCells.Of(reading);
        var when = $"on {On(shown.EffectiveOn)}{(shown.Phase is { } phase ? $", {Of(phase)}" : "")}";
        var subgroup = shown.Subgroup is null ? "" : $" of {shown.Subgroup}";
        return shown.Value is { } value
            ? $"At {school}, {shown.Indicator}{subgroup} read {value} {when}, over {shown.People} people{Because(shown.Note)}."
            : $"At {school}, {shown.Indicator} was read {when}, {(shown.IsOfSubgroup ? "of a subgroup of" : "over")} {shown.People} people: what it read is not shown.";
    }

    private static string Of(ReadingPhase phase) => phase switch
    {
        ReadingPhase.Before => "before the initiative",
        ReadingPhase.After => "after the initiative",
        _ => "along the way",
    };
}
