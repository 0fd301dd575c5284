using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A board assessed beside another one of the same log says what it says when assessed alone, and shares what it may.</summary>
public sealed class AssessingBesideABoard
{
    private const int Steps = 25;

    private static readonly InitiativeId Initiative = new("pl");

    [Fact]
    public void Changes_no_answer_while_the_log_grows() => Seeds.Hold(150, 150, seed =>
    {
        // Schools enough to tell of one another what a stage takes.
        var (log, dice) = (RandomHistory.Of(seed, 9), new Dice(seed));
        var begun = dice.Between(log.Lines.Count / 2, log.Lines.Count - Steps);
        var history = new InventedLog([.. log.Lines.Take(begun)]).History;
        var near = Assess(history, Question(seed, log, begun), null);
        for (var position = begun + 1; position <= begun + Steps; position++)
        {
            history = With(history, log.Lines[position - 1], position);
            // Mostly the same question again; sometimes another day, another path or an earlier knowledge between.
            var asked = Question(dice.Percent(85) ? seed : seed + position, log, position);
            asked = dice.Percent(10) ? asked with { Path = asked.Path is null ? 1 : null } : asked;
            var board = Assess(history, asked, near);
            if (Seeds.Same(Told.By(Assess(history, asked, null)), Told.By(board)) is { Length: > 0 } differs)
                return $"position {position}: {differs}";
            near = dice.Percent(80) ? board : near;
        }

        return "";
    });

    [Fact]
    public void Assesses_anew_only_the_school_that_was_logged_at()
    {
        var (kept, changed) = (0, 0);
        Seeds.Hold(40, 40, seed =>
        {
            var log = RandomHistory.Of(seed);
            var (history, end) = (log.History, log.Lines.Count);
            var asked = RandomHistory.Question(seed, log) with { Position = end, KnownAt = DateTimeOffset.MaxValue };
            var before = Assess(history, asked, null);
            var school = before.Schools[^1].School;
            var note = new LogLine(
                InventedLog.Rollout(school), new(-1, 0, 0, new byte[8]), log.Lines[^1].LoggedAt, null, new RolloutEvent.CheckInRecorded(asked.EffectiveOn, "All well."));
            var after = Assess(With(history, note, end + 1), asked with { Position = end + 1 }, before);
            foreach (var row in after.Schools)
            {
                var same = before.Schools.Any(earlier => ReferenceEquals(earlier, row));
                Interlocked.Increment(ref row.School == school ? ref changed : ref kept);
                if (same == (row.School == school))
                    return $"school {row.School} {(same ? "was not assessed" : "was assessed again")}";
            }

            return "";
        });
        Assert.True(kept > 100 && changed == 40, $"{kept} rows kept, {changed} changed");
    }

    private static Coordinates Question(int seed, InventedLog log, int position)
    {
        var asked = RandomHistory.Question(seed, log) with { Position = position };
        var versions = log.Lines.Take(position).Count(line => line.Happened is IPathVersion);
        return asked with { Path = asked.Path > versions ? versions : asked.Path };
    }

    private static Board Assess(DistrictHistory history, Coordinates asked, Board? near) =>
        Board.Assess(DistrictFacts.At(history, asked.Cut, near?.Facts), asked, RuleSet.Version1, near);

    private static DistrictHistory With(DistrictHistory history, LogLine line, int position) =>
        history.With(position, [new(StreamOf(line.Stream), [line.At(position)])]);

    private static StreamId StreamOf(string stream) => stream.Split('/') switch
    {
        [InventedLog.District] => new StreamId.District(),
        [InventedLog.Charter] => new StreamId.Initiative(Initiative),
        ["school", var id] => new StreamId.School(new(id)),
        [_, var id] => new StreamId.Rollout(Initiative, new(id)),
        _ => throw new ArgumentException(stream),
    };
}
