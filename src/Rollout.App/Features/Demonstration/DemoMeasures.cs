using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>What the schools under way read of the one indicator: before the launch nearly everywhere, and here and there of subgroups.</summary>
internal static class DemoMeasures
{
    private const string Indicator = "engagement";

    /// <param name="launch">School days from the wave's launch to the day of loading.</param>
    /// <param name="place">The school's place in wave 2; -1 in wave 1.</param>
    internal static void Read(DemoJournal journal, int launch, int place)
    {
        // On the launch day itself, before the first lesson.
        if (place != 14)
            journal.Say(launch - 1, day => Whole(day, 58 + Math.Max(0, place) % 4, 180 + 7 * Math.Max(0, place), ReadingPhase.Before));
        if (place is 2 or 4)
            journal.Say(45, day => Whole(day, 71.5m, 187, ReadingPhase.During)).Say(45, day => Of(day, "English learners", 70, 34)).Say(45, day => Of(day, "grade 5", 63, 7));
        if (place == 14)
            Apart(Apart(Apart(journal, 60, 68.2m), 40, 65.4m), 20, 61).Say(20, day => Of(day, "grade 5", 40, 6));
    }

    /// <summary>The school keeps its own, and one of its subgroups does not.</summary>
    private static DemoJournal Apart(DemoJournal journal, int ago, decimal subgroup) => journal
        .Say(ago, day => Whole(day, 71, 214, ReadingPhase.During)).Say(ago, day => Of(day, "English learners", subgroup, 41));

    private static IndicatorReadingRecorded Whole(DateOnly day, decimal value, int people, ReadingPhase phase) => new(day, Indicator, value, people, Phase: phase);

    private static IndicatorReadingRecorded Of(DateOnly day, string subgroup, decimal value, int people) =>
        new(day, Indicator, value, people, subgroup, Phase: ReadingPhase.During);
}
