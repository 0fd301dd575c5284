using System.Net;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>Behind a proxy that ends TLS, under its own name.</summary>
public sealed class APublicFront(FreshDatabase database) : ADistrictWithAProvider(database)
{
    private protected override SignInOptions SignIn => base.SignIn with { Origin = new("https://rollout.example.org") };

    [Fact]
    public async Task Is_known_to_the_provider_by_its_name_and_keeps_its_cookies_to_it_and_to_TLS()
    {
        using var mina = Nobody();
        mina.Headers["Host"] = "rollout.example.org";
        mina.Headers["X-Forwarded-Proto"] = "https";

        var onward = await mina.FillInAsync("/sign-in", "/sign-in/provider", ("provider", "school"), ("return", Board));
        var asked = AskedIn(onward);
        SayGood(asked["nonce"]);
        var back = await mina.GoAsync(Return(asked["state"]));

        var cookie = Assert.Single(onward.Cookies, cookie => cookie.StartsWith("__Host-rollout-provider-", StringComparison.Ordinal));
        Assert.EndsWith("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal("https://rollout.example.org/sign-in/provider/school", asked["redirect_uri"]);
        Assert.Equal((HttpStatusCode.SeeOther, Board, asked["redirect_uri"]), (back.Status, back.Location, Says.Asked["redirect_uri"]));
        Assert.Contains(back.Cookies, cookie => cookie.StartsWith("__Host-rollout-session=", StringComparison.Ordinal));
        // The way back is taken: its cookie goes.
        Assert.Contains(back.Cookies, cookie => cookie.StartsWith("__Host-rollout-provider-", StringComparison.Ordinal) && cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }
}
