using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board as tables to take along: the schools chosen, how far each is in each stage, and what was found.</summary>
internal static class BoardSheets
{
    internal static PageTables Of(BoardView view) => new(
        view.Frame, "", view.Filter.Parts,
        Schools(view.Rows), Stages(view), Findings(view),
        Table.Of(
            "district", "Findings of the district", view.Frame.Board.DistrictFindings,
            ("Rule", found => found.Rule), ("Tier", found => $"{found.Tier}"), ("School", found => found.School?.Value), ("Since", found => found.Since),
            ("Reason", found => found.Reason)));

    internal static Table Schools(IEnumerable<Standing> rows) => Table.Of(
        "schools", "Schools", rows,
        ("School", row => row.School.Value), ("Name", row => Printable.Line(row.Name)), ("Status", row => StatusWords.Code(row.Status)),
        ("NoNews", row => row.IsSilent), ("Stage", row => row.Stage is { } stage ? Printable.Line(stage) : null), ("Planned", row => Cell.ShareOf(row.Planned)),
        ("Earned", row => Cell.ShareOf(row.Earned)), ("OverdueShare", row => Cell.ShareOf(row.OverdueShare)), ("Silence", row => row.Silence),
        ("Rules", row => string.Join(' ', row.Findings.Select(finding => finding.Rule).Distinct())),
        ("Since", row => row.Findings.Count == 0 ? null : (DateOnly?)row.Findings.Min(finding => finding.Since)),
        ("Reasons", row => Printable.Line(string.Join(' ', row.Findings.Select(finding => finding.Reason)))), ("Path", row => row.Path),
        ("Asserted", row => row.IsAsserted), ("Closed", row => row.IsClosed));

    private static Table Stages(BoardView view) => new(
        "stages", "Stages", ["School", "Name", .. view.Stages],
        view.Rows.Select(row =>
        {
            var stages = view.Frame.Board.StagesOf(row.School);
            return (IReadOnlyList<Cell>)
            [
                row.School.Value, row.Name,
                .. view.Stages.Select(name => Cell.ShareOf(stages.FirstOrDefault(stage => stage.Stage == name) is { } stage ? (decimal)stage.Complete / stage.Milestones : null)),
            ];
        }));

    private static Table Findings(BoardView view) => Table.Of(
        "findings", "Findings", view.Rows.SelectMany(row => row.Findings.Select(found => (Row: row, Found: found))),
        ("School", found => found.Row.School.Value), ("Name", found => found.Row.Name), ("Rule", found => found.Found.Rule),
        ("Tier", found => $"{found.Found.Tier}"), ("Milestone", found => found.Found.Milestone?.Value), ("Since", found => found.Found.Since),
        ("DaysLate", found => found.Found.Lateness), ("Window", found => found.Found.Window), ("Reason", found => found.Found.Reason),
        ("Events", found => string.Join(' ', found.Found.Events)));
}
