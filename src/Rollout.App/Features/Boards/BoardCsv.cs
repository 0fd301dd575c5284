using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board as a table for spreadsheets: a line a school, formulas escaped, the coordinates on every line.</summary>
internal static class BoardCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        // Beside those that every spreadsheet takes: their wide forms, and a blank, which some skip.
        InjectionCharacters = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', ' '],
        NewLine = "\n",
    };

    internal static void Write(Board board, IReadOnlyCollection<Status> only, TextWriter writer)
    {
        using var csv = new CsvWriter(writer, Format, leaveOpen: true);
        csv.WriteRecords(board.Schools.Where(row => only.Count == 0 || only.Contains(row.Status)).Select(row => Line.Of(row, board.Coordinates)));
    }

    private sealed record Line(
        string School, string Name, string Status, bool NoNews, string? Stage, decimal Planned, decimal Earned, decimal? OverdueShare, int? Silence,
        string? Rules, string? Since, string? Reasons, int Path, bool Asserted, bool Closed, string EffectiveOn, string KnownAt, long Position, int RuleSet)
    {
        internal static Line Of(Standing row, Coordinates at) => new(
            row.School.Value, Printable.Line(row.Name), StatusWords.Code(row.Status), row.IsSilent, row.Stage is { } stage ? Printable.Line(stage) : null, Math.Round(row.Planned, 6),
            Math.Round(row.Earned, 6), row.OverdueShare is { } share ? Math.Round(share, 6) : null, row.Silence,
            string.Join(' ', row.Findings.Select(finding => finding.Rule).Distinct()),
            row.Findings.Count == 0 ? null : $"{row.Findings.Min(finding => finding.Since):yyyy-MM-dd}",
            Printable.Line(string.Join(' ', row.Findings.Select(finding => finding.Reason))), row.Path, row.IsAsserted, row.IsClosed,
            $"{at.EffectiveOn:yyyy-MM-dd}", Instants.Write(at.KnownAt), at.Position, at.Rules);
    }
}
