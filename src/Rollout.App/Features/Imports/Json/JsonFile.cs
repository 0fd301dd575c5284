using System.Text.Json;
using Rollout.App.Events;

namespace Rollout.App.Features.Imports.Json;

/// <summary>A JSON file read whole, which knows in which line each of its members stands.</summary>
internal sealed class JsonFile(JsonElement root, IReadOnlyDictionary<string, int> lines)
{
    private const int Largest = 16 << 20;

    internal JsonElement Root => root;

    /// <summary>Null when there is nothing that could be looked at; the reason is among the rejections.</summary>
    internal static async Task<JsonFile?> ReadAsync(InputFile file, Rejections rejections, CancellationToken ct)
    {
        if (file.Length > Largest)
            rejections.Add(0, "", "too-large", $"The file has more than {Largest >> 20} MB; this kind of file is small.");
        else
            await file.CheckTextAsync(rejections, ct);
        if (rejections.Any)
            return null;

        var bytes = new byte[file.Length];
        await file.FromStart().ReadExactlyAsync(bytes, ct);
        return Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, rejections);
    }

    /// <summary>The line of a member such as <c>milestones[3].weight</c>, or of what should have it.</summary>
    internal int LineOf(string path)
    {
        while (path.Length > 0 && !lines.ContainsKey(path))
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        return lines.GetValueOrDefault(path, 1);
    }

    internal Rejection Reject(string path, string code, string message) => new(LineOf(path), path, code, message);

    private static JsonFile? Parse(byte[] bytes, Rejections rejections)
    {
        try
        {
            var lines = JsonLines.Of(bytes);
            if (JsonDomain.Check(bytes) is { } outside)
            {
                rejections.Add(new JsonFile(default, lines).Reject(outside.Field, outside.Code, outside.Message));
                return null;
            }

            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
                return new(document.RootElement.Clone(), lines);
            rejections.Add(1, "", "malformed", "The file must hold one JSON object.");
        }
        catch (JsonException e)
        {
            rejections.Add(
                (int)(e.LineNumber ?? 0) + 1, $"{(e.BytePositionInLine ?? 0) + 1}", "malformed-json", "The file is not JSON: it breaks here.");
        }

        return null;
    }
}
