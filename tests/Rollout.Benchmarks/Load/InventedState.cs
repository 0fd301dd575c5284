using Rollout.App.Features.Demonstration;
using Rollout.Domain;

namespace Rollout.Benchmarks.Load;

/// <summary>A district of nobody's.</summary>
internal sealed record StateDistrict(DistrictId Id, IReadOnlyList<SchoolId> Schools);

/// <summary>A state of nobody's, the same for a seed and a day: its districts, and the school days so far of its year.</summary>
internal sealed class InventedState
{
    private const int DaysSoFar = 110;

    internal InventedState(LoadOptions options, DateOnly today)
    {
        var random = new Random(options.Seed);
        Calendar = new(today);
        Days = [.. Enumerable.Range(0, DaysSoFar).Select(nth => Calendar.Ago(DaysSoFar - 1 - nth))];
        Districts = [.. Enumerable.Range(0, options.Districts).Select(nth => District($"991{nth:d4}", random.Next(20, 61)))];
    }

    internal static InitiativeId Initiative { get; } = DemoRoster.Initiative;

    internal IReadOnlyList<StateDistrict> Districts { get; }

    internal DemoCalendar Calendar { get; }

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<DateOnly> Days { get; }

    private static StateDistrict District(string id, int schools) =>
        new(new(id), [.. Enumerable.Range(1, schools).Select(nth => new SchoolId($"{id}{nth:d5}"))]);
}
