using System.Text.Json.Serialization;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>Forecasts as programs read them (domain.md 4a), with the coordinates they rest on.</summary>
internal sealed record ForecastDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules,
    DateOnly? CalendarEnds, SchoolId School, IReadOnlyList<MilestoneForecast> Forecasts)
{
    internal static ForecastDocument Of(Board board, SchoolId school)
    {
        var at = board.Coordinates;
        return new(
            board.District, board.Initiative, at.EffectiveOn, at.KnownAt, at.Position, at.Path, at.Rules, board.Calendar.Ends, school,
            [.. Explanation.ForecastsOf(board, school)!.Select(MilestoneForecast.Of)]);
    }
}

/// <param name="From">The last completed milestone, or <c>start</c>.</param>
/// <param name="N">Earlier schools that completed the span.</param>
/// <param name="HitRates">How often each bound held for the earlier schools, computed as of their own time.</param>
internal sealed record MilestoneForecast(
    MilestoneId Milestone, string From, int? Planned, int N, int Elapsed, IReadOnlyList<BoundDocument> Bounds, IReadOnlyList<HitRateDocument> HitRates)
{
    internal static MilestoneForecast Of(Forecast forecast) => new(
        forecast.Milestone, forecast.From?.Value ?? "start", forecast.Planned, forecast.History, forecast.Elapsed,
        [.. forecast.Bounds.Select(bound => new BoundDocument(bound.Q, bound.Day, bound.Date, bound.Note))],
        [.. forecast.HitRates.Select(rate => new HitRateDocument(rate.Q, rate.Hits, rate.Tries))]);
}

/// <summary>A day with its date, or no day with a note why.</summary>
internal sealed record BoundDocument(
    decimal Q, int? Day,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Date,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);

internal sealed record HitRateDocument(decimal Q, int Hits, int Of);
