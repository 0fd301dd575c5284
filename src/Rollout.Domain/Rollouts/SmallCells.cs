using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Rollouts;

/// <summary>
/// What of a reading may be shown, so that nobody can work out a subgroup of fewer than 10 people (domain.md 4; decision 0006). It depends
/// on the reading alone: whatever else is logged, earlier or later, at any coordinates, a reading is always shown alike. Everything that
/// shows a reading shows this.
/// </summary>
public static class SmallCells
{
    /// <summary>Below so many people neither a value nor a subgroup's name is shown.</summary>
    public const int Least = 10;

    /// <summary>What is said instead of a number below <see cref="Least"/>.</summary>
    public const string TooFew = "fewer than 10";

    private const string Enough = "10 or more";

    public static ShownReading Of(IndicatorReadingRecorded reading) => (reading.Subgroup, reading.N) switch
    {
        ({ } subgroup, >= Least) => Shown(reading, Rounded(reading.Value), Enough, subgroup, null),
        (null, >= Least) => Shown(reading, reading.Value, Tens(reading.N), null, reading.Note),
        _ => Shown(reading, null, TooFew, null, null),
    };

    /// <summary>A value in whole units, as subgroups are shown; halves away from zero.</summary>
    internal static decimal Rounded(decimal value) => decimal.Round(value, MidpointRounding.AwayFromZero);

    // Within a ten, so that what the subgroups leave of it may be any number from 1 to 9.
    private static string Tens(int people) => $"{people / Least * Least} to {people / Least * Least + Least - 1}";

    private static ShownReading Shown(IndicatorReadingRecorded reading, decimal? value, string people, string? subgroup, string? note) =>
        new(reading.EffectiveOn, reading.Indicator, reading.Phase, value, people, reading.Subgroup is not null, subgroup, note);
}

/// <summary>All that is told of a reading.</summary>
/// <param name="Value">Null where it is not shown: it is of fewer than 10 people. A subgroup's is in whole units.</param>
/// <param name="People">Over how many people, in words: <c>fewer than 10</c>, <c>10 or more</c>, <c>210 to 219</c>.</param>
/// <param name="Subgroup">Its name; null of a whole school, and where it is not shown.</param>
public sealed record ShownReading(
    DateOnly EffectiveOn, string Indicator, ReadingPhase? Phase, decimal? Value, string People, bool IsOfSubgroup, string? Subgroup, string? Note);
