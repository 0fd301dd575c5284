namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>An indicator was measured: <c>Value</c> in its unit over <c>N</c> people. Counts only, never a student (rule R8).</summary>
    public sealed record IndicatorReadingRecorded(
        DateOnly EffectiveOn, string Indicator, decimal Value, int N, string? Subgroup = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;
}
