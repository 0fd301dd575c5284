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

    internal static void Print(Board board, SchoolId school, TextWriter writer)
    {
        var forecasts = Explanation.ForecastsOf(board, school)!;
        if (forecasts.Count == 0)
        {
            writer.WriteLine("All milestones are reached.");
        }
        else
        {
            writer.WriteLine("If the school is like the earlier ones, a milestone is reached by the day under 50 %, 80 % or 90 %");
            writer.WriteLine("with that probability. Planned and so far are instructional days since the milestone before it.");
            writer.WriteLine();
            TextTable.Write(
                writer, ["Milestone", "After", "Planned", "So far", "Earlier schools", .. Forecast.Quantiles.Select(BoardWords.Percent)],
                forecasts.Select(Line), forecasts.Select(Note));
        }

        writer.WriteLine();
        writer.WriteLine(BoardWords.Coordinates(board));
    }

    private static string[] Line(Forecast forecast) =>
    [
        forecast.Milestone.Value, forecast.From?.Value ?? "start", forecast.Planned is { } planned ? Say($"{planned} d") : "",
        Say($"{forecast.Elapsed} d"), Say($"{forecast.History}"), .. forecast.Bounds.Select(Written),
    ];

    private static string Written(Bound bound) => bound switch
    {
        { Date: { } date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Day: { } day } => Say($"day {day}"),
        _ => "–",
    };

    /// <summary>Why a date is missing, and how often such dates held.</summary>
    private static string Note(Forecast forecast)
    {
        var missing = forecast.Bounds.Where(bound => bound.Note is not null).GroupBy(bound => bound.Note)
            .Select(bounds => $"{string.Join(" and ", bounds.Select(bound => BoardWords.Percent(bound.Q)))}: {bounds.Key}.");
        var held = forecast.HitRates.Any(rate => rate.Tries > 0)
            ? [$"For earlier schools such a day held: {string.Join(", ", forecast.HitRates.Select(rate => Say($"{rate.Hits} of {rate.Tries}")))}."]
            : Array.Empty<string>();
        return string.Join(' ', missing.Concat(held));
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
