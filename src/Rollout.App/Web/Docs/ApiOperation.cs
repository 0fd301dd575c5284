using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Rollout.App.Events;

namespace Rollout.App.Web.Docs;

/// <summary>One address and method of the document, completed by what is told of it.</summary>
internal static class ApiOperation
{
    private static readonly Parameter Key = new(
        "Idempotency-Key", "1 to 255 characters, a new one for each event: under the same key the first outcome is answered again.", "string", In: "header", IsRequired: true);

    private static readonly Parameter Rests = new(
        "If-Match", "The version the event rests on, in quotation marks: 412 when somebody was first.", "string", In: "header");

    private static readonly Parameter Held = new(
        "If-None-Match", "The ETag of an answer still held: 304 while nothing changed.", "string", In: "header");

    internal static void Complete(JsonObject operation, Told told)
    {
        operation.Remove("tags");
        var recording = told.EventsOf.Count > 0;
        if (operation["parameters"] is not JsonArray parameters)
            operation["parameters"] = parameters = [];
        foreach (var parameter in told.Parameters.Concat(recording ? [Key, Rests] : told.IsTagged ? [Held] : []))
            parameters.Add(ParameterOf(parameter));
        if (parameters.Count == 0)
            operation.Remove("parameters");

        var responses = operation["responses"]!.AsObject();
        foreach (var (status, response) in responses.ToList())
        {
            if (told.IsTagged || recording)
                response!["headers"] = new JsonObject { ["ETag"] = Header(recording ? "The version of the stream." : "What the answer rests on.") };
            response!["description"] = ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture));
        }

        foreach (var text in told.Texts)
            responses["200"]!["content"]![text] = new JsonObject { ["schema"] = ApiSchemas.Text("As the command line prints it.") };
        if (told.IsTagged)
            responses["304"] = new JsonObject { ["description"] = "Nothing changed since the answer with that tag." };
        foreach (var status in told.Problems)
            responses[status.ToString(CultureInfo.InvariantCulture)] = ProblemOf(status);
        responses["default"] = ProblemOf(StatusCodes.Status500InternalServerError);
        if (recording)
            operation["requestBody"] = BodyOf(told.EventsOf);
    }

    private static JsonObject ParameterOf(Parameter told)
    {
        var schema = new JsonObject { ["type"] = told.Type };
        if (told.Format is not null)
            schema["format"] = told.Format;
        var parameter = new JsonObject { ["name"] = told.Name, ["in"] = told.In, ["description"] = told.Description };
        if (told.IsRequired)
            parameter["required"] = true;
        parameter["schema"] = told.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema;
        return parameter;
    }

    private static JsonObject ProblemOf(int status)
    {
        var problem = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(status) };
        if (status == StatusCodes.Status503ServiceUnavailable)
            problem["headers"] = new JsonObject { ["Retry-After"] = Header("Seconds to wait before asking again.") };
        problem["content"] = new JsonObject { [Problem.MediaType] = new JsonObject { ["schema"] = ApiSchemas.Reference(ApiSchemas.Problem) } };
        return problem;
    }

    private static JsonObject Header(string description) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject BodyOf(IReadOnlyList<string> streams)
    {
        var aliases = EventCodec.AllAliases.Where(alias => EventCodec.StreamType(alias) is not { } stream || streams.Contains(stream)).ToList();
        var examples = aliases.Select(alias => KeyValuePair.Create(
            alias, (JsonNode?)new JsonObject { ["value"] = EventExamples.ByAlias[alias].DeepClone() }));
        return new()
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["oneOf"] = new JsonArray([.. aliases.Select(alias => ApiSchemas.Reference(ApiSchemas.OfEvent(alias)))]),
                    },
                    ["examples"] = new JsonObject(examples),
                },
            },
        };
    }
}
