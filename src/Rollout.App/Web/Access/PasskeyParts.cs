using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Rollout.App.Web.Access;

/// <summary>Passkeys, composed: of ASP.NET Core's Identity the passkey handler alone, and the user manager that it asks for accounts.</summary>
internal static class PasskeyParts
{
    internal static void Add(IServiceCollection services, SignInOptions options) => services
        .AddSingleton<Passkeys>().AddSingleton<PasskeyStore>().AddSingleton<AskedPasskey>().AddSingleton<PasskeyCeremonies>()
        .AddSingleton<IPasskeyHandler<Account>>(parts => new PasskeyHandler<Account>(
            new UserManager<Account>(
                parts.GetRequiredService<PasskeyStore>(), Options.Create(new IdentityOptions()), new PasswordHasher<Account>(), [], [],
                new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), parts, parts.GetRequiredService<ILogger<UserManager<Account>>>()),
            Options.Create(PasskeyCeremonies.Rules(options))));
}
