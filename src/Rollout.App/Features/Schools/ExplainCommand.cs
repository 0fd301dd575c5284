using System.CommandLine;
using System.Globalization;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary><c>rollout explain</c>: why a school stands as it does, every rule with its numbers.</summary>
internal static class ExplainCommand
{
    internal static Command For(Door door) => SchoolCommand.For(
        door, "explain", "Say why a school stands as it does: every rule with its numbers and events.", ExplainDocument.Of, Print);

    private static void Print(Board board, SchoolId school, TextWriter writer)
    {
        var explained = Explanation.Of(board, school)!;
        foreach (var sentence in SchoolWords.Sentences(board, explained))
            writer.WriteTextLine(sentence);
        writer.WriteLine();
        PrintMilestones(explained, writer);
        writer.WriteLine();
        PrintStages(explained, writer);
        writer.WriteLine();
        PrintRules(explained, writer);
        writer.WriteLine();
        if (explained.Schedule is { } schedule)
            writer.WriteLine(Say($"Earned schedule: day {schedule.Earned:0.#} of the plan on day {schedule.Actual} ({schedule.Variance:+0.#;-0.#;0} days, SPI {schedule.Index:0.00})."));
        writer.WriteLine($"Confidence: {explained.Confidence.Level.ToString().ToLowerInvariant()}. {string.Join(' ', explained.Confidence.Doubts)}".TrimEnd());
        writer.WriteLine(BoardWords.Coordinates(board));
    }

    private static void PrintMilestones(Explanation explained, TextWriter writer) => TextTable.Write(
        writer, ["Milestone", "Due", "Reached", "Late", "Window", "Title"],
        explained.Milestones.Select(milestone => new[]
        {
            milestone.Id.Value, Day(milestone.Due), Day(milestone.ReachedOn), milestone.Lateness > 0 ? Say($"{milestone.Lateness}") : "",
            Say($"{milestone.Window}"), milestone.Title + (milestone.IsGate ? " (gate)" : ""),
        }));

    private static void PrintStages(Explanation explained, TextWriter writer) => TextTable.Write(
        writer, ["Stage", "Complete", "Planned", "Lasted", "From", "To"],
        explained.Stages.Select(stage => new[]
        {
            stage.Stage, Say($"{stage.Complete} of {stage.Milestones}"), stage.PlannedDays is { } planned ? Say($"{planned} d") : "",
            stage.Days is { } days ? Say($"{days} d") : "", Day(stage.From), Day(stage.To),
        }));

    private static void PrintRules(Explanation explained, TextWriter writer) => TextTable.Write(
        writer, ["Rule", "True", "For", "Numbers"],
        explained.Rules.Select(rule => new[]
        {
            $"{rule.Rule} {rule.Title}", rule.IsTrue ? "yes" : "no",
            rule.Dwell is { } dwell ? Say($"{(dwell.IsTrue == rule.IsTrue ? dwell.Run : 0)} d") : "",
            string.Join(", ", rule.Inputs.Where(input => input.Value is not null).Select(input => $"{input.Name} {Written(input.Value!)}")),
        }));

    private static string Written(object value) => value switch
    {
        DateOnly day => Day(day),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IEnumerable<string> words => words.Any() ? string.Join('/', words) : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
