using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Reading;

/// <summary>
/// The data of an event as answers and pages show it: as stored, and of a reading what may be shown (<see cref="SmallCells"/>), with
/// <c>people</c> in words in the place of <c>n</c>.
/// </summary>
internal static class ShownData
{
    private const string Reading = "indicator_reading_recorded";

    private static readonly JsonSerializerOptions WithoutNulls = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="data">The text of the event's JSON object.</param>
    internal static JsonElement Of(string alias, string data)
    {
        if (alias == Reading)
            return Of((IndicatorReadingRecorded)EventCodec.Decode(alias, Encoding.UTF8.GetBytes(data)));
        using var stored = JsonDocument.Parse(data);
        return stored.RootElement.Clone();
    }

    internal static JsonElement Of(DomainEvent happened) => happened is IndicatorReadingRecorded reading
        ? Of(reading)
        : Of(EventCodec.Alias(happened), EventCodec.Encode(happened));

    private static JsonElement Of(IndicatorReadingRecorded reading) => JsonSerializer.SerializeToElement(SmallCells.Of(reading), WithoutNulls);
}
