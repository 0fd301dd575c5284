using Rollout.Domain.Paths;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Expected paths of every kind: dates and days after launch, three clocks, gates, needs, windows from 0, variants.</summary>
internal static class RandomPaths
{
    private static readonly string[] Stages = ["plan", "launch", "sustain", "spread"];

    internal static ExpectedPath Path(Dice dice, bool isCalm)
    {
        var stages = Stages[..dice.Between(1, 4)];
        var start = dice.Between(-3, 15);
        var count = dice.Between(3, 10);
        var byLaunch = dice.Pick(0, 0, 0, 25, 100);
        var pace = dice.Pick(6, 9, 14, 20);
        var (day, dueDay) = (start, 0);
        var steps = new List<Milestone>();
        for (var i = 0; i < count; i++)
        {
            var ahead = dice.Between(0, pace);
            (day, dueDay) = (day + ahead, dueDay + 1 + ahead * 5 / 7);
            var launched = dice.Percent(byLaunch);
            steps.Add(new(
                new($"M{i + 1}"), $"Step {i + 1}", stages[dice.Percent(8) ? dice.Between(0, stages.Length - 1) : i * stages.Length / count],
                launched ? null : LogBook.Day(dice.Percent(2) ? 700 : day), launched ? dice.Percent(4) ? 500 : dueDay : null,
                dice.Pick(5m, 10m, 10m, 15m, 2.5m), isCalm ? dice.Between(3, 12) : dice.Pick(0, 0, 1, 2, 3, 5, 8, 10), dice.Percent(20), Clock(dice),
                isCalm ? [] : Needs(dice, i, count), null, Evidence.None));
        }

        return new("Path", LogBook.Day(start), dice.Pick<int?>(null, 5, 8, 20), [.. stages], [.. steps], []);
    }

    /// <summary>A later version: due days moved, a milestone more or less, windows changed.</summary>
    internal static ExpectedPath Revised(Dice dice, ExpectedPath path)
    {
        var slower = dice.Between(-5, 25);
        var steps = path.Milestones.Where((_, i) => i == 0 || !dice.Percent(8)).Select(step => step with
        {
            Due = step.Due?.AddDays(slower),
            DueDay = step.DueDay is { } day ? Math.Max(1, day + slower) : null,
            Window = dice.Percent(20) ? dice.Between(0, 9) : step.Window,
            Gate = dice.Percent(90) ? step.Gate : !step.Gate,
            Stage = dice.Percent(5) ? dice.Pick<string>(path.Stages) : step.Stage,
        }).ToList();
        if (dice.Percent(25) && steps.All(step => step.Id.Value != "N1"))
            steps.Add(steps[^1] with { Id = new("N1"), Needs = [] });
        return path with { Milestones = [.. steps], StartsOn = path.StartsOn.AddDays(dice.Between(0, 5)) };
    }

    /// <summary>The path with a variant <c>v1</c>, and half the time <c>v2</c>.</summary>
    internal static ExpectedPath WithVariants(Dice dice, ExpectedPath path) =>
        path with { Variants = dice.Percent(50) ? [Variant(dice, path, "v1")] : [Variant(dice, path, "v1"), Variant(dice, path, "v2")] };

    private static PathVariant Variant(Dice dice, ExpectedPath path, string id) => new(
        id, "Another start",
        [
            .. path.Milestones.Where(_ => dice.Percent(30)).Select(step => dice.Between(0, 6) switch
            {
                0 => new MilestoneChange(step.Id, Due: LogBook.Day(dice.Between(5, 120))),
                1 => new MilestoneChange(step.Id, DueDay: dice.Between(1, 90)),
                2 => new MilestoneChange(step.Id, Window: dice.Between(0, 6), Weight: 20),
                3 => new MilestoneChange(step.Id, Gate: true, Clock: Clock(dice)),
                4 => new MilestoneChange(step.Id, Stage: dice.Pick<string>(path.Stages)),
                5 => new MilestoneChange(step.Id, Needs: [path.Milestones[0].Id]),
                _ => new MilestoneChange(step.Id, Title: "Another name"),
            }),
        ],
        [.. path.Milestones.Skip(1).Where(_ => dice.Percent(12)).Select(step => step.Id)]);

    private static ClockKind Clock(Dice dice) =>
        dice.Pick(ClockKind.Instructional, ClockKind.Instructional, ClockKind.Instructional, ClockKind.Weekday, ClockKind.Calendar);

    private static ValueList<MilestoneId> Needs(Dice dice, int i, int count) =>
        dice.Percent(75) ? [] : dice.Percent(10) ? [new("X9")] : [new($"M{(i > 0 ? dice.Between(1, i) : dice.Between(2, count))}")];
}
