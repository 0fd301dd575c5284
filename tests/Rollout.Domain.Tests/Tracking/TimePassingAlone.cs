using Rollout.Domain.Districts;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>
/// No rule improves because time passes alone: nothing happens after a day, and a later day is asked about. A single school, so that
/// no other school's history moves R3's bound. R2's share is left out because an in-time milestone that closes dilutes it, and R6's
/// term part because a term ends: both may fall by definition. What dwell still shows though its cause has gone may clear, too.
/// </summary>
public sealed class TimePassingAlone
{
    private static readonly string[] Rules = ["R1", "R3", "R4", "R5", "R6", "R7", "R8"];

    [Fact]
    public void Improves_no_rule() => Seeds.Hold(600, 300, seed =>
    {
        var (all, dice) = (RandomHistory.Of(seed, 1), new Dice(seed));
        var day = LogBook.Day(dice.Between(20, 160));
        var log = new InventedLog([.. all.Lines.Where(line => line.EffectiveOn is null || line.EffectiveOn <= day).Select(WithoutTerms)]);
        var (before, after) = (Reports(log, day), Reports(log, day.AddDays(dice.Between(1, 40))));
        if (before is null)
            return null;
        foreach (var (then, now) in before.Zip(after!).Where(pair => Rules.Contains(pair.First.Rule) && pair.First.IsTrue))
        {
            if (!now.IsTrue || then.Findings.Any(finding => !now.Findings.Any(later => later.Milestone == finding.Milestone && later.Tier <= finding.Tier)))
                return $"{then.Rule} after {day:O}: {string.Join(" ", then.Findings)} became {string.Join(" ", now.Findings)}";
        }

        return "";
    });

    private static IReadOnlyList<RuleReport>? Reports(InventedLog log, DateOnly day)
    {
        var board = Told.Of(log, new(log.Lines.Count, day, DateTimeOffset.MaxValue, null, 1));
        return board.Schools.Count == 0 ? null : Explanation.Of(board, board.Schools[0].School)!.Rules;
    }

    private static LogLine WithoutTerms(LogLine line) => line.Happened is DistrictEvent.SchoolYearPublished year ? line with { Happened = year with { Terms = [] } } : line;
}
