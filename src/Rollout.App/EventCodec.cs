using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Rollout.App.Events;
using Rollout.Domain;

namespace Rollout.App;

/// <summary>
/// Event ⇄ (alias, JSON). The JSON is camelCase, words for enums, nulls left out. What the log holds is trusted and decoded at
/// speed; what people and programs send is bound with care, and every fault names its member.
/// </summary>
internal static class EventCodec
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly FrozenDictionary<string, Known> ByAlias = new[]
    {
        Aliases.District.Select(known => Describe("district", known)),
        Aliases.School.Select(known => Describe("school", known)),
        Aliases.Initiative.Select(known => Describe("initiative", known)),
        Aliases.Rollout.Select(known => Describe("rollout", known)),
        Aliases.AnyStream.Select(known => Describe(null, known)),
    }.SelectMany(known => known).ToFrozenDictionary(known => known.Alias);

    private static readonly FrozenDictionary<Type, Known> ByType = ByAlias.Values.ToFrozenDictionary(known => known.Type);

    /// <summary>Every alias, in alphabetical order.</summary>
    internal static IReadOnlyList<string> AllAliases { get; } = [.. ByAlias.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The stored name of the event's type.</summary>
    internal static string Alias(DomainEvent happened) => ByType[happened.GetType()].Alias;

    /// <summary>The type of stream that the event belongs to (<see cref="StreamId.Type"/>); null when any.</summary>
    internal static string? StreamType(string alias) => ByAlias[alias].StreamType;

    /// <summary>The event's .NET type as <c>{FullName}, {Assembly}</c>.</summary>
    internal static string ClrType(DomainEvent happened) => ByType[happened.GetType()].ClrType;

    internal static Type TypeOf(string alias) => ByAlias[alias].Type;

    /// <summary>The event's members as a help text writes them.</summary>
    internal static string Notation(string alias) => ByAlias[alias].Shape.Notation;

    /// <summary>The event's members as a JSON schema.</summary>
    internal static System.Text.Json.Nodes.JsonObject Schema(string alias) => ByAlias[alias].Shape.Schema;

    internal static string Encode(DomainEvent happened) => JsonSerializer.Serialize(happened, ByType[happened.GetType()].Json);

    /// <summary>An event from the log. The alias must be known.</summary>
    internal static DomainEvent Decode(string alias, ReadOnlySpan<byte> utf8) => Decode(ByAlias[alias], utf8);

    /// <summary>
    /// An event from outside, or the first fault: <c>unknown-type</c>, <c>outside-json-domain</c>, <c>unknown-field</c>,
    /// <c>missing-field</c>, <c>malformed</c>.
    /// </summary>
    /// <param name="dayWhenAbsent">The effective day of a dated event that says none.</param>
    internal static Bound Bind(string alias, JsonElement data, DateOnly dayWhenAbsent)
    {
        if (!ByAlias.TryGetValue(alias, out var known))
            return new(new Fault("unknown-type", "type", $"There is no event type “{alias}”: `rollout import events --help` lists them all."));
        if (JsonDomain.Check(data) is { } outside)
            return new(outside);
        var binding = new Binding(dayWhenAbsent);
        var happened = known.Shape.Read(data, binding);
        return binding.Fault is { } fault ? new(fault) : new((DomainEvent)happened!);
    }

    /// <summary>The alias as stored, when the UTF-8 text is one: saves a string for each event of a history.</summary>
    internal static bool TryFind(ReadOnlySpan<char> alias, out Known known)
    {
        var found = ByAlias.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(alias, out var at);
        known = at!;
        return found;
    }

    internal static DomainEvent Decode(Known known, ReadOnlySpan<byte> utf8) => (DomainEvent)JsonSerializer.Deserialize(utf8, known.Json)!;

    private static Known Describe(string? streamType, KeyValuePair<string, Type> known) => new(
        known.Key, known.Value, streamType, $"{known.Value.FullName}, {known.Value.Assembly.GetName().Name}",
        Json.GetTypeInfo(known.Value), Shape.Of(known.Value));

    /// <summary>What is known of an event type.</summary>
    internal sealed record Known(string Alias, Type Type, string? StreamType, string ClrType, JsonTypeInfo Json, Shape Shape);
}
