using Microsoft.AspNetCore.Authentication.OAuth;
using Rollout.App.Web.Pages;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>One provider, as ASP.NET Core's handler of OAuth 2.0 wants it.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    /// <summary>For each question to a provider.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>For a person at the provider's own page.</summary>
    private static readonly TimeSpan AtTheProvider = TimeSpan.FromMinutes(15);

    internal Provider Provider { get; private set; } = null!;

    internal Discovery Discovery { get; private set; } = null!;

    internal void Be(Provider provider, SignInOptions front)
    {
        (Provider, Discovery) = (provider, new(provider));
        (ClientId, ClientSecret, CallbackPath, UsePkce) = (provider.ClientId, provider.ClientSecret, provider.Callback, true);
        // The handler asks for some; they are discovered.
        (AuthorizationEndpoint, TokenEndpoint) = (provider.Issuer, provider.Issuer);
        Scope.Clear();
        foreach (var scope in provider.Scopes)
            Scope.Add(scope);
        // What opens a session is ours; the handler must have a name.
        SignInScheme = PersonHandler.SchemeName;
        (RemoteAuthenticationTimeout, BackchannelTimeout) = (AtTheProvider, Patience);
        BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(15) };
        // Lax: it is wanted when the provider sends the browser back.
        (CorrelationCookie.Name, CorrelationCookie.Path, CorrelationCookie.HttpOnly, CorrelationCookie.SameSite, CorrelationCookie.SecurePolicy) = (
            front.Cookie("rollout-provider-"), "/", true, SameSiteMode.Lax, front.IsPublic ? CookieSecurePolicy.Always : CookieSecurePolicy.None);
        // A browser holds a form to our own addresses even where its answer only leads on (form-action 'self'): so a page leads on.
        Events.OnRedirectToAuthorizationEndpoint = onward => new Page<OnwardPage>(new Onward(provider.Name, onward.RedirectUri)).ExecuteAsync(onward.HttpContext);
    }
}
