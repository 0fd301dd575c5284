using System.Text.Json.Nodes;

namespace Rollout.App.Events;

/// <summary>An event of each type as a program sends it: <c>{"type","data"}</c>. Invented, and each taken as it stands.</summary>
internal static class EventExamples
{
    internal static IReadOnlyDictionary<string, JsonNode> ByAlias { get; } =
        Sql.Read<Shape>("examples.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToDictionary(example => example["type"]!.GetValue<string>());
}
