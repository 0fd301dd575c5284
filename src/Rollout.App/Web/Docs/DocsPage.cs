using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Events;
using Rollout.App.Reading;
using Rollout.App.Web.Pages;

namespace Rollout.App.Web.Docs;

/// <summary><c>/docs</c>: the same document for people.</summary>
internal static class DocsPage
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet(
        "/docs", async Task<IResult> (ApiDocument document, CancellationToken ct) => new Page<DocsSheet>(DocsView.Of(await document.ReadAsync(ct)))).AllowAnonymous();
}

/// <summary>The document as people read it.</summary>
public sealed record DocsView(string Description, IReadOnlyList<DocsAddress> Addresses, IReadOnlyList<DocsEvent> Events)
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    internal static DocsView Of(JsonObject document) => new(
        $"{document["info"]!["description"]}",
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where method.Value?["responses"] is not null
               select DocsAddress.Of($"{method.Key.ToUpperInvariant()} {path.Key}", method.Value!.AsObject()),
        ],
        [
            .. from example in EventExamples.ByAlias
               select new DocsEvent(
                   example.Key, ApiSchemas.OfEvent(example.Key), EventCodec.Notation(example.Key), example.Value.ToJsonString(Indented),
                   FreeText.MembersOf(EventCodec.TypeOf(example.Key))),
        ]);
}

/// <param name="Takes">The types of event it takes, with the places where they are described.</param>
public sealed record DocsAddress(
    string Title, string Summary, IReadOnlyList<string> Parameters, IReadOnlyList<string> Answers, IReadOnlyList<(string Alias, string Anchor)> Takes)
{
    internal static DocsAddress Of(string title, JsonObject operation) => new(
        title, $"{operation["summary"]}",
        [
            .. from parameter in operation["parameters"] as JsonArray ?? []
               select $"{parameter!["name"]} ({parameter["in"]}{(parameter["required"] is null ? "" : ", required")}) {parameter["description"]}",
        ],
        [.. operation["responses"]!.AsObject().Select(response => $"{response.Key} {response.Value!["description"]}")],
        [
            .. from example in operation["requestBody"]?["content"]?["application/json"]?["examples"] as JsonObject ?? []
               select (example.Key, ApiSchemas.OfEvent(example.Key)),
        ]);
}

/// <param name="FreeText">Its members that people write in their own words.</param>
public sealed record DocsEvent(string Alias, string Anchor, string Notation, string Example, IReadOnlyList<string> FreeText);
