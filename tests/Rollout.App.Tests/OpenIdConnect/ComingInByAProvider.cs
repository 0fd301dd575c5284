using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.OpenIdConnect;

public sealed class ComingInByAProvider(FreshDatabase database) : ADistrictWithAProvider(database)
{
    [Fact]
    public async Task Makes_an_account_with_the_roles_the_provider_s_word_is_mapped_to()
    {
        using var mina = Nobody();

        var visit = await ComeBackAsync(mina);

        Assert.Equal((HttpStatusCode.SeeOther, Board), (visit.Status, visit.Location));
        Assert.Equal(HttpStatusCode.OK, (await mina.GoAsync(Board)).Status);
        var account = (await LinkedAsync())!;
        Assert.Equal((Address, "Mina Vale", null), (account.Email, account.Name, account.Password));
        Assert.Equal(["project-manager by provider:school"], await RolesAsync(account));
        Assert.Contains("oidc:school", (await Sessions.ListAsync(account.Id, default)).Select(session => session.Way));
    }

    [Fact]
    public async Task Leads_to_the_same_account_each_time_whatever_its_address_is_by_then()
    {
        using Visitor before = Nobody(), later = Nobody();
        await ComeBackAsync(before);
        var account = (await LinkedAsync())!;

        await ComeBackAsync(later, says => says["email"] = "mina.vale@here.example");

        Assert.NotNull(later.Session);
        Assert.Equal(account, await LinkedAsync());
        Assert.Equal(1, await Database.AskAsync("select count(*) from account"));
        // Nothing changed, so nothing was granted anew.
        Assert.Equal(1, await Database.AskAsync("select count(*) from access_log where what = 'role-granted'"));
    }

    [Fact]
    public async Task Is_refused_to_whom_no_district_has_on_its_list()
    {
        using var otto = Nobody();

        IsRefused(await ComeBackAsync(otto, says => says["roles"] = "teacher"), HttpStatusCode.Forbidden, "no district here has you on its list: ask for an invitation");

        Assert.Equal(0, await Database.AskAsync("select count(*) from account"));
    }

    [Fact]
    public async Task Gives_and_takes_the_provider_s_own_roles_and_none_that_people_granted()
    {
        using var mina = Nobody();
        await ComeBackAsync(mina);
        var account = (await LinkedAsync())!;
        await Members.GrantAsync(Here, account.Id, new(Role.Auditor, null), "account:ada", default);
        await Members.GrantAsync(Here, account.Id, new(Role.Principal, new HashSet<Domain.SchoolId> { Domain.SchoolId.Parse(Invented.Pine, null) }), "account:ada", default);

        await ComeBackAsync(mina, says => says["roles"] = "head");

        Assert.Equal(["auditor by account:ada", "principal by account:ada"], await RolesAsync(account));
        await ComeBackAsync(mina, says => says["roles"] = "lead");
        Assert.Equal(["auditor by account:ada", "principal by account:ada", "project-manager by provider:school"], await RolesAsync(account));
    }

    [Fact]
    public async Task Leaves_a_district_its_last_administrator()
    {
        using var chief = Nobody();
        await ComeBackAsync(chief, says => says["roles"] = "chief");

        await ComeBackAsync(chief, says => says.Remove("roles"));

        Assert.Equal(["administrator by provider:school"], await RolesAsync((await LinkedAsync())!));
        Assert.Equal(1, await Database.AskAsync("select count(*) from access_log where what = 'role-kept'"));
    }

    [Fact]
    public async Task Is_closed_to_an_account_that_was_closed()
    {
        using var mina = Nobody();
        await ComeBackAsync(mina);
        await Accounts.DisableAsync((await LinkedAsync())!.Id, default);
        mina.Session = "";

        IsRefused(await ComeBackAsync(mina), HttpStatusCode.Forbidden, "Your account here is closed");
    }

    [Fact]
    public async Task Never_leads_elsewhere()
    {
        using var mina = Nobody();

        foreach (var back in (string[])["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example"])
            Assert.Equal("/", (await ComeBackAsync(mina, back: back)).Location);
    }

    [Fact]
    public async Task Takes_an_invitation_to_one_s_own_address()
    {
        var link = await Invitations.MakeAsync(Here, Address, new(Role.Auditor, null), "account:ada", default);
        using var mina = Nobody();
        Assert.Contains("Sign in with School Login", (await mina.GoAsync(link)).Text, StringComparison.Ordinal);

        var visit = await ComeBackAsync(mina, says => says.Remove("roles"), back: link);
        await mina.FillInAsync(link, link);

        Assert.Equal(link, visit.Location);
        Assert.Equal(["auditor by account:ada"], await RolesAsync((await LinkedAsync())!));
    }

    [Fact]
    public async Task Takes_no_invitation_to_another_s()
    {
        var link = await Invitations.MakeAsync(Here, Address, new(Role.Auditor, null), "account:ada", default);
        using var otto = Nobody();

        foreach (var (address, isVerified) in (IEnumerable<(string, bool)>)[("otto@here.example", true), (Address, false)])
        {
            var visit = await ComeBackAsync(otto, says => (says["roles"], says["email"], says["email_verified"]) = ("", address, isVerified), back: link);
            IsRefused(visit, HttpStatusCode.Forbidden, "ask for an invitation");
        }
    }
}
