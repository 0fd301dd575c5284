using System.CommandLine;
using System.Globalization;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary><c>rollout explain</c>: why a school stands as it does, or what the district owes; every rule with its numbers.</summary>
internal static class ExplainCommand
{
    internal static Command For(Door door) => SchoolCommand.For(
        door, "explain", "Say why a school stands as it does: every rule with its numbers and events; without a school, the district's own checks.",
        ExplainDocument.Of, Print, new(DistrictDocument.Of, DistrictDocument.Print));

    internal static void Print(Board board, SchoolId school, TextWriter writer)
    {
        var explained = Explanation.Of(board, school)!;
        foreach (var sentence in SchoolWords.Sentences(board, explained))
            writer.WriteTextLine(sentence);
        writer.WriteLine();
        PrintMilestones(explained, writer);
        writer.WriteLine();
        PrintStages(explained, writer);
        writer.WriteLine();
        RuleTable.Write(explained.Rules, writer);
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

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
