using System.Globalization;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>What an attacker knows of a reading: bounds of how many people, and of what it read; both inclusive.</summary>
internal sealed record Seen(int Least, int Most, decimal? From, decimal? To)
{
    /// <summary>More than any school has.</summary>
    private const int Many = 1_000_000;

    internal static Seen AsShown(IndicatorReadingRecorded reading)
    {
        var shown = SmallCells.Of(reading);
        var (least, most) = shown.People switch
        {
            "fewer than 10" => (1, 9),
            "10 or more" => (10, Many),
            var tens when tens.Split(" to ") is [var from, var to] => (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture)),
            var other => throw new ArgumentException(other),
        };
        // A subgroup's value may have been rounded; the whole school's is as it was recorded.
        var rounded = shown.IsOfSubgroup ? 0.5m : 0;
        return new(least, most, shown.Value - rounded, shown.Value + rounded);
    }

    /// <summary>Only the small cells hidden.</summary>
    internal static Seen WithoutComplement(IndicatorReadingRecorded reading) =>
        reading.N < 10 ? AsShown(reading) : new(reading.N, reading.N, reading.Value, reading.Value);

    internal static Seen WithExactWholes(IndicatorReadingRecorded reading) =>
        reading.Subgroup is null ? WithoutComplement(reading) : AsShown(reading);

    internal static Seen WithExactValues(IndicatorReadingRecorded reading) =>
        reading.N < 10 ? AsShown(reading) : AsShown(reading) with { From = reading.Value, To = reading.Value };
}

/// <summary>
/// Knows that the subgroups share out the school and how many small ones there are, and solves for those: which counts are possible, and
/// between which values what a lone one read must lie.
/// </summary>
internal static class Attacker
{
    /// <summary>What was found of a small cell that should not be; null when nothing was.</summary>
    internal static string? Find(Seen whole, IReadOnlyList<Seen> larger, int small)
    {
        var counts = Enumerable.Range(1, 9).Where(count => IsPossible(count, whole, larger, small)).ToList();
        if (small > 1)
            return counts.Count < 2 ? $"one of {small} small cells has {string.Join(", ", counts)} people" : null;
        if (counts.Count < 9)
            return $"the small cell has {string.Join(", ", counts)} people";
        // Without a larger cell, or of a small school, nothing says what the rest read.
        if (larger.Count == 0 || whole.From is null)
            return null;
        var (from, to) = (counts.Min(count => Bound(count, whole, larger, least: true)), counts.Max(count => Bound(count, whole, larger, least: false)));
        return to - from < 10 ? $"the small cell read {from:0.##} to {to:0.##}" : null;
    }

    private static bool IsPossible(int count, Seen whole, IReadOnlyList<Seen> larger, int small) =>
        count + (small - 1) + larger.Sum(cell => cell.Least) <= whole.Most && count + 9 * (small - 1) + larger.Sum(cell => (long)cell.Most) >= whole.Least;

    /// <summary>
    /// The least or the most that so many people can have read. What they read together is V·N less the sum of the others, which is
    /// linear in the others' counts: take of those first that bring it furthest.
    /// </summary>
    private static decimal Bound(int count, Seen whole, IReadOnlyList<Seen> larger, bool least)
    {
        var sign = least ? 1 : -1;
        var value = (least ? whole.From : whole.To)!.Value;
        var cells = larger.Select(cell => (cell.Least, cell.Most, Slope: sign * (value - (least ? cell.To : cell.From)!.Value))).OrderBy(cell => cell.Slope).ToList();
        var others = cells.Sum(cell => cell.Least);
        var sum = cells.Sum(cell => cell.Least * cell.Slope);
        foreach (var (from, to, slope) in cells)
        {
            // More of a cell that helps, as far as the school is large; of one that does not, only until the school is large enough.
            var room = (slope < 0 ? whole.Most : whole.Least) - count - others;
            var more = Math.Clamp(room, 0, to - from);
            (others, sum) = (others + more, sum + more * slope);
        }

        return value + sign * sum / count;
    }
}
