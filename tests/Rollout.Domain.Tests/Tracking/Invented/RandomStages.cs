using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>What an invented district asks itself about its stage: at times, with long waits, by one instrument or another.</summary>
internal static class RandomStages
{
    internal static IEnumerable<(string Stream, DomainEvent Happened)> Of(int seed)
    {
        var dice = new Dice(seed + 380_000);
        for (var i = dice.Between(0, 3); i > 0; i--)
        {
            var published = InstrumentTemplate.On(LogBook.Day(dice.Between(-150, 60))) with { Instrument = dice.Pick("ours", "theirs"), Version = i };
            yield return (InventedLog.District, published);
            if (dice.Percent(50))
                yield return (InventedLog.District, new SelfAssessmentCompleted(LogBook.Day(dice.Between(-150, 160)), published.Instrument, i, [new("use", dice.Between(0, 4))]));
        }
    }
}
