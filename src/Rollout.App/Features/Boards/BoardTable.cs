using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board in a terminal: the sentence, the counts, the rows worst first, the coordinates.</summary>
internal static class BoardTable
{
    internal static void Write(Board board, IReadOnlyCollection<Status> only, TextWriter writer)
    {
        writer.WriteTextLine(BoardWords.Sentence(board));
        writer.WriteLine(BoardWords.Counts(board));
        writer.WriteLine();
        var rows = board.Schools.Where(row => only.Count == 0 || only.Contains(row.Status)).ToList();
        var someAreAsserted = board.Schools.Any(row => row.IsAsserted) && !board.Schools.All(row => row.IsAsserted);
        TextTable.Write(
            writer, ["School", "Id", "Status", "Stage", "Planned", "Earned", "Silent", "Since"],
            rows.Select(row => Line(row, someAreAsserted && row.IsAsserted)), rows.Select(Why));
        if (board.DistrictFindings.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("For the district itself:");
            foreach (var finding in board.DistrictFindings)
                writer.WriteTextLine($"  {finding.Reason} ({finding.Rule}, since {finding.Since:yyyy-MM-dd})");
        }

        writer.WriteLine();
        writer.WriteLine(BoardWords.Coordinates(board));
        if (someAreAsserted)
            writer.WriteLine("* rests on recorded times that an earlier system asserted.");
        else if (board.Schools.Any(row => row.IsAsserted))
            writer.WriteLine("Every row rests on recorded times that an earlier system asserted.");
    }

    private static string[] Line(Standing row, bool isMarked) =>
    [
        row.Name + (isMarked ? " *" : "") + (row.IsClosed ? " (closed)" : ""),
        row.School.Value,
        $"{StatusWords.Shape(row.Status)} {StatusWords.Words(row.Status)}{(row.IsSilent && row.Status != Status.NoNews ? ", no news" : "")}",
        row.Stage ?? "",
        BoardWords.Percent(row.Planned),
        BoardWords.Percent(row.Earned),
        row.Silence is { } days ? $"{days} d" : "",
        row.Findings.Count == 0 ? "" : $"{row.Findings[0].Since:yyyy-MM-dd}",
    ];

    /// <summary>The first reason, how many more there are, and where another version of the path would judge otherwise.</summary>
    private static string Why(Standing row)
    {
        var first = row.Findings.Count == 0 ? "" : row.Findings[0].Reason;
        var more = row.Findings.Count > 1 ? $" (+{row.Findings.Count - 1})" : "";
        var moved = string.Join(", ", row.OtherPaths.Where(other => other.Status != row.Status)
            .Select(other => $"path {other.Path}: {StatusWords.Words(other.Status)}"));
        return first + more + (moved.Length == 0 ? "" : first.Length == 0 ? moved : $" [{moved}]");
    }
}
