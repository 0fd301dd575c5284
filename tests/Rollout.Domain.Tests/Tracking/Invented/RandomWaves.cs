using Rollout.Domain.Initiatives;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Who is ready, who was served how well, and when nobody should begin.</summary>
internal static class RandomWaves
{
    internal static void Strew(Dice dice, IReadOnlyList<SchoolId> schools, Action<string, DomainEvent> say)
    {
        for (var i = dice.Pick(0, 1, 1, 2); i > 0; i--)
            say(InventedLog.Charter, new RubricPublished(Day(dice, 0), [new("leadership", "Leads", 4), new("time", "Time", 4)], dice.Between(2, 7)));
        for (var i = dice.Pick(0, 0, 1, 2); i > 0; i--)
        {
            var from = Day(dice, 60);
            say(InventedLog.District, new TestingWindowPublished(Day(dice, 60), $"window {i}", from, from.AddDays(dice.Between(0, 25))));
        }

        foreach (var school in schools)
        {
            if (dice.Percent(60))
                say(InventedLog.Rollout(school), new ReadinessAssessed(Day(dice, 20), [new("leadership", dice.Between(0, 4)), new("time", dice.Between(0, 4))]));
            for (var i = dice.Pick(0, 1, 1, 2); i > 0; i--)
                say(InventedLog.District, new NeedProfileRecorded(Day(dice, 90), school, dice.Pick(1, 2, 4, 4)));
            if (dice.Percent(20))
                say(InventedLog.Charter, new SelectionOverridden(Day(dice, 60), school, OverrideReason.Grant, "So.", dice.Percent(50) ? "a coach" : null));
        }
    }

    private static DateOnly Day(Dice dice, int atMost) => LogBook.Day(dice.Between(-10, atMost));
}
