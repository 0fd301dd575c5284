using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>While nobody has an account, whoever is at this machine may do everything.</summary>
public sealed class TheOpenDoor(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Board = $"/d/{Invented.District}/pl";

    [Fact]
    public async Task Is_open_until_somebody_has_an_account_and_never_again()
    {
        using var visitor = Nobody();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(Board)).Status);

        var account = await Accounts.AddAsync("first@here.example", "First", null, isPersona: false, default);
        Assert.True((await visitor.GoAsync(Board)).AsksToSignIn);

        await Accounts.DisableAsync(account.Id, default);
        Assert.True((await visitor.GoAsync(Board)).AsksToSignIn);
    }

    [Fact]
    public async Task Stays_open_beside_the_demonstrations_people_who_need_no_password()
    {
        await Accounts.AddAsync("persona@demonstration.invalid", "Pia", null, isPersona: true, default);
        using var visitor = Nobody();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(Board)).Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Is_shut_to_what_a_proxy_hands_on(string header, string value)
    {
        using var visitor = Nobody();
        visitor.Headers[header] = value;
        Assert.True((await visitor.GoAsync(Board)).AsksToSignIn);
    }

    [Fact]
    public async Task Is_shut_under_a_name_that_someone_else_points_here()
    {
        using var visitor = Nobody();
        visitor.Headers["Host"] = "rollout.attacker.example";
        var visit = await visitor.GoAsync(Board, "application/json");
        Assert.Equal((HttpStatusCode.MisdirectedRequest, true), (visit.Status, visit.Text.Contains("unknown-host", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Takes_no_write_that_another_sites_page_sends()
    {
        using var visitor = Nobody();
        visitor.Headers["Sec-Fetch-Site"] = "cross-site";
        visitor.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        var before = await StoredAsync();
        var visit = await visitor.SendAsync(
            HttpMethod.Post, Events, new StringContent("""{"type":"check_in_recorded","data":{}}""", System.Text.Encoding.UTF8, "application/json"), "application/json");
        Assert.Equal((HttpStatusCode.Forbidden, before), (visit.Status, await StoredAsync()));
    }

    [Fact]
    public async Task Is_open_to_whoever_watches_the_meters_from_this_machine_and_to_no_others()
    {
        await Accounts.AddAsync("first@here.example", "First", null, isPersona: false, default);
        using var visitor = Nobody();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/metrics", "text/plain")).Status);
        visitor.Headers["X-Forwarded-For"] = "10.0.0.1";
        Assert.True((await visitor.GoAsync("/metrics", "text/plain")).AsksToSignIn);
    }
}
