using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>What the district's own checks say: what they find, worst first, and every one of the rule set, true or not.</summary>
internal sealed record DistrictDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules,
    int Day, DateOnly? CalendarEnds, bool BeyondCalendar, IReadOnlyList<FindingDocument> Findings, IReadOnlyList<RuleDocument> RuleReports)
{
    internal static DistrictDocument Of(Board board)
    {
        var at = board.Coordinates;
        return new(
            board.District, board.Initiative, at.EffectiveOn, at.KnownAt, at.Position, at.Path, at.Rules, board.Calendar.DayNumber(at.EffectiveOn),
            board.Calendar.Ends, board.IsBeyondCalendar, [.. board.DistrictFindings.Select(FindingDocument.Of)],
            [.. board.DistrictReports.Select(RuleDocument.Of)]);
    }

    internal static void Print(Board board, TextWriter writer)
    {
        if (!board.IsDistrictJudged)
            writer.WriteLine($"Rule set {board.Rules.Version} has no checks of the district.");
        foreach (var finding in board.DistrictFindings)
            writer.WriteLine($"{finding.Reason} (rule {finding.Rule}, since {BoardWords.Day(finding.Since)})");
        if (board.IsDistrictJudged && board.DistrictFindings.Count == 0)
            writer.WriteLine("No check of the district finds anything.");
        writer.WriteLine();
        RuleTable.Write(board.DistrictReports, writer);
        writer.WriteLine();
        writer.WriteLine(BoardWords.Coordinates(board));
    }
}
