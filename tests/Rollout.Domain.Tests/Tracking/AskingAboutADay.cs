using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests.Tracking.Invented;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Effective on a day: what had happened by then (law 2).</summary>
public sealed class AskingAboutADay
{
    /// <summary>
    /// An enrolment is left in: it puts a school on the board whatever its day, and is in force before it when there is no earlier one.
    /// The mark “asserted” is left out: it speaks of all that is known at the cut.
    /// </summary>
    [Fact]
    public void Never_depends_on_facts_effective_after_it() => Seeds.Hold(500, 300, seed =>
    {
        var log = RandomHistory.Of(seed);
        var asked = RandomHistory.Question(seed, log) with { Position = log.Lines.Count };
        var until = new InventedLog([.. log.Lines.Where(line =>
            line.EffectiveOn is null || line.EffectiveOn <= asked.EffectiveOn || line.Happened is RolloutEvent.RolloutEnrolled)]);
        return until.Lines.Count == log.Lines.Count ? null : Seeds.Same(Unmarked(Told.By(until, asked)), Unmarked(Told.By(log, asked)));
    });

    private static string Unmarked(string told) => told.Replace("\"IsAsserted\":true", "\"IsAsserted\":false", StringComparison.Ordinal);
}
