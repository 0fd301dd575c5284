using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Readings of schools and their subgroups on the same days, small cells among them, and subgroups that move away.</summary>
internal static class RandomMeasures
{
    internal static IReadOnlyList<LogLine> Of(int seed, InventedLog log)
    {
        var (dice, lines) = (new Dice(seed + 200_000), new List<LogLine>());
        foreach (var stream in log.Lines.Where(line => line.Happened is RolloutEnrolled).Select(line => line.Stream).Distinct())
        {
            if (dice.Percent(50))
                Say(stream, Read(dice, dice.Between(-10, 60), 55, null, ReadingPhase.Before));
            if (dice.Percent(50))
                Apart(stream);
        }

        return lines;

        void Apart(string stream)
        {
            var (day, away, subgroup) = (dice.Between(0, 60), dice.Between(0, 4), dice.Pick("el", "swd"));
            for (var i = dice.Between(1, 5); i > 0; i--)
            {
                Say(stream, Read(dice, day, 60, null, ReadingPhase.During));
                Say(stream, Read(dice, day, 60 - away, subgroup, null));
                if (dice.Percent(30))
                    Say(stream, Read(dice, day, 60 + away, "other", null));
                (day, away) = (day + dice.Between(2, 25), away + dice.Between(-1, 4));
            }
        }

        void Say(string stream, IndicatorReadingRecorded reading)
        {
            var at = LogBook.Noon(reading.EffectiveOn.AddDays(dice.Percent(20) ? dice.Between(1, 30) : 0));
            var line = new LogLine(stream, new(2_000_000 + lines.Count, 0, 0, new byte[8]), at, null, reading);
            lines.Add(line);
            if (dice.Percent(8))
                lines.Add(new(stream, new(2_000_000 + lines.Count, 0, 0, new byte[8]), at.AddDays(dice.Between(0, 20)), null, new Correction.EventWithdrawn(line.Id, "Typed wrong.")));
        }
    }

    private static IndicatorReadingRecorded Read(Dice dice, int day, decimal value, string? subgroup, ReadingPhase? phase) => new(
        LogBook.Day(day), "growth", value + dice.Pick(0m, 0.25m, 0.5m, -0.4m), dice.Pick(1, 5, 9, 10, 11, 30, 30, 30, 30, 41), subgroup,
        dice.Percent(30) ? "A note." : null, phase);
}
