using System.Net;
using Microsoft.AspNetCore.Http;
using Rollout.App.Tests.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>A provider that isn't there, or isn't who it should be: the page says so, and nothing of what lies behind.</summary>
public sealed class AProviderThatIsAway(FreshDatabase database) : ADistrictWithAProvider(database)
{
    private const string Away = "School Login doesn’t answer just now";

    [Fact]
    public async Task Is_told_of_and_nobody_is_kept_from_coming_in_otherwise()
    {
        await Says.StopAsync();
        using var mina = Nobody();

        var visit = await ChooseAsync(mina);

        IsRefused(visit, HttpStatusCode.ServiceUnavailable, Away);
        Assert.DoesNotContain("127.0.0.1", visit.Text, StringComparison.Ordinal);
        Assert.Contains("Retry-After", visit.Headers.Keys);
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), ((await mina.GoAsync("/sign-in/provider")).Status, (await mina.GoAsync("/sign-in/provider")).Location));
    }

    [Fact]
    public async Task Is_one_that_names_addresses_nobody_should_trust_until_it_names_others()
    {
        using var mina = Nobody();
        foreach (var (member, value) in (IEnumerable<(string, object)>)
            [
                ("issuer", "https://elsewhere.example"), ("authorization_endpoint", "http://elsewhere.example/authorize"),
                ("authorization_endpoint", "javascript:alert(1)"), ("token_endpoint", "http://elsewhere.example/token"),
                ("jwks_uri", "http://elsewhere.example/keys"), ("jwks_uri", ""), ("jwks_uri", $"{Says.Issuer}/none"), ("jwks_uri", $"{Says.Issuer}/page"),
                ("jwks_uri", 7),
            ])
        {
            Says.Otherwise.Clear();
            Says.Otherwise[member] = value;
            IsRefused(await ChooseAsync(mina), HttpStatusCode.ServiceUnavailable, Away);
        }

        Says.Otherwise.Clear();
        Assert.Equal(HttpStatusCode.SeeOther, (await ComeBackAsync(mina)).Status);
    }

    [Fact]
    public async Task Is_waited_for_no_longer_than_a_person_waits()
    {
        var isOver = new TaskCompletionSource();
        Says.Answer = async () =>
        {
            await isOver.Task;
            return Results.Empty;
        };
        using var mina = Nobody();

        var visit = await ComeBackAsync(mina);
        isOver.SetResult();

        IsRefused(visit, HttpStatusCode.ServiceUnavailable, Away);
    }

    [Fact]
    public async Task Is_none_that_isn_t_agreed()
    {
        using var mina = Nobody();

        IsRefused(await mina.FillInAsync("/sign-in", "/sign-in/provider", ("provider", "none")), HttpStatusCode.NotFound, "choose another way");
    }

    private static Task<Visit> ChooseAsync(Visitor visitor) => visitor.FillInAsync("/sign-in", "/sign-in/provider", ("provider", "school"), ("return", Board));
}
