using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>As others reach it: under a name of its own, behind a proxy on this machine that speaks TLS.</summary>
public sealed class BehindTls(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Name = "rollout.example.org";

    private protected override SignInOptions SignIn => new(new Uri($"https://{Name}"), Demonstration: null);

    [Fact]
    public async Task Cookies_are_bound_to_the_host_sent_over_tls_alone_and_hidden_from_scripts()
    {
        await AddAsync("ana@here.example", Invented.District, Role.ProjectManager);
        using var browser = OverTls(Nobody());
        var form = await browser.GoAsync("/sign-in");
        var signedIn = await browser.FillInAsync("/sign-in", "/sign-in", ("email", "ana@here.example"), ("password", Password));

        var forms = Assert.Single(form.Cookies);
        Assert.Matches("^__Host-rollout-forms=[^;]+; path=/; secure; samesite=strict; httponly$", forms);
        var session = Assert.Single(signedIn.Cookies);
        Assert.Matches("^__Host-rollout-session=[^;]{43}; expires=[^;]+; path=/; secure; samesite=lax; httponly$", session);
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/account")).Status);
        var left = await browser.FillInAsync("/account", "/sign-out");
        Assert.Matches("^__Host-rollout-session=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure; samesite=lax; httponly$", Assert.Single(left.Cookies));
        Assert.Null(browser.Session);
    }

    [Fact]
    public async Task A_cookie_without_the_prefix_that_any_neighbour_could_set_opens_nothing()
    {
        using var browser = OverTls(await ComeInAsync(await AddAsync("ana@here.example", Invented.District, Role.ProjectManager)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/account")).Status);
        browser.Cookies["rollout-session"] = browser.Session!;
        browser.Cookies.Remove("__Host-rollout-session");
        Assert.True((await browser.GoAsync("/account")).AsksToSignIn);
    }

    [Theory]
    [InlineData("/", $"https://{Name}/")]
    [InlineData("/d/9900002/pl?effective=2026-10-05&a=%2F%2F", $"https://{Name}/d/9900002/pl?effective=2026-10-05&a=%2F%2F")]
    [InlineData("//evil.example/a", $"https://{Name}//evil.example/a")]
    [InlineData("///evil.example", $"https://{Name}///evil.example")]
    [InlineData("/%2fevil.example", $"https://{Name}/%2Fevil.example")]
    [InlineData("/\\evil.example", $"https://{Name}/%5Cevil.example")]
    [InlineData("/a%0d%0aSet-Cookie:%20a=b", $"https://{Name}/a%0D%0ASet-Cookie:%20a=b")]
    [InlineData("/@evil.example", $"https://{Name}/@evil.example")]
    public async Task A_page_asked_for_without_it_is_found_under_the_same_path_of_the_same_host(string address, string location)
    {
        var answer = await Raw.AskAsync(Client.BaseAddress!, $"GET {address} HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 308 ", answer, StringComparison.Ordinal);
        Assert.Contains($"\r\nLocation: {location}\r\n", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Strict-Transport-Security", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_without_it_is_refused_and_not_sent_on()
    {
        using var browser = Nobody();
        browser.Headers["Host"] = Name;
        var visit = await browser.SendFormAsync("/sign-in", null, ("email", "a"), ("password", "b"));
        Assert.Equal((HttpStatusCode.BadRequest, null), (visit.Status, visit.Location));
        Assert.Contains($"https://{Name}/", visit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("rollout.example.org.evil.example")]
    [InlineData("rollout.example.org:81")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Under_another_name_nothing_is_answered(string name)
    {
        using var browser = OverTls(Nobody());
        browser.Headers["Host"] = name;
        foreach (var address in (string[])["/", "/sign-in", "/assets/app.css", "/docs"])
            Assert.Equal(HttpStatusCode.MisdirectedRequest, (await browser.GoAsync(address)).Status);
    }

    [Fact]
    public async Task Every_answer_says_that_the_next_request_comes_over_tls()
    {
        using var browser = OverTls(Nobody());
        foreach (var address in (string[])["/sign-in", "/account", "/docs", "/none", "/assets/app.css", "/assets/none", "/health/live", $"{Base}/board"])
            Assert.Equal("max-age=31536000", (await browser.GoAsync(address)).Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task Nobody_comes_in_by_being_at_this_machine()
    {
        using var browser = OverTls(Nobody());
        Assert.True((await browser.GoAsync("/")).AsksToSignIn);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GoAsync($"{Base}/board", "application/json")).Status);
    }

    private static Visitor OverTls(Visitor browser)
    {
        (browser.Headers["Host"], browser.Headers["X-Forwarded-Proto"], browser.Headers["X-Forwarded-For"]) = (Name, "https", "203.0.113.7");
        return browser;
    }
}
