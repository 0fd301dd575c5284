using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>A provider that says whatever a test wants it to, which a real one never would.</summary>
internal sealed class InventedProvider : IAsyncDisposable
{
    internal const string Client = "rollout";
    internal const string Secret = "not a secret at all";

    private readonly WebApplication _app;

    private InventedProvider(WebApplication app)
    {
        _app = app;
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(Known()));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Published(Key) } }));
        app.MapGet("/page", () => Results.Text("<html>", "text/html"));
        app.MapPost("/token", async (HttpRequest request) =>
        {
            Asked = (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
            Authorization = request.Headers.Authorization.ToString();
            return Answer is null ? Results.Json(Tokens()) : await Answer();
        });
    }

    internal string Issuer => _app.Urls.Single();

    internal RsaSecurityKey Key { get; set; } = NewKey();

    /// <summary>How the token is signed; null: not at all.</summary>
    internal SigningCredentials? Signing { get; set; }

    /// <summary>What stands in the id token.</summary>
    internal Dictionary<string, object> Claims { get; } = [];

    /// <summary>The whole id token, where it is no such thing.</summary>
    internal string? Written { get; set; }

    /// <summary>What its discovery says otherwise.</summary>
    internal Dictionary<string, object> Otherwise { get; } = [];

    /// <summary>What the token's address answers instead of tokens.</summary>
    internal Func<Task<IResult>>? Answer { get; set; }

    /// <summary>What it was sent with the code.</summary>
    internal IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    internal string Authorization { get; private set; } = "";

    internal static async Task<InventedProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new InventedProvider(builder.Build());
        provider.Sign();
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>With its own key again.</summary>
    internal void Sign() => (Signing, Written) = (new(Key, SecurityAlgorithms.RsaSha256), null);

    internal static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    /// <summary>Answers nobody any more.</summary>
    internal Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Dictionary<string, object> Known()
    {
        var known = new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["jwks_uri"] = $"{Issuer}/keys",
        };
        foreach (var (member, value) in Otherwise)
            known[member] = value;
        return known;
    }

    private JsonObject Tokens()
    {
        var (handler, claims) = (new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }, JsonSerializer.Serialize(Claims));
        var tokens = new JsonObject { ["access_token"] = "opens-nothing", ["token_type"] = "Bearer" };
        if (Written is not "")
            tokens["id_token"] = Written ?? (Signing is null ? handler.CreateToken(claims) : handler.CreateToken(claims, Signing));
        return tokens;
    }

    private static Dictionary<string, string> Published(RsaSecurityKey key)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
    }
}
