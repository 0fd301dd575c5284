using System.Text.Json;

namespace Rollout.App.Features.Imports.Json;

/// <summary>Finds the line of each member and item of a JSON text.</summary>
internal static class JsonLines
{
    /// <summary>By path, such as <c>milestones[3].weight</c>; of a member named twice the second line.</summary>
    internal static IReadOnlyDictionary<string, int> Of(ReadOnlySpan<byte> utf8)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var around = new Stack<(string Path, int Next)>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        var (line, counted, member) = (1, 0, "");
        while (reader.Read())
        {
            line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    around.Pop();
                    break;
                default:
                    var path = PathOf(around, member);
                    lines[path] = line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        around.Push((path, reader.TokenType is JsonTokenType.StartArray ? 0 : -1));
                    break;
            }
        }

        return lines;
    }

    private static string PathOf(Stack<(string Path, int Next)> around, string member)
    {
        if (!around.TryPop(out var outer))
            return "";
        around.Push(outer.Next < 0 ? outer : (outer.Path, outer.Next + 1));
        return outer switch
        {
            (_, >= 0 and var next) => $"{outer.Path}[{next}]",
            ("", _) => member,
            _ => $"{outer.Path}.{member}",
        };
    }
}
