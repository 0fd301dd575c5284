using System.CommandLine;
using System.Globalization;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary><c>rollout forecast</c>: when a school's open milestones may be reached, from what earlier schools needed.</summary>
internal static class ForecastCommand
{
    internal static Command For(Door door) => SchoolCommand.For(
        door, "forecast", "Say when a school's open milestones may be reached, from what earlier schools needed.", ForecastDocument.Of, Print);

    private static void Print(Board board, SchoolId school, TextWriter writer)
    {
        var forecasts = Explanation.ForecastsOf(board, school)!;
        writer.WriteLine(forecasts.Count == 0 ? "All milestones are reached." : "By these days the milestone is reached with the probability above, if this school is like the earlier ones.");
        writer.WriteLine();
        TextTable.Write(
            writer, ["Milestone", "After", "Planned", "Lived", "Schools", .. Forecast.Quantiles.Select(BoardWords.Percent), "Held so far"],
            forecasts.Select(forecast => (string[])
            [
                forecast.Milestone.Value, forecast.From?.Value ?? "start", forecast.Planned is { } planned ? Say($"{planned} d") : "",
                Say($"{forecast.Elapsed} d"), Say($"{forecast.History}"), .. forecast.Bounds.Select(Written),
                string.Join(", ", forecast.HitRates.Select(rate => Say($"{rate.Hits} of {rate.Tries}"))),
            ]));
        writer.WriteLine();
        writer.WriteLine(BoardWords.Coordinates(board));
    }

    private static string Written(Bound bound) => bound switch
    {
        { Date: { } date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Day: { } day } => Say($"day {day}, {bound.Note}"),
        _ => bound.Note!,
    };

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
