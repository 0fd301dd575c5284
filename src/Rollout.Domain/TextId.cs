using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rollout.Domain;

/// <summary>An identifier that is a text of a known form, and travels as that text in JSON.</summary>
public interface ITextId<TSelf> : IParsable<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The form in words, for messages: "7 digits".</summary>
    static abstract string Form { get; }

    string Value { get; }
}

/// <summary>Writes an identifier as JSON text and reads it back; a text of the wrong form is a JSON error that says the form.</summary>
public sealed class TextIdConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TId.TryParse(reader.GetString(), null, out var id)
            ? id
            : throw new JsonException($"expected {TId.Form}");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
