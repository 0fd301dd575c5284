namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>Who may say who somebody is, as the operator agreed it with them.</summary>
/// <param name="Id">As addresses, sessions and the log name it; stays the same when the name changes.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Issuer">Exactly as its tokens write it: a stroke at the end counts.</param>
/// <param name="ClientId">What Rollout is called there.</param>
/// <param name="Map">Which of its people have which role here.</param>
internal sealed record Provider(string Id, string Name, string Issuer, string ClientId, string ClientSecret, IReadOnlyList<MappedRole> Map)
{
    internal static IReadOnlyList<string> UsualScopes { get; } = ["openid", "email", "profile"];

    internal IReadOnlyList<string> Scopes { get; init; } = UsualScopes;

    /// <summary>The claim by which it says that the address is that person's own; Microsoft has another than the specification's.</summary>
    internal string VerifiedClaim { get; init; } = "email_verified";

    internal string Scheme => $"oidc:{Id}";

    /// <summary>Where it sends people back to; registered there beforehand.</summary>
    internal string Callback => $"/sign-in/provider/{Id}";

    /// <summary>As it is named where it gives a role.</summary>
    internal string Actor => $"provider:{Id}";

    /// <summary>What people type their passwords into, and what keys come from, is asked over TLS; tests have theirs on this machine.</summary>
    internal static bool IsTrustworthy(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && WebFront.IsLoopback(address));
}
