using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>What an invented district tries and has looked into, decided in time, late or never.</summary>
internal static class RandomLearning
{
    internal static IEnumerable<InitiativeEvent> Of(int seed)
    {
        var dice = new Dice(seed + 260_000);
        for (var i = dice.Between(0, 8); i > 0; i--)
        {
            var (day, name) = (LogBook.Day(dice.Between(-10, 150)), dice.Pick("one", "two"));
            yield return dice.Between(0, 6) switch
            {
                0 => new PilotStarted(day, name, day.AddDays(dice.Between(-5, 40))),
                1 => new AdoptionDecided(day, name, dice.Percent(50)),
                2 => new EvaluationCommissioned(day, name, day.AddDays(dice.Between(-5, 40)), "the university"),
                3 => new EvaluationFindingRecorded(day, name, "So."),
                4 => new CycleStarted(day, name, "Is it so?"),
                5 => new CycleActDecided(day, name, CycleAct.Adapt),
                _ => new CycleFindingRecorded(day, name, "It is."),
            };
        }
    }
}
