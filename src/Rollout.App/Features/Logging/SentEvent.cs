using System.Text.Json;
using Rollout.App.Events;
using Rollout.App.Web;
using Rollout.Domain;

namespace Rollout.App.Features.Logging;

/// <summary>The body of a write: <c>{"type","data"}</c>, bound to an event, or why it is none.</summary>
/// <param name="Today">The district's day on which it is said: the effective day of an event that names none.</param>
internal sealed record SentEvent(string Type, DomainEvent Fact, DateOnly Today, bool DayIsAssumed)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    internal static (SentEvent? Sent, Problem? Problem) Read(byte[] body, string zone, DateTimeOffset now)
    {
        var today = DistrictDay.Of(now, zone);
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            // The members of data are told of where they are bound.
            return JsonDomain.Check(body) is { } broken && !broken.Field.StartsWith("data", StringComparison.Ordinal)
                ? Outside(broken)
                : Read(json.RootElement, today);
        }
        catch (InvalidOperationException) when (JsonDomain.Check(body) is { } broken)
        {
            // A name of half a character: the parser can't compare it with its neighbours.
            return Outside(broken);
        }
        catch (JsonException e)
        {
            return Wrong("malformed-json", $"The body is not one JSON object with unique members: it breaks in line {(e.LineNumber ?? 0) + 1} at byte {(e.BytePositionInLine ?? 0) + 1}.", null);
        }
    }

    private static (SentEvent?, Problem?) Read(JsonElement body, DateOnly today)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            return Wrong("malformed-json", "The body is not a JSON object.", null);
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name is not ("type" or "data"))
                return Wrong("unknown-field", "The body has only type and data.", member.Name);
        }

        if (!body.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String)
            return Wrong("missing-field", "Say the type of the event, such as \"milestone_reached\".", "type");
        if (!body.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Object)
            return Wrong("missing-field", "Say the event's members in an object called data.", "data");
        var bound = EventCodec.Bind(type.GetString()!, data, today);
        return bound.IsBound
            ? (new(type.GetString()!, bound.Event, today, bound.Event is IDated && !data.TryGetProperty("effectiveOn", out _)), null)
            : (null, Problem.Malformed(bound.Fault));
    }

    private static (SentEvent?, Problem?) Outside(Fault broken) => Wrong(broken.Code, broken.Message, broken.Field.Length > 0 ? broken.Field : null);

    private static (SentEvent?, Problem?) Wrong(string code, string detail, string? field) =>
        (null, new(StatusCodes.Status422UnprocessableEntity, code, detail, field));
}
