using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board as a table for spreadsheets: a line a school, formulas escaped, the coordinates on every line.</summary>
internal static class BoardCsv
{
    internal static void Write(Board board, IReadOnlyCollection<Status> only, TextWriter writer) => Csv.Write(
        BoardSheets.Schools(board.Schools.Where(row => only.Count == 0 || only.Contains(row.Status))).With(PageTables.CoordinatesOf(board.Coordinates)), writer);
}
