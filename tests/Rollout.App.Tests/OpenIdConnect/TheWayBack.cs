using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Rollout.App.Tests.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>From the provider back to Rollout: only in the browser that set out, once, and soon.</summary>
public sealed class TheWayBack(FreshDatabase database) : ADistrictWithAProvider(database)
{
    private const string BeginAgain = "This sign-in didn’t begin in this browser, was used already, or is too old.";

    [Fact]
    public async Task Proves_the_code_s_key_and_who_Rollout_is()
    {
        using var mina = Nobody();

        var asked = await SetOutAsync(mina);
        SayGood(asked["nonce"]);
        var visit = await mina.GoAsync(Return(asked["state"]));

        Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
        Assert.Equal(("code", "S256", "openid email profile", InventedProvider.Client), (asked["response_type"], asked["code_challenge_method"], asked["scope"], asked["client_id"]));
        Assert.Equal($"{Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{Callback}", asked["redirect_uri"]);
        Assert.Equal(asked["code_challenge"], Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Says.Asked["code_verifier"]))));
        Assert.Equal(("authorization_code", "c-1", asked["redirect_uri"]), (Says.Asked["grant_type"], Says.Asked["code"], Says.Asked["redirect_uri"]));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"rollout:{Uri.EscapeDataString(InventedProvider.Secret)}"))}", Says.Authorization);
        Assert.DoesNotContain(asked.Values, value => value.Contains(InventedProvider.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_who_Rollout_is_in_the_form_where_the_provider_takes_it_there_alone()
    {
        Says.Otherwise["token_endpoint_auth_methods_supported"] = new[] { "client_secret_post" };
        using var mina = Nobody();

        Assert.Equal(HttpStatusCode.SeeOther, (await ComeBackAsync(mina)).Status);

        Assert.Equal((InventedProvider.Client, InventedProvider.Secret, ""), (Says.Asked["client_id"], Says.Asked["client_secret"], Says.Authorization));
    }

    [Fact]
    public async Task Is_closed_without_its_state()
    {
        using var somebody = Nobody();
        await SetOutAsync(somebody);

        foreach (var query in (string[])["?code=c-1", "?code=c-1&state=", "?code=c-1&state=made-up", ""])
            IsRefused(await somebody.GoAsync($"{Callback}{query}"), HttpStatusCode.BadRequest, BeginAgain);
        IsRefused(await somebody.GoAsync($"{Callback}?code=c-1&state=made-up", "application/json"), HttpStatusCode.BadRequest, "\"code\":\"unknown-sign-in\"");
    }

    [Fact]
    public async Task Is_closed_in_another_browser()
    {
        using Visitor attacker = Nobody(), victim = Nobody();
        var asked = await SetOutAsync(attacker);
        SayGood(asked["nonce"]);

        IsRefused(await victim.GoAsync(Return(asked["state"])), HttpStatusCode.BadRequest, BeginAgain);

        // Nor does it help that the victim set out as well.
        await SetOutAsync(victim);
        IsRefused(await victim.GoAsync(Return(asked["state"])), HttpStatusCode.BadRequest, BeginAgain);
    }

    [Fact]
    public async Task Is_open_once()
    {
        using var mina = Nobody();
        var asked = await SetOutAsync(mina);
        SayGood(asked["nonce"]);
        Assert.Equal(HttpStatusCode.SeeOther, (await mina.GoAsync(Return(asked["state"]))).Status);

        IsRefused(await mina.GoAsync(Return(asked["state"])), HttpStatusCode.BadRequest, BeginAgain);
    }

    [Fact]
    public async Task Is_open_for_a_quarter_of_an_hour()
    {
        using var mina = Nobody();
        var asked = await SetOutAsync(mina);
        Clock.Now = Clock.Now.AddMinutes(16);
        SayGood(asked["nonce"]);

        IsRefused(await mina.GoAsync(Return(asked["state"])), HttpStatusCode.BadRequest, BeginAgain);
    }

    [Fact]
    public async Task Doesn_t_take_another_issuer_s_answer()
    {
        using var mina = Nobody();
        var asked = await SetOutAsync(mina);
        SayGood(asked["nonce"]);

        IsRefused(await mina.GoAsync($"{Return(asked["state"])}&iss=https%3A%2F%2Felsewhere.example"), HttpStatusCode.Forbidden, "doesn’t hold");
    }

    [Fact]
    public async Task Tells_of_a_no_at_the_provider()
    {
        using var mina = Nobody();
        var asked = await SetOutAsync(mina);

        IsRefused(
            await mina.GoAsync($"{Callback}?error=access_denied&error_description=%3Cscript%3E&state={Uri.EscapeDataString(asked["state"])}"),
            HttpStatusCode.Forbidden, "you said no there");
    }

    [Fact]
    public async Task Tells_of_a_code_that_is_worth_nothing()
    {
        foreach (var (answer, status, words) in (IEnumerable<(IResult, HttpStatusCode, string)>)
            [
                (Results.Json(new { error = "invalid_grant", error_description = "inner matters" }, statusCode: 400), HttpStatusCode.BadRequest, BeginAgain),
                (Results.Json(new { error = "invalid_client", error_description = "inner matters" }, statusCode: 401), HttpStatusCode.BadGateway, "School Login doesn’t accept Rollout itself"),
                (Results.Text("<html>inner matters", statusCode: 500), HttpStatusCode.ServiceUnavailable, "School Login doesn’t answer just now"),
                (Results.Json(new { access_token = "" }), HttpStatusCode.BadRequest, BeginAgain),
                (Results.Json("inner matters"), HttpStatusCode.ServiceUnavailable, "School Login doesn’t answer just now"),
            ])
        {
            Says.Answer = () => Task.FromResult(answer);
            using var mina = Nobody();

            var visit = await ComeBackAsync(mina);

            IsRefused(visit, status, words);
            Assert.DoesNotContain("inner matters", visit.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keeps_a_cookie_that_no_script_reads_and_no_other_site_s_form_sends()
    {
        using var mina = Nobody();

        var cookie = Assert.Single((await mina.FillInAsync("/sign-in", "/sign-in/provider", ("provider", "school"))).Cookies, cookie => cookie.StartsWith("rollout-provider-", StringComparison.Ordinal));

        Assert.Contains("; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }
}
