namespace Rollout.App.Web.Access;

/// <summary>Who else may say who somebody is, by OpenID Connect.</summary>
internal sealed class Providers
{
    /// <summary>What each is called, by its id in addresses.</summary>
    internal IReadOnlyList<(string Id, string Name)> Names { get; } = [];
}
