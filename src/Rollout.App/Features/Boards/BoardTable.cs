using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board in a terminal: the sentence, the counts, the rows worst first, the coordinates.</summary>
internal static class BoardTable
{
    internal static void Write(Board board, IReadOnlyCollection<Status> only, Terminal terminal)
    {
        terminal.Out.WriteTextLine(BoardWords.Sentence(board));
        terminal.Out.WriteLine(BoardWords.Counts(board));
        terminal.Out.WriteLine();
        TextTable.Write(
            terminal.Out, ["School", "", "Status", "Stage", "Planned", "Earned", "Silent", "Since", "Why"],
            board.Schools.Where(row => only.Count == 0 || only.Contains(row.Status)).Select(Line));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(BoardWords.Coordinates(board));
        if (board.Schools.Any(row => row.IsAsserted))
            terminal.Out.WriteLine("* rests on recorded times that an earlier system asserted.");
    }

    private static string[] Line(Standing row) =>
    [
        row.Name + (row.IsAsserted ? " *" : "") + (row.IsClosed ? " (closed)" : ""),
        StatusWords.Shape(row.Status).ToString(),
        StatusWords.Words(row.Status) + (row.IsSilent && row.Status != Status.NoNews ? ", no news" : ""),
        row.Stage ?? "",
        BoardWords.Percent(row.Planned),
        BoardWords.Percent(row.Earned),
        row.Silence is { } days ? $"{days} d" : "",
        row.Findings.Count == 0 ? "" : $"{row.Findings[0].Since:yyyy-MM-dd}",
        Why(row),
    ];

    private static string Why(Standing row)
    {
        var first = row.Findings.Count == 0 ? "" : row.Findings[0].Reason;
        var more = row.Findings.Count > 1 ? $" (+{row.Findings.Count - 1})" : "";
        var moved = string.Join(", ", row.OtherPaths.Where(other => other.Status != row.Status)
            .Select(other => $"path {other.Path}: {StatusWords.Words(other.Status)}"));
        return first + more + (moved.Length == 0 ? "" : first.Length == 0 ? moved : $" [{moved}]");
    }
}
