using Rollout.App.Tests.Access;
using Rollout.App.Tests.Browser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>In the browser, with a provider that others wrote and that was certified by the specification's own tests.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class SigningInAtARealProvider(FreshDatabase database, Chromium chromium) : ADistrictOfPeople(database)
{
    private const string Board = $"/d/{Invented.District}/pl";

    private RealProvider? _provider;

    private protected override SignInOptions SignIn => base.SignIn with
    {
        Providers = [new("school", "School Login", _provider?.Issuer ?? "http://localhost", "rollout", RealProvider.Secret, [new("roles", "rollout-lead", Here, new(Role.ProjectManager, null))])],
    };

    public override async Task InitializeAsync()
    {
        if (RealProvider.Node is not null)
            _provider = await RealProvider.StartAsync();
        await base.InitializeAsync();
        // While nobody has an account, nobody at this machine is asked to sign in.
        await AddAsync("ada@here.example", Invented.District, Role.Administrator);
        if (_provider is not null)
            await _provider.RegisterAsync($"{Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/sign-in/provider/school");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _provider?.Dispose();
    }

    [ProviderTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leads_to_the_board_each_time_as_the_same_person(bool hasScript)
    {
        await using (var first = await chromium.OpenAsync(Client.BaseAddress!, 1280, hasScript))
        {
            var asked = await SignInAsync(first, "mina");

            Assert.Contains("code_challenge_method=S256", asked, StringComparison.Ordinal);
            Assert.Contains("nonce=", asked, StringComparison.Ordinal);
            await first.IsAtAsync("Reading");
            Assert.EndsWith(Board, first.Page.Url, StringComparison.Ordinal);
        }

        var account = (await Accounts.FindAsync(_provider!.Issuer, "mina", default))!;
        Assert.Equal(("mina@here.example", "Mina Vale"), (account.Email, account.Name));
        Assert.Equal([Role.ProjectManager], (await Members.OfAsync(account.Id, default)).Select(membership => membership.Grant.Role));

        await using var second = await chromium.OpenAsync(Client.BaseAddress!, 1280, hasScript);
        await SignInAsync(second, "mina");
        Assert.EndsWith(Board, second.Page.Url, StringComparison.Ordinal);
        Assert.Equal(2, (await Sessions.ListAsync(account.Id, default)).Count);
        Assert.Equal(2, await Database.AskAsync("select count(*) from account"));
    }

    [ProviderFact]
    public async Task Ends_at_an_honest_page_for_whom_nobody_put_on_a_list()
    {
        await using var otto = await chromium.OpenAsync(Client.BaseAddress!, 360);

        await SignInAsync(otto, "otto", status: 403);

        await otto.ReadsAsync(".summary", "no district here has you on its list");
        Assert.Equal([], await otto.JudgedAsync());
    }

    /// <summary>Answers what the provider was asked.</summary>
    private static async Task<string> SignInAsync(Browsed browsed, string login, int status = 200)
    {
        await browsed.GoToAsync(Board);
        var asked = await browsed.Page.RunAndWaitForRequestAsync(
            () => browsed.TapAsync(browsed.Button("Sign in with School Login")), request => request.Url.Contains("/auth?", StringComparison.Ordinal));
        await browsed.Field("Who are you?").FillAsync(login);
        await browsed.TapAsync(browsed.Button("That is me"));
        await browsed.Page.WaitForURLAsync(address => address.Contains(status == 200 ? Board : "/sign-in/provider/school", StringComparison.Ordinal));
        browsed.HasNoComplaintBeside(status);
        return asked.Url;
    }
}

/// <summary>A fact that is seen in a browser at a provider that runs on Node.js; skipped where one of the two is missing.</summary>
public sealed class ProviderFactAttribute : FactAttribute
{
    internal const string Missing = "no node on PATH";

    public ProviderFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? (RealProvider.Node is null ? Missing : null);
}

public sealed class ProviderTheoryAttribute : TheoryAttribute
{
    public ProviderTheoryAttribute() => Skip = new ProviderFactAttribute().Skip;
}
