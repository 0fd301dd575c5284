using System.Text.Json;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Everything an answer says, field by field: rows with their findings, words and events, explanations and forecasts.</summary>
internal static class Told
{
    internal static string By(InventedLog log, Coordinates asked) => By(Of(log, asked));

    internal static string By(Board board) => JsonSerializer.Serialize(new
    {
        board.IsBeyondCalendar,
        board.Schools,
        Explained = board.Schools.Select(row => Explanation.Of(board, row.School)),
        Forecasts = board.Schools.Select(row => Explanation.ForecastsOf(board, row.School)),
    });

    internal static Board Of(InventedLog log, Coordinates asked) =>
        Board.Assess(DistrictFacts.At(log.History, asked.Cut), asked, RuleSet.Version1);
}
