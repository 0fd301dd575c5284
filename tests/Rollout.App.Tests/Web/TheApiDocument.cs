using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Events;

namespace Rollout.App.Tests.Web;

public sealed class TheApiDocument(FreshDatabase database) : AServedDistrict(database)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Is_as_reviewed() =>
        Golden.Matches("openapi.json", (await DocumentAsync()).ToJsonString(Indented) + "\n");

    [Fact]
    public async Task Tells_of_every_address_of_the_api()
    {
        var told = (await DocumentAsync())["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal);

        var there = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => $"/{route.RoutePattern.RawText!.Trim('/')}").Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Distinct();
        Assert.Equal(there.Order(StringComparer.Ordinal), told.Where(path => path.StartsWith("/api/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refers_to_nothing_that_is_not_there()
    {
        var document = await DocumentAsync();
        var schemas = document["components"]!["schemas"]!.AsObject();

        Assert.All(References(document), reference => Assert.True(schemas.ContainsKey(reference["#/components/schemas/".Length..]), reference));
    }

    [Fact]
    public async Task Has_an_example_of_every_event_that_is_taken_as_it_stands()
    {
        var document = await DocumentAsync();
        foreach (var (address, path) in new[] { ($"{Base}/events", "/events"), (Events, "/schools/{id}/events") })
        {
            var body = document["paths"]![$"/api/v1/districts/{{lea}}/initiatives/{{slug}}{path}"]!["post"]!["requestBody"]!["content"]!["application/json"]!;
            foreach (var (alias, example) in body["examples"]!.AsObject())
            {
                var spoken = await SendAsync(HttpMethod.Post, address, example!["value"]!.ToJsonString(), Guid.NewGuid().ToString());
                Assert.True(spoken.Status is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Conflict, $"{alias}: {spoken.Status} {spoken.Body}");
            }
        }

        Assert.Equal(EventCodec.AllAliases, EventExamples.ByAlias.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Marks_what_people_write_in_their_own_words()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;

        Assert.All(EventCodec.AllAliases, alias => Assert.Equal(
            FreeText.MembersOf(EventCodec.TypeOf(alias)).Order(StringComparer.Ordinal),
            schemas[$"event.{alias}"]!["properties"]!["data"]!["properties"]!.AsObject()
                .Where(member => member.Value!["x-free-text"] is not null).Select(member => member.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Is_a_page_for_people()
    {
        using var response = await Client.GetAsync("/docs");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.All(EventCodec.AllAliases, alias => Assert.Contains($">{alias}</h3>", page, StringComparison.Ordinal));
        Assert.Contains("GET /api/v1/districts/{lea}/initiatives/{slug}/board", page, StringComparison.Ordinal);
        Assert.Contains("x-free-text", await Client.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
        Assert.Contains("In people’s own words: reason.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member is { Key: "$ref", Value: JsonValue reference } ? [reference.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private async Task<JsonObject> DocumentAsync() => JsonNode.Parse(await Client.GetStringAsync("/openapi/v1.json"))!.AsObject();
}
