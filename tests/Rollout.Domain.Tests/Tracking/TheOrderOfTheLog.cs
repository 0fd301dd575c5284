using Rollout.Domain.Tests.Tracking.Invented;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Only facts of one stream on one effective day are told apart by their place in the log (domain.md 4a).</summary>
public sealed class TheOrderOfTheLog
{
    [Fact]
    public void Changes_nothing_but_among_facts_of_one_day() => Seeds.Hold(300, 300, seed =>
    {
        var log = RandomHistory.Of(seed);
        var asked = RandomHistory.Question(seed, log) with { Position = log.Lines.Count };
        return Seeds.Same(Told.By(log, asked), Told.By(Shuffled(log, new(seed)), asked));
    });

    /// <summary>Facts of one effective day keep their order, so do calendar changes and published facts; a withdrawal comes after what it withdraws.</summary>
    private static InventedLog Shuffled(InventedLog log, Dice dice)
    {
        var place = new Dictionary<Guid, int>();
        foreach (var together in log.Lines.Where(line => !IsWithdrawal(line)).GroupBy(line => (line.Stream, line.EffectiveOn)))
        {
            var places = together.Select(_ => dice.Between(0, 1_000_000)).Order().ToList();
            foreach (var (line, at) in together.Zip(places))
                place[line.Id] = at;
        }

        foreach (var line in log.Lines.Where(IsWithdrawal))
            place[line.Id] = dice.Between(place[((Correction.EventWithdrawn)line.Happened).Event], 1_000_000);
        return new([.. log.Lines.OrderBy(line => place[line.Id]).ThenBy(IsWithdrawal)]);
    }

    private static bool IsWithdrawal(LogLine line) => line.Happened is Correction.EventWithdrawn;
}
