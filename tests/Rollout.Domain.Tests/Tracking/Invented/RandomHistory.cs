using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>A district's whole log from a seed, and questions about it.</summary>
internal static class RandomHistory
{
    /// <summary>The invented log of this seed: 1 to 6 schools, or as many as asked for.</summary>
    internal static InventedLog Of(int seed, int? schools = null)
    {
        var dice = new Dice(seed);
        var book = new LogBook(dice);
        RandomDistrict.Calendar(dice, book);
        var paths = Publish(dice, book);
        RandomDistrict.Changes(dice, book, paths);
        RandomDistrict.Agreements(dice, book);
        for (var i = schools ?? dice.Pick(1, 2, 3, 4, 5, 6, 6); i > 0; i--)
            RandomSchool.Live(dice, book, InventedLog.Id(i), paths);
        return book.Closed();
    }

    /// <summary>Days of the path and around it, weekends, holidays, before the start and beyond the calendar; often with a cut or another path.</summary>
    internal static Coordinates Question(int seed, InventedLog log)
    {
        var dice = new Dice(~seed);
        var day = dice.Between(0, 19) switch
        {
            0 => LogBook.Day(dice.Between(-40, 0)),
            1 => new(2026, 11, dice.Between(21, 29)),
            2 => new(2027, 6, dice.Between(1, 20)),
            3 => new(2027, 9, dice.Between(1, 30)),
            < 9 => LogBook.Day(dice.Between(3, 200)),
            _ => AmongTheMilestones(dice, log),
        };
        var known = dice.Percent(60) ? DateTimeOffset.MaxValue : LogBook.Noon(day.AddDays(dice.Between(-20, 30)));
        var position = dice.Percent(75) ? log.Lines.Count : dice.Between(Math.Min(20, log.Lines.Count), log.Lines.Count);
        return new(position, day, known, dice.Percent(20) ? dice.Between(1, Versions(log, position)) : null, 1);
    }

    /// <summary>A day on which something is due: an early one more often than the last.</summary>
    private static DateOnly AmongTheMilestones(Dice dice, InventedLog log)
    {
        var reached = log.Lines.Where(line => line.Happened is RolloutEvent.MilestoneReached).Select(line => line.EffectiveOn!.Value).Order().ToList();
        return reached.Count == 0
            ? LogBook.Day(dice.Between(3, 200))
            : reached[dice.Between(0, reached.Count * 3 / 4)].AddDays(dice.Between(0, 8));
    }

    private static int Versions(InventedLog log, int position) => log.Lines.Take(position).Count(line => line.Happened is IPathVersion);

    private static List<ExpectedPath> Publish(Dice dice, LogBook book)
    {
        List<ExpectedPath> paths = [RandomPaths.Path(dice, book.IsCalm)];
        for (var i = dice.Between(1, 2); i > 0; i--)
            paths.Add(RandomPaths.Revised(dice, paths[^1]));
        for (var i = 0; i < paths.Count; i++)
            paths[i] = dice.Percent(60) ? RandomPaths.WithVariants(dice, paths[i]) : paths[i];
        book.Frame(InventedLog.Charter, new InitiativeEvent.ExpectedPathPublished(1, paths[0]));
        for (var version = 2; version <= paths.Count; version++)
            book.Frame(InventedLog.Charter, new InitiativeEvent.ExpectedPathRevised(version, paths[version - 1], "board", "slower"));
        return paths;
    }
}
