using Rollout.Domain.Tests.Tracking.Invented;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A school measured on a day, whole and in subgroups that share it out; at least one has fewer than 10 people.</summary>
internal sealed record CellsOfASchool(IndicatorReadingRecorded Whole, IReadOnlyList<IndicatorReadingRecorded> Larger, IReadOnlyList<IndicatorReadingRecorded> Small)
{
    internal static CellsOfASchool Of(int seed)
    {
        var dice = new Dice(seed + 400_000);
        // Often as few as can be, where the bounds are tight.
        IndicatorReadingRecorded[] larger = [.. Enumerable.Range(0, dice.Between(0, 5)).Select(i => Read(dice, $"larger {i}", dice.Percent(50) ? 10 : dice.Between(10, 60)))];
        IndicatorReadingRecorded[] small = [.. Enumerable.Range(0, dice.Percent(70) ? 1 : dice.Between(1, 4)).Select(i => Read(dice, $"small {i}", dice.Between(1, 9)))];
        IndicatorReadingRecorded[] all = [.. larger, .. small];
        var people = all.Sum(cell => cell.N);
        return new(new(Day(50), "growth", all.Sum(cell => cell.N * cell.Value) / people, people), larger, small);
    }

    private static IndicatorReadingRecorded Read(Dice dice, string subgroup, int people) => new(Day(50), "growth", dice.Between(400, 800) / 10m, people, subgroup);
}
