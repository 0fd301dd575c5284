using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>How long a browser stays signed in, and what ends it.</summary>
public sealed class ASession(FreshDatabase database) : ADistrictOfPeople(database)
{
    private Account _ana = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ana = await AddAsync("ana@here.example", Invented.District, Role.ProjectManager);
    }

    [Fact]
    public async Task Is_never_the_one_that_the_browser_brought_along()
    {
        using var planted = Nobody();
        planted.Session = "a-secret-that-somebody-else-knows";
        Assert.Equal("/", (await SignInAsync(planted)).Location);

        Assert.NotEqual("a-secret-that-somebody-else-knows", planted.Session);
        Assert.True(await IsInAsync(planted));
        planted.Session = "a-secret-that-somebody-else-knows";
        Assert.False(await IsInAsync(planted));
    }

    [Fact]
    public async Task Of_somebody_else_ends_when_another_signs_in_over_it()
    {
        using var browser = await ComeInAsync(await AddAsync("eve@here.example", Invented.District, Role.Coach));
        var eves = browser.Session!;
        await SignInAsync(browser);

        Assert.Contains("ana@here.example", (await browser.GoAsync("/account")).Text, StringComparison.Ordinal);
        Assert.NotEqual(eves, browser.Session);
        Assert.False(await IsInAsync(With(eves)));
    }

    [Fact]
    public async Task That_was_stolen_is_worth_nothing_once_its_owner_signs_out()
    {
        using var browser = await ComeInAsync(_ana);
        using var thief = With(browser.Session!);
        Assert.True(await IsInAsync(thief));

        var left = await browser.FillInAsync("/account", "/sign-out");

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in", null), (left.Status, left.Location, browser.Session));
        Assert.False(await IsInAsync(thief));
    }

    [Fact]
    public async Task Ends_everywhere_but_here_with_another_password_and_here_it_is_another()
    {
        using var browser = await ComeInAsync(_ana);
        using var elsewhere = await ComeInAsync(_ana);
        var before = browser.Session!;

        var changed = await browser.FillInAsync("/account", "/account/password", ("current", Password), ("password", "nine boats upon the water"));

        Assert.Equal("/account?done=password", changed.Location);
        Assert.Contains("Your password is another now", (await browser.GoAsync(changed.Location!)).Text, StringComparison.Ordinal);
        Assert.True(await IsInAsync(browser));
        Assert.False(await IsInAsync(elsewhere));
        Assert.False(await IsInAsync(With(before)));
        using var again = Nobody();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(again)).Status);
    }

    [Fact]
    public async Task Of_ones_own_is_ended_one_by_one_or_everywhere()
    {
        using var browser = await ComeInAsync(_ana);
        using var tablet = await ComeInAsync(_ana);
        using var phone = await ComeInAsync(_ana);
        var tablets = (await Sessions.FindAsync(new(tablet.Session!), null, default))!.Session!.Value;

        await browser.FillInAsync("/account", "/account/sessions/end", ("session", tablets.ToString()));
        Assert.Equal((true, false, true), (await IsInAsync(browser), await IsInAsync(tablet), await IsInAsync(phone)));

        await browser.FillInAsync("/account", "/account/sessions/end-all");
        Assert.Equal((null, false), (browser.Session, await IsInAsync(phone)));
    }

    [Fact]
    public async Task Ends_after_half_an_hour_without_a_request()
    {
        using var browser = await ComeInAsync(_ana);
        Clock.Now = Clock.Now.AddMinutes(29);
        Assert.True(await IsInAsync(browser));
        Clock.Now = Clock.Now.AddMinutes(29);
        Assert.True(await IsInAsync(browser));
        Clock.Now = Clock.Now.AddMinutes(30);
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Ends_after_twelve_hours_however_much_it_is_used()
    {
        using var browser = await ComeInAsync(_ana);
        for (var hours = 0.0; hours < 11.75; hours += 0.25)
        {
            Clock.Now = Clock.Now.AddMinutes(15);
            Assert.True(await IsInAsync(browser));
        }

        Clock.Now = Clock.Now.AddMinutes(15);
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Of_a_disabled_account_and_its_tokens_are_worth_nothing_at_once_on_every_node()
    {
        await using var second = await ServeAsync(Database.AppConnectionString);
        using var browser = await ComeInAsync(_ana);
        using var there = new Visitor(new(second.Urls.Single())) { Session = browser.Session };
        using var program = await ProgramAsync(_ana, Invented.District);
        using var programThere = new Visitor(new(second.Urls.Single())) { Token = program.Token };
        foreach (var (visitor, address) in ((Visitor, string)[])[(browser, $"/d/{Invented.District}/pl"), (there, $"/d/{Invented.District}/pl"), (program, $"{Base}/board"), (programThere, $"{Base}/board")])
            Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(address)).Status);

        await Accounts.DisableAsync(_ana.Id, default);

        foreach (var (visitor, address) in ((Visitor, string)[])[(browser, $"/d/{Invented.District}/pl"), (there, $"/d/{Invented.District}/pl"), (program, $"{Base}/board"), (programThere, $"{Base}/board")])
            Assert.True((await visitor.GoAsync(address)).AsksToSignIn);
        using var again = Nobody();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(again)).Status);
    }

    [Fact]
    public async Task Is_kept_as_a_digest_alone()
    {
        using var browser = await ComeInAsync(_ana);
        Assert.Equal(0, await Database.AskAsync($"select count(*) from sign_in_session s where s::text like '%{browser.Session}%' or encode(s.digest, 'escape') like '%{browser.Session}%'"));
        Assert.DoesNotContain(Diary.Entries, entry => entry.RenderMessage().Contains(browser.Session!, StringComparison.Ordinal));
    }

    private static Task<Visit> SignInAsync(Visitor browser) => browser.FillInAsync("/sign-in", "/sign-in", ("email", "Ana@here.example "), ("password", Password), ("return", ""));

    private Visitor With(string session) => new(Client.BaseAddress!) { Session = session };

    private static async Task<bool> IsInAsync(Visitor visitor) => (await visitor.GoAsync("/account")).Status is HttpStatusCode.OK;
}
