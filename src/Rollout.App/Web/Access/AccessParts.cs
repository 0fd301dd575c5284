using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Rollout.App.Web.Access.OpenIdConnect;

namespace Rollout.App.Web.Access;

/// <summary>Who comes in and what they may do, composed. An address that asks for nothing is for whoever is signed in.</summary>
internal static class AccessParts
{
    internal static void Add(IServiceCollection services, SignInOptions options)
    {
        services.AddSingleton(options)
            .AddSingleton<Accounts>().AddSingleton<Sessions>().AddSingleton<Members>().AddSingleton<AccessLog>().AddSingleton<AccessTokens>()
            .AddSingleton<Invitations>().AddSingleton<Failures>().AddSingleton<Passwords>().AddSingleton<SigningIn>()
            .AddSingleton<CalendarKeys>()
            .AddSingleton<Personas>().AddSingleton<Providers>().AddSingleton<OpenDoor>().AddSingleton<Gate>();
        PasskeyParts.Add(services, options);
        services.AddDataProtection().SetApplicationName("rollout");
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(parts =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = parts.GetRequiredService<IXmlRepository>()));
        var schemes = services.AddAuthentication(PersonHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, PersonHandler>(PersonHandler.SchemeName, null);
        services.AddSingleton<Admission>().AddSingleton<MappedRoles>();
        foreach (var provider in options.Providers)
            schemes.AddOAuth<ProviderOptions, ProviderHandler>(provider.Scheme, provider.Name, handled => handled.Be(provider, options));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, AskedRight>().AddSingleton<IAuthorizationMiddlewareResultHandler, Denials>();
        services.AddAntiforgery(forms => (forms.Cookie.Name, forms.Cookie.SameSite, forms.Cookie.SecurePolicy) = (
            options.Cookie("rollout-forms"), SameSiteMode.Strict, options.IsPublic ? CookieSecurePolicy.Always : CookieSecurePolicy.None));
    }
}
