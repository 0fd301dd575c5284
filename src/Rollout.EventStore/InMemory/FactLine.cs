using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rollout.EventStore.InMemory;

/// <summary>A line of history as es_fact_line writes it; only the spacing within the data is its own.</summary>
internal static class FactLine
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(StoredEvent happened)
    {
        var line = new StringBuilder()
            .Append("{\"id\":").Append(JsonText.Of(happened.Id.ToString()))
            .Append(",\"pos\":").Append(happened.Position)
            .Append(",\"at\":").Append(JsonText.Of(JsonText.Instant(happened.LoggedAt)))
            .Append(",\"type\":").Append(JsonText.Of(happened.Type));
        Add(line, "by", happened.UserName);
        Add(line, "asserted", happened.AssertedAt is { } asserted ? JsonText.Instant(asserted) : null);
        Add(line, "source", happened.Source);
        return line.Append(",\"data\":").Append(happened.Data).Append("}\n").ToString();
    }

    /// <summary>The data on one line; text that is not JSON is a <see cref="JsonException"/>.</summary>
    public static string OneLine(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Plain);
    }

    private static void Add(StringBuilder line, string name, string? value)
    {
        if (value is not null)
            line.Append(",\"").Append(name).Append("\":").Append(JsonText.Of(value));
    }
}
