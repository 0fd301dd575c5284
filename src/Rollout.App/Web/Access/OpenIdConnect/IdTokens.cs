using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>Whether an id token is a provider's word, given to us, now, for this very sign-in: OpenID Connect Core 1.0, 3.1.3.7.</summary>
internal static class IdTokens
{
    /// <summary>Two machines' clocks differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // None that is signed with what we know too (HS256), and not “none”.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private static readonly OpenIdConnectProtocolValidator Protocol = new()
    {
        // The handler's: it is bound to the browser.
        RequireState = false,
        RequireStateValidation = false,
        RequireNonce = true,
        // Ours have none.
        RequireTimeStampInNonce = false,
    };

    /// <exception cref="SecurityTokenException">The token is not good.</exception>
    internal static async Task<JsonWebToken> ReadAsync(
        string text, string accessToken, string nonce, Provider provider, OpenIdConnectConfiguration known, DateTimeOffset now)
    {
        var found = await Handler.ValidateTokenAsync(text, new()
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = known.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => now.UtcDateTime - Skew < until && (from is null || now.UtcDateTime + Skew >= from),
        });
        if (!found.IsValid)
            throw found.Exception;
        var token = (JsonWebToken)found.SecurityToken;
        CheckProtocol(text, accessToken, nonce, provider);
        if (token.Audiences.Skip(1).Any() && token.Azp != provider.ClientId)
            throw new SecurityTokenInvalidAudienceException("The token is for several and doesn't say for whom first (azp).");
        return token;
    }

    /// <summary>The nonce, the hash of the access token, and whom it was made for.</summary>
    private static void CheckProtocol(string text, string accessToken, string nonce, Provider provider)
    {
        try
        {
            Protocol.ValidateTokenResponse(new()
            {
                ClientId = provider.ClientId,
                Nonce = nonce,
                ProtocolMessage = new() { IdToken = text, AccessToken = accessToken },
                ValidatedIdToken = new JwtSecurityToken(text),
            });
        }
        catch (OpenIdConnectProtocolException e)
        {
            throw new SecurityTokenException(e.Message, e);
        }
    }
}
