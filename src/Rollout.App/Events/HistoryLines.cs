using System.Text;
using System.Text.Json;
using Rollout.Domain;

namespace Rollout.App.Events;

/// <summary>
/// A stream's history as the store keeps it: JSON Lines in version order,
/// <c>{"id","pos","at","type","by"?,"asserted"?,"source"?,"data"}</c>.
/// </summary>
internal static class HistoryLines
{
    private static readonly JsonReaderOptions ManyValues = new() { AllowMultipleValues = true };

    internal static StreamLog Parse(string facts) => Parse(Encoding.UTF8.GetBytes(facts));

    /// <exception cref="InvalidDataException">An event's type is unknown here: the log was written by a later version of the program.</exception>
    internal static StreamLog Parse(ReadOnlySpan<byte> utf8)
    {
        var events = new List<Recorded>();
        var reader = new Utf8JsonReader(utf8, ManyValues);
        Recorded? before = null;
        while (reader.Read())
            events.Add(before = ReadLine(ref reader, utf8, before));
        return events.Count == 0 ? StreamLog.Empty : new(events);
    }

    private static Recorded ReadLine(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, Recorded? before)
    {
        var (id, position, at) = (Guid.Empty, 0L, DateTimeOffset.MinValue);
        DateTimeOffset? asserted = null;
        string? by = null, source = null;
        EventCodec.Known? type = null;
        var data = Range.All;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("id"u8))
                id = reader.GetGuid();
            else if (name.SequenceEqual("pos"u8))
                position = reader.GetInt64();
            else if (name.SequenceEqual("at"u8))
                at = reader.GetDateTimeOffset();
            else if (name.SequenceEqual("type"u8))
                type = ReadType(ref reader);
            else if (name.SequenceEqual("by"u8))
                by = ReadText(ref reader, before?.By);
            else if (name.SequenceEqual("source"u8))
                source = ReadText(ref reader, before?.Source);
            else if (name.SequenceEqual("asserted"u8))
                asserted = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
            else if (name.SequenceEqual("data"u8))
                data = Skip(ref reader);
            else
                reader.Skip();
        }

        return type is null || data.Equals(Range.All)
            ? throw new InvalidDataException($"The history's event {id} lacks its type or its data.")
            : new(id, position, at, asserted, source, by, EventCodec.Decode(type, utf8[data]));
    }

    private static Range Skip(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static EventCodec.Known ReadType(ref Utf8JsonReader reader)
    {
        Span<char> alias = stackalloc char[reader.ValueSpan.Length];
        alias = alias[..reader.CopyString(alias)];
        return EventCodec.TryFind(alias, out var known)
            ? known
            : throw new InvalidDataException(
                $"The log holds an event of type “{alias}” that this version of Rollout does not know: use the version that wrote it, or a later one.");
    }

    /// <summary>Neighbours mostly share their actor and source, so the text of the line before is used again.</summary>
    private static string? ReadText(ref Utf8JsonReader reader, string? before) =>
        reader.TokenType == JsonTokenType.Null ? null
        : before is not null && reader.ValueTextEquals(before) ? before
        : reader.GetString();
}
