using System.Net;
using Rollout.App.Features.SignIn;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Whatever an address or a form says, an answer leads to a page of Rollout itself.</summary>
public sealed class GoingOnAfterSigningIn(FreshDatabase database) : ADistrictOfPeople(database)
{
    private static readonly string[] Elsewheres =
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "HTTPS:evil.example", "javascript:alert(1)", "data:text/html,a",
        "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "evil.example", "?a", "#a", "//", "/\\", $"//{Invented.District}", "/a\r\nSet-Cookie: a=b",
        "/a\0b", "/ü", "/\u2028", "/\ud83c\udfeb", "http:/evil.example", "//evil.example:80\\@here", new string('/', 3_000), $"/{new string('a', 100_000)}",
    ];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync("ana@here.example", Invented.District, Role.ProjectManager);
    }

    [Fact]
    public async Task Leads_to_no_other_site()
    {
        foreach (var to in Elsewheres)
        {
            using var browser = Nobody();
            Assert.Equal((to, "/"), (to, SignInPages.Back(to)));
            var page = await browser.GoAsync($"/sign-in?return={Uri.EscapeDataString(to[..Math.Min(to.Length, 2_000)])}");
            Assert.Contains("name=\"return\" value=\"/\"", page.Text, StringComparison.Ordinal);
        }

        // Each takes as long as comparing a password does.
        foreach (var to in (string[])["//evil.example", "/a\r\nSet-Cookie: a=b", "/ü"])
        {
            using var browser = Nobody();
            var visit = await browser.FillInAsync("/sign-in", "/sign-in", ("email", "ana@here.example"), ("password", Password), ("return", to));

            Assert.Equal((to, HttpStatusCode.SeeOther, "/"), (to, visit.Status, visit.Location));
            Assert.DoesNotContain(visit.Cookies, cookie => cookie.StartsWith("a=", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/d/9900002/pl?effective=2026-10-05")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/a%0d%0aSet-Cookie:%20a=b")]
    public async Task Leads_to_the_page_that_was_asked_for(string to)
    {
        using var browser = Nobody();
        var asked = await browser.GoAsync($"/sign-in?return={Uri.EscapeDataString(to)}");
        Assert.Contains($"name=\"return\" value=\"{WebUtility.HtmlEncode(to)}\"", asked.Text, StringComparison.Ordinal);

        var visit = await browser.FillInAsync("/sign-in", "/sign-in", ("email", "ana@here.example"), ("password", Password), ("return", to));

        Assert.Equal(to, visit.Location);
        Assert.Equal(Client.BaseAddress!.Authority, new Uri(Client.BaseAddress, visit.Location!).Authority);
        Assert.DoesNotContain(visit.Cookies, cookie => cookie.StartsWith("a=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_to_sign_in_first_is_led_to_where_one_does_whatever_the_address_says()
    {
        foreach (var address in (string[])["//evil.example/account", "/account?//evil.example", "/account?a=%0d%0aSet-Cookie:%20a=b", $"/d/{Invented.District}/%0d%0aa"])
        {
            var answer = await Raw.AskAsync(Client.BaseAddress!, $"GET {address} HTTP/1.1\r\nHost: {Client.BaseAddress!.Authority}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            var location = answer.Split("\r\n").FirstOrDefault(line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase));
            Assert.True(location is null || location.StartsWith("Location: /sign-in?return=%2F", StringComparison.Ordinal), location);
            Assert.DoesNotContain("\r\nSet-Cookie: a=b", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fapp.css")]
    [InlineData("/assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/..\\..\\app.css")]
    [InlineData("/assets/..%5c..%5capp.css")]
    [InlineData("/assets/%252e%252e%252fapp.css")]
    [InlineData("/assets/%2fetc%2fpasswd")]
    [InlineData("/assets/app.css%00.svg")]
    [InlineData("/assets/app.css.br")]
    [InlineData("/assets/APP.CSS")]
    [InlineData("/assets//app.css")]
    [InlineData("/assets/common-passwords.txt")]
    public async Task An_asset_is_one_of_those_the_build_made_and_no_other_file(string address)
    {
        var answer = await Raw.AskAsync(Client.BaseAddress!, $"GET {address} HTTP/1.1\r\nHost: {Client.BaseAddress!.Authority}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[014] ", answer);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: \r\n")]
    public async Task A_name_that_is_not_its_own_is_misdirected_or_no_name(string head) =>
        Assert.Matches("^HTTP/1.1 (421|400) ", await Raw.AskAsync(Client.BaseAddress!, $"{head}Connection: close\r\n\r\n"));
}
