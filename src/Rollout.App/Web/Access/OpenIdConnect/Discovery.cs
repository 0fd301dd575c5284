using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>
/// A provider's addresses and keys, asked for when somebody first needs them and kept for hours: Rollout starts, and lets people in otherwise,
/// while a provider is away.
/// </summary>
internal sealed class Discovery(Provider provider)
{
    private const string Document = "/.well-known/openid-configuration";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>A token that names a key we don't know may ask for the keys anew, but not as often as somebody sends such tokens.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private volatile Found? _found;

    internal async Task<OpenIdConnectConfiguration> FindAsync(HttpClient client, TimeProvider clock, CancellationToken ct) =>
        (_found is { } found && clock.GetUtcNow() - found.At < Kept ? found : await AskAsync(client, clock, ct)).What;

    /// <summary>After a key that isn't known; null when the keys were asked for just now.</summary>
    internal async Task<OpenIdConnectConfiguration?> FindAnewAsync(HttpClient client, TimeProvider clock, CancellationToken ct) =>
        _found is { } found && clock.GetUtcNow() - found.At < Settled ? null : (await AskAsync(client, clock, ct)).What;

    private async Task<Found> AskAsync(HttpClient client, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            var what = OpenIdConnectConfiguration.Create(await client.GetStringAsync($"{provider.Issuer.TrimEnd('/')}{Document}", ct));
            Check(what);
            foreach (var key in new JsonWebKeySet(await client.GetStringAsync(what.JwksUri, ct)).GetSigningKeys())
                what.SigningKeys.Add(key);
            return _found = new(what, clock.GetUtcNow());
        }
        // Its own limit of time ends as a cancellation that nobody asked for.
        catch (Exception e) when (e is HttpRequestException or JsonException or ArgumentException || e is OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw ProviderFault.Silent(provider, "its addresses and keys can't be read", e);
        }
    }

    private void Check(OpenIdConnectConfiguration what)
    {
        // OpenID Connect Discovery 1.0, 4.3: or another could speak in its name.
        if (what.Issuer != provider.Issuer)
            throw ProviderFault.Silent(provider, $"it calls itself “{what.Issuer}” and not “{provider.Issuer}”: correct the issuer in ROLLOUT_PROVIDERS");
        foreach (var address in (string?[])[what.AuthorizationEndpoint, what.TokenEndpoint, what.JwksUri])
        {
            if (address is null || !Provider.IsTrustworthy(address))
                throw ProviderFault.Silent(provider, $"it names “{address}”, which is no https address");
        }
    }

    private sealed record Found(OpenIdConnectConfiguration What, DateTimeOffset At);
}
