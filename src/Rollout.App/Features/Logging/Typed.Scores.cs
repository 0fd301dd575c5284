using System.Globalization;
using System.Text.Json.Nodes;

namespace Rollout.App.Features.Logging;

public sealed partial class Typed
{
    /// <summary>A line each, with semicolons: <c>leadership; The principal leads it; 4</c>.</summary>
    private static JsonArray RubricItems(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split(';', 3, StringSplitOptions.TrimEntries)
           select (JsonNode)new JsonObject
           {
               ["item"] = parts[0],
               ["title"] = parts.ElementAtOrDefault(1) ?? "",
               ["most"] = Whole(parts.ElementAtOrDefault(2) ?? ""),
           },
    ];

    /// <summary>An item and its score each, between commas: <c>leadership 3,time 2</c>; what is left open is left out.</summary>
    private static JsonArray Scores(string text) =>
    [
        .. from score in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
           let at = score.LastIndexOf(' ')
           select (JsonNode)new JsonObject
           {
               ["item"] = at > 0 ? score[..at] : score,
               ["score"] = Whole(score[(at + 1)..]),
           },
    ];

    private static JsonNode Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : text;
}
