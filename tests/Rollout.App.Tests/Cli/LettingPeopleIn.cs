using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Cli;

/// <summary><c>rollout people</c>: the operator's way.</summary>
public sealed class LettingPeopleIn(FreshDatabase database) : AnInventedDistrict(database)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync("truncate account, sign_in_session, provider_identity, passkey, member, invitation, access_token, access_log");
    }

    [Fact]
    public async Task Prints_a_link_under_the_address_that_browsers_know()
    {
        var told = await Door.DoAsync($"people invite {Invented.There} --email Ana@Here.example --role administrator");
        Assert.Matches($"^http://localhost:5080/join/{Invented.District}/[A-Za-z0-9_-]{{43}}\n$", told.Output);
        Door.Set("ROLLOUT_ORIGIN", "https://rollout.example.org");
        Assert.StartsWith(
            $"https://rollout.example.org/join/{Invented.District}/", (await Door.DoAsync($"people invite {Invented.There} --email b@here.example --role coach --school {Invented.Oak}")).Output,
            StringComparison.Ordinal);
        Assert.Equal(2, await Database.AskAsync("select count(*) from access_log where what = 'invited' and actor = 'operator:tester'"));
        Assert.Equal(1, await Database.AskAsync("select count(*) from invitation where email = 'ana@here.example' and role = 'administrator'"));
    }

    [Theory]
    [InlineData("--email nobody --role coach", "--email: This is no e-mail address.")]
    [InlineData("--email a@here.example --role king", "--role: Choose a role.")]
    [InlineData("--email a@here.example --role principal", "--school: Say which schools")]
    [InlineData("--email a@here.example --role auditor --school 990000200001", "--school: Leave this empty")]
    [InlineData("--email a@here.example --role coach --school o!k", "--school: “o!k” is no school")]
    public async Task Says_what_is_wrong_with_an_invitation(string options, string complaint)
    {
        var told = await Door.RunAsync($"people invite {Invented.There} {options}");
        Assert.Equal(1, told.ExitCode);
        Assert.Contains(complaint, told.Error, StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync("select count(*) from invitation"));
    }

    [Fact]
    public async Task Invites_nobody_to_a_district_that_is_not_here() =>
        Assert.Contains("unknown-district", (await Door.RunAsync("people invite --district 9900009 --email a@here.example --role coach")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Invites_whoever_is_to_register_a_district_that_is_not_here_yet()
    {
        var told = await Door.DoAsync("people invite --district 9900009 --email a@here.example --role administrator");
        Assert.Contains("/join/9900009/", told.Output, StringComparison.Ordinal);
        Assert.Contains("not known here yet: whoever takes the link registers it", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disables_an_account_and_enables_it_again()
    {
        var clock = new StandingClock(DateTimeOffset.UtcNow);
        var (accounts, sessions) = (new Accounts(Database.App, clock), new Sessions(Database.App, clock, new(Origin: null, Demonstration: null)));
        var account = await accounts.AddAsync("ana@here.example", "Ana", null, isPersona: false, default);
        var here = new Domain.DistrictId(Invented.District);
        await new Members(Database.App, clock, new(Database.App, clock)).GrantAsync(here, account.Id, new(Role.Coach, null), "tests", default);
        var secret = await sessions.StartAsync(account, "tests", "", default);

        await Door.DoAsync("people disable --email ana@here.example");
        Assert.Null(await sessions.FindAsync(secret, here, default));
        Assert.Contains("Ana (disabled)", (await Door.DoAsync($"people list {Invented.There}")).Output, StringComparison.Ordinal);

        await Door.DoAsync("people enable --email ana@here.example");
        Assert.NotNull(await sessions.FindAsync(secret, here, default));
        Door.Today = DateOnly.FromDateTime(clock.Now.UtcDateTime).AddDays(1);
        await Door.DoAsync("people sign-out --email ana@here.example");
        Assert.Null(await sessions.FindAsync(secret, here, default));
        Assert.Equal(3, await Database.AskAsync("select count(*) from access_log where what like 'account-%'"));
        Assert.Contains("unknown-account", (await Door.RunAsync("people disable --email nobody@here.example")).Error, StringComparison.Ordinal);
    }
}
