using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>An access token opens the API of its district, as itself and in its header alone, while it lasts.</summary>
public sealed class CarryingAToken(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Board = $"{Base}/board";

    private Account _ana = null!;
    private string _token = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ana = await AddAsync("ana@here.example", Invented.District, Role.ProjectManager);
        using var program = await ProgramAsync(_ana, Invented.District);
        _token = program.Token!;
    }

    [Fact]
    public async Task Opens_the_api_and_nothing_that_is_nearly_it_does()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Board, $"Bearer {_token}"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Board, $"bearer {_token}"));
        var secret = _token.Split('_', 3)[2];
        foreach (var nearly in (string[])
            [
                $"Bearer {_token}x", $"Bearer {_token}=", $"Bearer {_token[..^1]}", $"Bearer {_token.ToUpperInvariant()}", $"Bearer {secret}", $"Bearer rollout__{secret}",
                $"Bearer rollout_{Elsewhere}_{secret}", $"Bearer rollout_9900009_{secret}", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"a:{_token}"))}", _token, "Bearer", "Bearer ",
                $"Bearer {_token}, Bearer {_token}", $"Bearer rollout_%_{secret}", $"Bearer rollout_{Invented.District}_' or 1=1 --",
            ])
        {
            Assert.Equal((nearly, HttpStatusCode.Unauthorized), (nearly, await AskAsync(Board, nearly)));
        }
    }

    [Theory]
    [InlineData("?access_token={0}")]
    [InlineData("?token={0}")]
    [InlineData("?authorization=Bearer%20{0}")]
    public async Task Is_not_taken_from_an_address(string query) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Board + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, _token), null));

    [Fact]
    public async Task Is_not_taken_from_a_cookie_nor_on_a_page_nor_for_ones_account()
    {
        using var browser = Nobody();
        browser.Session = _token;
        Assert.True((await browser.GoAsync("/account")).AsksToSignIn);
        foreach (var page in (string[])["/", "/account", $"/d/{Invented.District}/pl", $"/people/{Invented.District}", "/status"])
            Assert.Equal((page, HttpStatusCode.Unauthorized), (page, await AskAsync(page, $"Bearer {_token}")));
    }

    [Fact]
    public async Task Of_another_district_finds_the_same_as_at_a_district_that_is_not_here()
    {
        using var eves = await ProgramAsync(await AddAsync("eve@elsewhere.example", Elsewhere, Role.Administrator), Elsewhere);
        var (theirs, nowhere) = (await eves.GoAsync(Board, "application/json"), await eves.GoAsync(Board.Replace(Invented.District, "9900009", StringComparison.Ordinal), "application/json"));
        Assert.Equal((HttpStatusCode.NotFound, nowhere.Text.Replace("9900009", Invented.District, StringComparison.Ordinal)), (theirs.Status, theirs.Text));
    }

    [Fact]
    public async Task Ends_with_its_days()
    {
        Clock.Now = Clock.Now.AddDays(1).AddSeconds(-1);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Board, $"Bearer {_token}"));
        Clock.Now = Clock.Now.AddSeconds(1);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Board, $"Bearer {_token}"));
    }

    [Fact]
    public async Task Ends_when_it_is_revoked_by_its_owner_alone()
    {
        var id = Assert.Single(await App.Services.GetRequiredService<AccessTokens>().ListAsync(Here, _ana.Id, default)).Id.ToString();
        using var ben = await ComeInAsync(await AddAsync("ben@here.example", Invented.District, Role.Administrator));
        await ben.FillInAsync("/account", "/account/tokens/revoke", ("token", id), ("district", Invented.District));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Board, $"Bearer {_token}"));

        using var ana = await ComeInAsync(_ana);
        await ana.FillInAsync("/account", "/account/tokens/revoke", ("token", id), ("district", Invented.District));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Board, $"Bearer {_token}"));
        Assert.Equal(_ana.Actor, Assert.Single(await AccessLogAsync(), entry => entry.What == "token-revoked").Actor);
    }

    [Fact]
    public async Task Is_worth_what_its_account_is_worth_now()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Board, $"Bearer {_token}"));
        await Members.RevokeAsync(Here, _ana.Id, Role.ProjectManager, "tests", default);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Board, $"Bearer {_token}"));
    }

    [Fact]
    public async Task That_is_wrong_is_not_helped_by_a_session_that_is_right()
    {
        using var browser = await ComeInAsync(_ana);
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync(Board)).Status);
        browser.Token = "nonsense";
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GoAsync(Board)).Status);
    }

    [Fact]
    public async Task Is_kept_as_a_digest_alone() =>
        Assert.Equal(0, await Database.AskAsync($"select count(*) from access_token t, access_log l where t::text || l::text like '%{_token.Split('_', 3)[2]}%'"));

    private async Task<HttpStatusCode> AskAsync(string address, string? authorization)
    {
        using var program = Nobody();
        if (authorization is not null)
            program.Headers["Authorization"] = authorization;
        return (await program.GoAsync(address, "application/json")).Status;
    }
}
