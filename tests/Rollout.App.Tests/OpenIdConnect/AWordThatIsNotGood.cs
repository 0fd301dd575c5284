using System.Net;
using Microsoft.IdentityModel.Tokens;
using Rollout.App.Tests.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>An id token that is not the provider's, not for us, not of now or not of this sign-in.</summary>
public sealed class AWordThatIsNotGood(FreshDatabase database) : ADistrictWithAProvider(database)
{
    private static readonly string[] Bad =
    [
        "another nonce", "no nonce", "another audience", "several audiences", "several audiences, another first", "another issuer", "expired",
        "never expires", "not yet", "unsigned", "another's key", "another's key under the known name", "signed with the client's secret",
        "of another access token", "nobody's", "no token", "nonsense",
    ];

    private static readonly string[] Good = ["several audiences, us first", "a list of one audience", "of this access token", "a minute ahead"];

    [Fact]
    public async Task Lets_nobody_in()
    {
        var letIn = new List<string>();
        foreach (var how in Bad)
        {
            using var somebody = Nobody();

            var visit = await ComeBackAsync(somebody, claims => Spoil(how, claims));

            if (visit.Status is HttpStatusCode.SeeOther)
                letIn.Add(how);
            else
                IsRefused(visit, HttpStatusCode.Forbidden, "What School Login said of you doesn’t hold");
            Says.Sign();
        }

        Assert.Equal([], letIn);
        Assert.Equal(0, await Database.AskAsync("select count(*) from account"));
    }

    [Fact]
    public async Task Is_none_where_the_provider_took_a_new_key_meanwhile()
    {
        using Visitor before = Nobody(), later = Nobody();
        await ComeBackAsync(before);
        Clock.Now = Clock.Now.AddMinutes(2);

        Says.Key = InventedProvider.NewKey();
        Says.Sign();

        Assert.Equal(HttpStatusCode.SeeOther, (await ComeBackAsync(later)).Status);
    }

    [Fact]
    public async Task Is_none_for_what_the_specification_allows()
    {
        foreach (var how in Good)
        {
            using var mina = Nobody();

            Assert.Equal((how, HttpStatusCode.SeeOther), (how, (await ComeBackAsync(mina, claims => Vary(how, claims))).Status));
        }
    }

    private void Spoil(string how, Dictionary<string, object> claims)
    {
        switch (how)
        {
            case "another nonce": claims["nonce"] = "n-2"; break;
            case "no nonce": claims.Remove("nonce"); break;
            case "another audience": claims["aud"] = "another"; break;
            case "several audiences": claims["aud"] = new[] { InventedProvider.Client, "another" }; break;
            case "several audiences, another first": (claims["aud"], claims["azp"]) = (new[] { InventedProvider.Client, "another" }, "another"); break;
            case "another issuer": claims["iss"] = $"{Says.Issuer}/"; break;
            case "expired": claims["exp"] = At(-3); break;
            case "never expires": claims.Remove("exp"); break;
            case "not yet": claims["nbf"] = At(3); break;
            case "unsigned": Says.Signing = null; break;
            case "another's key": Says.Signing = new(InventedProvider.NewKey(), SecurityAlgorithms.RsaSha256); break;
            case "another's key under the known name":
                var other = InventedProvider.NewKey();
                other.KeyId = Says.Key.KeyId;
                Says.Signing = new(other, SecurityAlgorithms.RsaSha256);
                break;
            case "signed with the client's secret":
                Says.Signing = new(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(InventedProvider.Secret.PadRight(32, '\0'))), SecurityAlgorithms.HmacSha256);
                break;
            case "of another access token": claims["at_hash"] = HashOf("another"); break;
            case "nobody's": claims.Remove("sub"); break;
            case "no token": Says.Written = ""; break;
            case "nonsense": Says.Written = "a.b.c"; break;
            default: throw new ArgumentException(how);
        }
    }

    private void Vary(string how, Dictionary<string, object> claims)
    {
        switch (how)
        {
            case "several audiences, us first": (claims["aud"], claims["azp"]) = (new[] { InventedProvider.Client, "another" }, InventedProvider.Client); break;
            case "a list of one audience": claims["aud"] = new[] { InventedProvider.Client }; break;
            case "of this access token": claims["at_hash"] = HashOf("opens-nothing"); break;
            case "a minute ahead": claims["nbf"] = At(1); break;
            default: throw new ArgumentException(how);
        }
    }

    private static string HashOf(string accessToken) =>
        Base64UrlEncoder.Encode(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(accessToken))[..16]);
}
