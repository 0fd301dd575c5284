using Rollout.App.Web.Access.OpenIdConnect;

namespace Rollout.App.Web.Access;

/// <summary>Who else may say who somebody is, by OpenID Connect.</summary>
internal sealed class Providers(SignInOptions options)
{
    /// <summary>What each is called, by its id in addresses.</summary>
    internal IReadOnlyList<(string Id, string Name)> Names { get; } = [.. options.Providers.Select(provider => (provider.Id, provider.Name))];

    internal Provider? Find(string id) => options.Providers.FirstOrDefault(provider => provider.Id == id);
}
