using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>What schools show and do in their rooms, strewn into the invented logs.</summary>
internal static class RandomRooms
{
    private static readonly string[] Roles = ["curriculum lead", "teacher", "coach"];

    internal static IEnumerable<(string Stream, DomainEvent Happened)> Of(int seed, IEnumerable<SchoolId> schools)
    {
        var dice = new Dice(seed + 200_000);
        for (var i = dice.Between(0, 2); i > 0; i--)
            yield return (InventedLog.Charter, OfTheDistrict(dice, AnyDay(dice), i));
        foreach (var school in schools)
        {
            for (var i = dice.Between(0, 10); i > 0; i--)
                yield return (InventedLog.Rollout(school), OfASchool(dice, AnyDay(dice), dice.Between(1, 2)));
        }
    }

    private static DateOnly AnyDay(Dice dice) => LogBook.Day(dice.Between(-10, 160));

    private static InitiativeEvent OfTheDistrict(Dice dice, DateOnly day, int number) => dice.Percent(80)
        ? new LessMorePublished(day, [new("telling", $"asking {number}")])
        : new PrecedentLinked(day, $"precedent {number}", "Go slower.");

    private static RolloutEvent OfASchool(Dice dice, DateOnly day, int number) => dice.Between(0, 8) switch
    {
        0 => new ProofPointRecorded(day, $"win {number}"),
        1 => new AlignmentReviewHeld(day, [dice.Pick(Roles)]),
        2 or 3 => new AlignmentGapIdentified(
            day, $"gap {number}", dice.Percent(50) ? GapNature.Real : GapNature.Perceived, "So.", dice.Percent(40) ? day.AddDays(dice.Between(-10, 40)) : null),
        4 => new AlignmentGapClosed(day, $"gap {number}"),
        5 => new LessMoreAcknowledged(day),
        6 or 7 => new WalkthroughRecorded(day, dice.Between(0, 4), 10),
        _ => new PdSessionHeld(day, dice.Percent(70) ? PdKind.Logistics : PdKind.Mindset),
    };
}
