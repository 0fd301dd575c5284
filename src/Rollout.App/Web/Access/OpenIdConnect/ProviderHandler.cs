using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>
/// The way to a provider and back. ASP.NET Core's handler of OAuth 2.0 keeps the state, binds it to the browser and proves the code's key
/// (PKCE); what OpenID Connect adds is here: discovery, the nonce, and the id token. Whom the provider vouches for, <see cref="Admission"/> lets in.
/// </summary>
internal sealed class ProviderHandler(IOptionsMonitor<ProviderOptions> options, ILoggerFactory logs, UrlEncoder encoder, Admission admission)
    : OAuthHandler<ProviderOptions>(options, logs, encoder)
{
    private const string Nonce = "nonce";

    private OpenIdConnectConfiguration? _known;
    private Vouched? _vouched;

    private Provider Provider => Options.Provider;

    private CancellationToken Ct => Context.RequestAborted;

    public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(HttpMethods.IsGet(Request.Method) && Options.CallbackPath == Request.Path);

    /// <summary>A browser comes back from the provider.</summary>
    public override async Task<bool> HandleRequestAsync()
    {
        if (!await ShouldHandleRequestAsync())
            return false;
        var result = await HandleRemoteAuthenticateAsync();
        var answer = result.Succeeded
            ? await admission.LetInAsync(Context, _vouched!, result.Properties!.RedirectUri!, Ct)
            : new Problem(
                StatusCodes.Status400BadRequest, "unknown-sign-in",
                $"This sign-in didn’t begin in this browser, was used already, or is too old. Begin again: choose {Provider.Name} at the sign-in page.");
        await answer.ExecuteAsync(Context);
        return true;
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _known = await DiscoverAsync();
        properties.Items[Nonce] = Secret.New().Text;
        properties.ExpiresUtc = TimeProvider.GetUtcNow() + Options.RemoteAuthenticationTimeout;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query);
        asked[Nonce] = properties.Items[Nonce];
        return QueryHelpers.AddQueryString(_known!.AuthorizationEndpoint, asked);
    }

    protected override Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties) => throw new ProviderFault(
        new(StatusCodes.Status403Forbidden, "provider-denied", $"You are not signed in: {Provider.Name} did not agree, or you said no there. Begin again, or come in another way."),
        $"{Provider.Id}: access_denied");

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        if (context.Properties.ExpiresUtc is not { } end || TimeProvider.GetUtcNow() > end)
            return OAuthTokenResponse.Failed(new InvalidOperationException("The sign-in began too long ago."));
        // RFC 9207: a code that another gave is not sent to this one.
        if (Request.Query["iss"] is [{ } issuer, ..] && issuer != Provider.Issuer)
            throw ProviderFault.Untrue(Provider, "the answer names another issuer");
        _known = await DiscoverAsync();
        using var question = new HttpRequestMessage(HttpMethod.Post, _known.TokenEndpoint);
        question.Headers.Accept.Add(new("application/json"));
        question.Content = new FormUrlEncodedContent(Identified(question, new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            [OAuthConstants.CodeVerifierKey] = context.Properties.Items[OAuthConstants.CodeVerifierKey]!,
        }));
        return await AskAsync(question);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var text = tokens.Response!.RootElement.TryGetProperty("id_token", out var member) && member.ValueKind is JsonValueKind.String
            ? member.GetString()!
            : throw ProviderFault.Untrue(Provider, "the answer has no id_token");
        try
        {
            _vouched = Vouched.Of(Provider, await ReadAsync(text, tokens.AccessToken!, properties.Items[Nonce]!));
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException)
        {
            throw ProviderFault.Untrue(Provider, "its id token is not good", e);
        }

        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    /// <summary>With a key that is new to us, the keys are asked for once more: providers change theirs.</summary>
    private async Task<JsonWebToken> ReadAsync(string text, string accessToken, string nonce)
    {
        var now = TimeProvider.GetUtcNow();
        try
        {
            return await IdTokens.ReadAsync(text, accessToken, nonce, Provider, _known!, now);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            if (await Options.Discovery.FindAnewAsync(Backchannel, TimeProvider, Ct) is not { } anew)
                throw;
            return await IdTokens.ReadAsync(text, accessToken, nonce, Provider, anew, now);
        }
    }

    private Task<OpenIdConnectConfiguration> DiscoverAsync() => Options.Discovery.FindAsync(Backchannel, TimeProvider, Ct);

    /// <summary>Rollout says who it is as the provider takes it: in a header, unless it takes it in the form alone (OpenID Connect Core 1.0, 9).</summary>
    private Dictionary<string, string> Identified(HttpRequestMessage question, Dictionary<string, string> form)
    {
        var taken = _known!.TokenEndpointAuthMethodsSupported;
        if (taken.Contains("client_secret_post") && !taken.Contains("client_secret_basic"))
        {
            (form["client_id"], form["client_secret"]) = (Provider.ClientId, Provider.ClientSecret);
            return form;
        }

        // RFC 6749, 2.3.1: each of the two encoded as in a form.
        var pair = $"{Uri.EscapeDataString(Provider.ClientId)}:{Uri.EscapeDataString(Provider.ClientSecret)}";
        question.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        return form;
    }

    private async Task<OAuthTokenResponse> AskAsync(HttpRequestMessage question)
    {
        try
        {
            using var answer = await Backchannel.SendAsync(question, Ct);
            var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
            if (said.RootElement.ValueKind is not JsonValueKind.Object)
                throw new JsonException("no object");
            if (answer.IsSuccessStatusCode)
                return OAuthTokenResponse.Success(said);
            var error = said.RootElement.TryGetProperty("error", out var code) ? code.ToString() : "";
            // The code was used, or waited too long.
            return error == "invalid_grant"
                ? OAuthTokenResponse.Failed(new InvalidOperationException(error))
                : throw ProviderFault.Refusing(Provider, $"the code was answered {(int)answer.StatusCode} {error[..Math.Min(error.Length, 60)]}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || e is OperationCanceledException && !Ct.IsCancellationRequested)
        {
            throw ProviderFault.Silent(Provider, "the code can't be changed for a token", e);
        }
    }
}
