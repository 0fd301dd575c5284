using Rollout.Domain.Initiatives;
using Rollout.Domain.Tests.Tracking.Invented;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>The same coordinates give the same answer for ever, whatever is logged later (law 2).</summary>
public sealed class TheSameCoordinates
{
    [Fact]
    public void Give_the_same_answer_after_a_thousand_more_events() => Seeds.Hold(300, 300, seed =>
    {
        var log = RandomHistory.Of(seed);
        var asked = RandomHistory.Question(seed, log);
        return Seeds.Same(Told.By(log, asked), Told.By(WithMore(log, seed), asked));
    });

    /// <summary>
    /// Facts of other seeds said again at later positions, with their effective and recorded times wherever those lie, among them
    /// path versions, school years and withdrawals; and withdrawals of what stands in the log.
    /// </summary>
    private static InventedLog WithMore(InventedLog log, int seed)
    {
        var dice = new Dice(seed);
        var more = new List<LogLine>();
        for (var other = seed + 1; more.Count < 1000; other++)
            more.AddRange(RandomHistory.Of(other + 10_000, 6).Lines.Where(line => line.Happened is not IPathVersion));
        more.AddRange(log.Lines.Where(line => line.Happened is not IPermanent && dice.Percent(20))
            .Select(line => line with { Happened = new Correction.EventWithdrawn(line.Id, "A typing error.") }));
        var versions = log.Lines.Select(line => line.Happened).OfType<IPathVersion>().ToList();
        more.Add(more[0] with
        {
            Stream = InventedLog.Charter,
            Happened = new InitiativeEvent.ExpectedPathRevised(versions.Count + 1, versions[^1].Path with { StartsOn = new(2026, 9, 1) }, "board", "slower"),
        });
        return new([.. log.Lines, .. more.Select((line, i) => line with { Id = new(-1 - i, 0, 0, new byte[8]) })]);
    }
}
