using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>What a provider's word, once it is found good, says of somebody.</summary>
/// <param name="Subject">Who it is there: for ever, and never anybody else.</param>
/// <param name="Email">Null unless the provider says that the address is theirs.</param>
internal sealed record Vouched(Provider By, string Subject, string? Email, string? Name, IReadOnlyList<Claim> Claims)
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    internal static Vouched Of(Provider provider, JsonWebToken token)
    {
        List<Claim> claims = [.. token.Claims];
        // Some write true as text, Microsoft as 1.
        var isVerified = One("email") is { Length: <= LongestEmail } address && address.Contains('@') && One(provider.VerifiedClaim) is "true" or "True" or "1";
        return new(provider, token.Subject, isVerified ? Account.Canonical(One("email")!) : null, One("name") is { Length: > 0 and <= LongestName } name ? name : null, claims);

        string? One(string type) => claims.Find(claim => claim.Type == type)?.Value.Trim();
    }

    /// <summary>Of a list, it is enough that the value is in it.</summary>
    internal bool Says(MappedRole mapped) => Claims.Any(claim => claim.Type == mapped.Claim && claim.Value == mapped.Value);

    /// <summary>
    /// The address of a new account. One that isn't verified is not taken: it would keep its owner's place, and the owner would later be
    /// let into somebody else's account.
    /// </summary>
    internal string OwnAddress => Email
        ?? $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{By.Issuer}\n{Subject}")))[..32]}@{By.Id}.invalid";
}
