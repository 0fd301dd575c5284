using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>
/// Moving the due day of an open milestone earlier never mends a status. Open only: a milestone that is reached closes earlier when it
/// is due earlier, and dilutes the open share of R2. A single school: another's planned days would move R3's bound. A move that leaves
/// the current stage no planned days is left out, because such a stage isn't judged.
/// </summary>
public sealed class AnEarlierDueDay
{
    [Fact]
    public void Mends_no_status() => Seeds.Hold(1200, 300, seed =>
    {
        var (log, dice) = (WithoutVariants(RandomHistory.Of(seed, 1)), new Dice(seed));
        var asked = RandomHistory.Question(seed, log) with { Position = log.Lines.Count, Path = 1 };
        var board = Told.Of(log, asked);
        if (board.Schools.Count == 0 || board.Schools[0].Status > Status.OnTrack)
            return null;
        var open = Explanation.Of(board, board.Schools[0].School)!.Milestones.Where(milestone => milestone.ReachedOn is null).ToList();
        var moved = dice.Pick<MilestoneProgress>(open).Id;
        var (days, earlier) = (dice.Between(1, 30), log);
        earlier = new([.. log.Lines.Select(line => line with { Happened = Moved(line.Happened, moved, days) })]);
        var after = Told.Of(earlier, asked);
        if (PlannedDays(board) > 0 && PlannedDays(after) is not > 0)
            return null;
        return after.Schools[0].Status <= board.Schools[0].Status ? "" : $"{moved} {days} days earlier: {board.Schools[0].Status} became {after.Schools[0].Status}";
    });

    private static int? PlannedDays(Board board) => Explanation.Of(board, board.Schools[0].School)!.Stages
        .Single(stage => stage.Stage == board.Schools[0].Stage).PlannedDays;

    private static DomainEvent Moved(DomainEvent happened, MilestoneId id, int days) =>
        happened is InitiativeEvent.ExpectedPathPublished published
            ? published with
            {
                Path = published.Path with
                {
                    Milestones = published.Path.Milestones.Select(step => step.Id != id ? step : step with
                    {
                        Due = step.Due?.AddDays(-days),
                        DueDay = step.DueDay is { } day ? Math.Max(1, day - days) : null,
                    }).ToValueList(),
                },
            }
            : happened;

    private static InventedLog WithoutVariants(InventedLog log) => new(
        [.. log.Lines.Select(line => line.Happened is InitiativeEvent.ExpectedPathPublished published
            ? line with { Happened = published with { Path = published.Path with { Variants = new ValueList<PathVariant>([]) } } }
            : line)]);
}
