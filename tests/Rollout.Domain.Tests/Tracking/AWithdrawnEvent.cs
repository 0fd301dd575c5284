using Rollout.Domain.Tests.Tracking.Invented;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Corrections never overwrite (law 7): both answers can be shown.</summary>
public sealed class AWithdrawnEvent
{
    [Fact]
    public void Counts_as_never_logged_from_the_withdrawals_recorded_time_on() => Seeds.Hold(400, 300, seed =>
    {
        if (Chosen(seed) is not var (log, line, withdrawn))
            return null;
        var asked = RandomHistory.Question(seed, log) with { Position = withdrawn.Lines.Count, KnownAt = withdrawn.Lines[^1].LoggedAt };
        return Seeds.Same(Told.By(new([.. log.Lines.Where(it => it != line)]), asked), Told.By(withdrawn, asked));
    });

    [Fact]
    public void Stands_before_the_withdrawals_recorded_time() => Seeds.Hold(400, 300, seed =>
    {
        if (Chosen(seed) is not var (log, _, withdrawn))
            return null;
        var asked = RandomHistory.Question(seed, log) with { Position = withdrawn.Lines.Count, KnownAt = withdrawn.Lines[^1].LoggedAt.AddTicks(-1) };
        return Seeds.Same(Told.By(log, asked), Told.By(withdrawn, asked));
    });

    /// <summary>A log, one of its facts that stands, and the log with that fact withdrawn at its end.</summary>
    private static (InventedLog Log, LogLine Line, InventedLog Withdrawn)? Chosen(int seed)
    {
        var (log, dice) = (RandomHistory.Of(seed), new Dice(seed));
        var gone = log.Lines.Select(line => (line.Happened as Correction.EventWithdrawn)?.Event).ToHashSet();
        var standing = log.Lines.Where(line => line.Happened is not IPermanent and not IFrame && !gone.Contains(line.Id)).ToList();
        if (standing.Count == 0)
            return null;
        var line = dice.Pick<LogLine>(standing);
        var withdrawal = new LogLine(
            line.Stream, new(-1, 0, 0, new byte[8]), log.Lines.Max(it => it.LoggedAt).AddDays(1), null, new Correction.EventWithdrawn(line.Id, "A typing error."));
        return (log, line, new([.. log.Lines, withdrawal]));
    }
}
