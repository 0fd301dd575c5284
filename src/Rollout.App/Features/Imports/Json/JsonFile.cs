using System.Text.Json;

namespace Rollout.App.Features.Imports.Json;

/// <summary>Reads a JSON file whole, remembering where each value stands.</summary>
internal static class JsonFile
{
    private const int Largest = 16 << 20;

    /// <summary>The file's value; null when it has none that can be read, and then the reason is among the rejections.</summary>
    internal static async Task<JsonSpot?> ReadAsync(InputFile file, Rejections rejections, CancellationToken ct)
    {
        if (file.Length > Largest)
        {
            rejections.Add(0, "", "too-large", $"The file has more than {Largest >> 20} MB; this kind of file is small.");
            return null;
        }

        await file.CheckTextAsync(rejections, ct);
        if (rejections.Any)
            return null;
        var bytes = new byte[file.Length];
        await file.FromStart().ReadExactlyAsync(bytes, ct);
        return Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, rejections);
    }

    private static JsonSpot? Parse(byte[] bytes, Rejections rejections)
    {
        var lines = new LineCounter(bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 32 });
            reader.Read();
            var whole = Value(ref reader, "", lines, rejections);
            reader.Read();
            return rejections.Any ? null : whole;
        }
        catch (JsonException e)
        {
            rejections.Add((int)(e.LineNumber ?? 0) + 1, $"{(e.BytePositionInLine ?? 0) + 1}", "malformed-json", "The file is not one JSON value: it breaks here.");
        }
        catch (InvalidOperationException)
        {
            rejections.Add(lines.Current, "", "json-domain", "A text holds half of a surrogate pair.");
        }

        return null;
    }

    private static JsonSpot Value(ref Utf8JsonReader reader, string path, LineCounter lines, Rejections rejections)
    {
        var line = lines.At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new(path, line, JsonTokenType.StartObject, "", Members(ref reader, path, lines, rejections), []),
            JsonTokenType.StartArray => new(path, line, JsonTokenType.StartArray, "", [], Items(ref reader, path, lines, rejections)),
            JsonTokenType.String => new(path, line, JsonTokenType.String, reader.GetString()!, [], []),
            var kind => new(path, line, kind, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), [], []),
        };
    }

    private static List<(string Name, JsonSpot Value)> Members(ref Utf8JsonReader reader, string path, LineCounter lines, Rejections rejections)
    {
        var members = new List<(string Name, JsonSpot Value)>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var inner = path is "" ? name : $"{path}.{name}";
            if (members.Exists(member => member.Name == name))
                rejections.Add(lines.At(reader.TokenStartIndex), inner, "duplicate-member", "This member is named twice.");
            reader.Read();
            members.Add((name, Value(ref reader, inner, lines, rejections)));
        }

        return members;
    }

    private static List<JsonSpot> Items(ref Utf8JsonReader reader, string path, LineCounter lines, Rejections rejections)
    {
        var items = new List<JsonSpot>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader, $"{path}[{items.Count}]", lines, rejections));
        return items;
    }

    /// <summary>Counts lines forwards, as the reader goes.</summary>
    private sealed class LineCounter(byte[] bytes)
    {
        private int _counted;

        internal int Current { get; private set; } = 1;

        internal int At(long offset)
        {
            Current += bytes.AsSpan(_counted..(int)offset).Count((byte)'\n');
            _counted = (int)offset;
            return Current;
        }
    }
}
