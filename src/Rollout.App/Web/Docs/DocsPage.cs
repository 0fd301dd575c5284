using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Events;
using Rollout.App.Reading;

namespace Rollout.App.Web.Docs;

/// <summary><c>/docs</c>: the same document for people, as one page in the pages’ style, without script.</summary>
internal static class DocsPage
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet(
        "/docs", async (ApiDocument document, CancellationToken ct) => TypedResults.Content(Render(await document.ReadAsync(ct)), "text/html; charset=utf-8"));

    private static string Render(JsonObject document)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The API of Rollout</title>"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + $"<link rel=\"icon\" type=\"image/svg+xml\" href=\"{WebAssets.Shipped.Icon}\">"
            + $"<link rel=\"stylesheet\" href=\"{WebAssets.Shipped.Styles}\"></head><body><main class=\"wrap\"><h1>The API of Rollout</h1>");
        page.Append(Of("p", document["info"]!["description"])).Append("<p><a href=\"/openapi/v1.json\">The same for programs</a> (OpenAPI 3.1).</p>");
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject().Where(member => member.Value?["responses"] is not null))
                RenderOperation(page, $"{method.ToUpperInvariant()} {path}", operation!.AsObject());
        }

        page.Append("<h2>Events</h2>");
        foreach (var (alias, example) in EventExamples.ByAlias)
        {
            page.Append($"<h3 id=\"{Safe(ApiSchemas.OfEvent(alias))}\">").Append(Safe(alias)).Append("</h3>")
                .Append(Of("p", EventCodec.Notation(alias))).Append("<pre>").Append(Safe(example.ToJsonString(Indented))).Append("</pre>");
            if (FreeText.MembersOf(EventCodec.TypeOf(alias)) is { Count: > 0 } free)
                page.Append(Of("p", $"In people's own words: {string.Join(", ", free)}."));
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    private static void RenderOperation(StringBuilder page, string title, JsonObject operation)
    {
        page.Append("<h2>").Append(Safe(title)).Append("</h2>").Append(Of("p", operation["summary"]));
        if (operation["parameters"] is JsonArray parameters)
        {
            page.Append("<ul>");
            foreach (var parameter in parameters)
                page.Append($"<li><code>{Safe($"{parameter!["name"]}")}</code> ({Safe($"{parameter["in"]}")}{(parameter["required"] is null ? "" : ", required")}) {Safe($"{parameter["description"]}")}</li>");
            page.Append("</ul>");
        }

        page.Append("<p>Answers: ").AppendJoin(", ", operation["responses"]!.AsObject().Select(response => Safe($"{response.Key} {response.Value!["description"]}"))).Append(".</p>");
        if (operation["requestBody"]?["content"]?["application/json"]?["examples"] is JsonObject examples)
        {
            page.Append("<p>Takes one of: ")
                .AppendJoin(", ", examples.Select(example => $"<a href=\"#{Safe(ApiSchemas.OfEvent(example.Key))}\">{Safe(example.Key)}</a>")).Append(".</p>");
        }
    }

    private static string Of(string element, object? text) => $"<{element}>{Safe($"{text}")}</{element}>";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
