using System.Net;
using Rollout.App.Web.Access.OpenIdConnect;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>How people come in here.</summary>
/// <param name="Origin">Where browsers find Rollout, such as <c>https://rollout.example.org</c>; null where only this machine does.</param>
/// <param name="Demonstration">The invented district whose people come in without a password; null unless it is served as such.</param>
internal sealed record SignInOptions(Uri? Origin, DistrictId? Demonstration)
{
    /// <summary>How long a session that nobody uses lasts.</summary>
    internal TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long any session lasts.</summary>
    internal TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Failures in a row before an address waits, and before a network does.</summary>
    internal int FailuresOfAnAccount { get; init; } = 5;

    internal int FailuresOfANetwork { get; init; } = 50;

    /// <summary>Whose word on where a request came from is taken (<c>X-Forwarded-*</c>).</summary>
    internal IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Who else may say who somebody is.</summary>
    internal IReadOnlyList<Provider> Providers { get; init; } = [];

    /// <summary>Passwords nobody may take, beside the common ones; null where the operator gave no list.</summary>
    internal BreachedPasswords? Breached { get; init; }

    internal bool IsPublic => Origin is not null;

    /// <summary>What the addresses that browsers are told begin with.</summary>
    internal string OriginOf(HttpRequest request) => Origin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";

    /// <summary>A cookie's name: bound to this very host where there is TLS.</summary>
    internal string Cookie(string name) => IsPublic ? $"__Host-{name}" : name;
}
