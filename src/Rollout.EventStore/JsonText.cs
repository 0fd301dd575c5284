using System.Text;

namespace Rollout.EventStore;

/// <summary>Parts of JSON as PostgreSQL writes them.</summary>
internal static class JsonText
{
    /// <summary>A string with only those escapes to_json makes; .NET's encoders escape more.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append($"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>A moment as es_instant writes it, to the microsecond.</summary>
    public static string Instant(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}";
}
