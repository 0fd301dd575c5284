using Rollout.App.Reading;
using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

/// <summary>
/// What was shown at a check, as tables to take along. What was decided and what changed since is known at other coordinates than the packet's,
/// which each line tells: it stays out.
/// </summary>
internal static class PacketSheets
{
    internal static PageTables Of(PacketView view) =>
        new(view.Frame, $"/track-checks/{Uri.EscapeDataString(view.Check.Name)}/packet", [], [.. Shown(view.Frame.Board)]) { Asked = view.Asked };

    internal static PageTables Of(PublishedPacketView view) =>
        new(view.Frame, $"/published/{Uri.EscapeDataString(view.Check.Packet!.Report)}", [], [.. Shown(view.Frame.Board)]);

    private static IEnumerable<Table> Shown(Board board)
    {
        yield return Table.Of(
            "schools", "Where schools stood", board.Schools,
            ("School", row => row.School.Value), ("Name", row => row.Name), ("Status", row => StatusWords.Code(row.Status)), ("Expected", row => Cell.ShareOf(row.Planned)),
            ("Done", row => Cell.ShareOf(row.Earned)));
        yield return Table.Of(
            "findings", "Findings", board.Schools.SelectMany(row => row.Findings.Select(found => (Row: row, Found: found))),
            ("School", told => told.Row.School.Value), ("Name", told => told.Row.Name), ("Rule", told => told.Found.Rule), ("Tier", told => $"{told.Found.Tier}"),
            ("Since", told => told.Found.Since), ("Reason", told => told.Found.Reason), ("Events", told => string.Join(' ', told.Found.Events)));
        if (board.IsDistrictJudged)
        {
            yield return Table.Of(
                "district", "What the district owed", board.DistrictFindings,
                ("Rule", found => found.Rule), ("Since", found => found.Since), ("Reason", found => found.Reason), ("Events", found => string.Join(' ', found.Events)));
        }
    }
}
