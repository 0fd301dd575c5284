using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Rollout.Domain;

namespace Rollout.App.Web.Docs;

/// <summary><c>/openapi/v1.json</c>: the API told to programs, made once from the addresses themselves and the types of events.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider addresses, EndpointDataSource routes)
{
    internal const string Name = "v1";

    private readonly Lazy<Task<JsonObject>> _made = new(() => MakeAsync(addresses, routes));

    internal static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = address => address.ActionDescriptor.EndpointMetadata.OfType<Told>().Any();
            options.AddSchemaTransformer(SayIdsAreTexts);
        });
        services.AddSingleton<ApiDocument>();
    }

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"/openapi/{Name}.json", async (ApiDocument document, CancellationToken ct) => new Answer<JsonObject>(await document.ReadAsync(ct))).AllowAnonymous();

    internal Task<JsonObject> ReadAsync(CancellationToken ct) => _made.Value.WaitAsync(ct);

    private static async Task<JsonObject> MakeAsync(IOpenApiDocumentProvider addresses, EndpointDataSource routes)
    {
        var made = await addresses.GetOpenApiDocumentAsync(CancellationToken.None);
        var document = JsonNode.Parse(await made.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None))!.AsObject();
        document["info"] = new JsonObject
        {
            ["title"] = "Rollout",
            ["version"] = Name,
            ["description"] = "Every problem is application/problem+json with a stable code. A method that an address does not take is answered with 405.",
        };
        document.Remove("servers");
        document.Remove("tags");
        ApiSchemas.AddTo(document);
        foreach (var route in routes.Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<Told>() is not { } told)
                continue;
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
                ApiOperation.Complete(document["paths"]![PathOf(route)]![method.ToLowerInvariant()]!.AsObject(), told);
        }

        return document;
    }

    private static string PathOf(RouteEndpoint route) => $"/{route.RoutePattern.RawText!.Trim('/')}";

    private static Task SayIdsAreTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(ITextId<>)))
        {
            schema.Type = JsonSchemaType.String;
            schema.Description = (string?)type.GetProperty("Form", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        }

        return Task.CompletedTask;
    }
}
