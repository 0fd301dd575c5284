using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>
/// A board as bytes that are the same for ever at the same coordinates, and their digest. It has options of its own: how answers are
/// written elsewhere may change, this may not.
/// </summary>
internal static class Canonical
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };

    /// <summary>UTF-8, without a blank, members in the order they are declared, nulls said.</summary>
    internal static byte[] Of(Board board) => Of(PacketDocument.Of(board));

    internal static byte[] Of(PacketDocument packet) => JsonSerializer.SerializeToUtf8Bytes(packet, Options);

    /// <summary>SHA-256 as 64 hexadecimal digits in lower case.</summary>
    internal static string DigestOf(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Instants.Write(value));
    }
}
