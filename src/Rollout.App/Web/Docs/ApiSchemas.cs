using System.Text.Json.Nodes;

namespace Rollout.App.Web.Docs;

/// <summary>The schemas that no answer's type brings along: the problem, and an event of each type.</summary>
internal static class ApiSchemas
{
    internal const string Problem = "Problem";

    internal static void AddTo(JsonObject document)
    {
        if (document["components"] is not JsonObject components)
            document["components"] = components = [];
        if (components["schemas"] is not JsonObject schemas)
            components["schemas"] = schemas = [];
        schemas[Problem] = ProblemSchema();
        foreach (var alias in EventCodec.AllAliases)
            schemas[OfEvent(alias)] = EventSchema(alias);
    }

    internal static string OfEvent(string alias) => $"event.{alias}";

    internal static JsonObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    internal static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject EventSchema(string alias) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["const"] = alias },
            ["data"] = EventCodec.Schema(alias),
        },
        ["required"] = new JsonArray("type", "data"),
        ["additionalProperties"] = false,
    };

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = Text("urn:rollout:problem: and the code."),
            ["title"] = Text("The status in words."),
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["code"] = Text("Kebab-case and stable: programs may rely on it."),
            ["detail"] = Text("One sentence for people, with what to do."),
            ["field"] = Text("The parameter, header or member at fault, such as data.milestone; absent when it is the whole."),
        },
        ["required"] = new JsonArray("type", "title", "status", "code", "detail"),
    };
}
