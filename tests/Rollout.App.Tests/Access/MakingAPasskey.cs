using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

public sealed class MakingAPasskey(FreshDatabase database) : AnOwnerOfPasskeys(database)
{
    [Fact]
    public async Task And_removing_it_is_told_to_each_district_of_its_owner()
    {
        await Members.GrantAsync(new(Elsewhere), Cole.Id, new(Role.Board, null), "tests", default);
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = await SignedInAsync(Cole);
        Assert.Contains("<strong>my phone</strong>", (await visitor.GoAsync("/account")).Text, StringComparison.Ordinal);

        await visitor.FillInAsync("/account", "/account/passkeys/remove", ("passkey", Assert.Single(await Passkeys.ListAsync(Cole.Id, default)).Id));

        Assert.Empty(await Passkeys.ListAsync(Cole.Id, default));
        foreach (var district in (string[])[Cli.Invented.District, Elsewhere])
        {
            Assert.Equal([$"{Cole.Actor} {{\"name\": \"my phone\"}}"], await ToldAsync(district, "passkey-made"));
            Assert.Equal([$"{Cole.Actor} {{\"name\": \"my phone\"}}"], await ToldAsync(district, "passkey-removed"));
        }
    }

    [Fact]
    public async Task Answers_only_the_question_of_the_same_browser()
    {
        using var visitor = await SignedInAsync(Cole);
        using var other = await SignedInAsync(Cole);
        var answer = Phone.Made((await AskForNewAsync(visitor)).Text);

        await IsRefusedAsync(await MakeAsync(other, answer), Cole);
        await AskForNewAsync(other);
        await IsRefusedAsync(await MakeAsync(other, answer), Cole);
    }

    [Fact]
    public async Task Is_for_whom_it_was_asked_for()
    {
        var pia = await AddAsync("pia@here.example", Cli.Invented.District, Role.ProjectManager);
        using var visitor = await SignedInAsync(Cole);
        var answer = Phone.Made((await AskForNewAsync(visitor)).Text);
        // Pia signs in, in the same browser.
        visitor.Session = (await Sessions.StartAsync(pia, "tests", "a test", default)).Text;

        await IsRefusedAsync(await MakeAsync(visitor, answer), pia);
        Assert.Empty(await Passkeys.ListAsync(Cole.Id, default));
    }

    [Fact]
    public async Task Takes_no_credential_that_is_somebody_s()
    {
        var pia = await AddAsync("pia@here.example", Cli.Invented.District, Role.ProjectManager);
        await HasAPasskeyAsync(pia, Phone);
        using var visitor = await SignedInAsync(Cole);

        await IsRefusedAsync(await MakeAsync(visitor, Phone.Made((await AskForNewAsync(visitor)).Text)), Cole);
        Assert.Single(await Passkeys.ListAsync(pia.Id, default));
    }

    [Fact]
    public async Task Is_for_this_site_with_a_name_and_within_five_minutes()
    {
        using var visitor = await SignedInAsync(Cole);
        Phone.Origin = "http://localhost.elsewhere.example";
        await IsRefusedAsync(await MakeAsync(visitor, Phone.Made((await AskForNewAsync(visitor)).Text)), Cole);

        var mine = AnAuthenticator();
        var nameless = await MakeAsync(visitor, mine.Made((await AskForNewAsync(visitor)).Text), " ");
        Assert.Equal(422, (int)nameless.Status);
        Assert.Contains("Say what you call it", nameless.Text, StringComparison.Ordinal);

        var late = mine.Made((await AskForNewAsync(visitor)).Text);
        Clock.Now += TimeSpan.FromMinutes(5);
        await IsRefusedAsync(await MakeAsync(visitor, late), Cole);
    }

    [Fact]
    public async Task Leaves_it_alone_when_somebody_else_removes_it()
    {
        var pia = await AddAsync("pia@here.example", Cli.Invented.District, Role.ProjectManager);
        await HasAPasskeyAsync(pia, Phone);
        using var visitor = await SignedInAsync(Cole);
        var hers = Assert.Single(await Passkeys.ListAsync(pia.Id, default));

        foreach (var id in (string[])[hers.Id, "not base64url!", ""])
            Assert.Equal("/account", (await visitor.FillInAsync("/account", "/account/passkeys/remove", ("passkey", id))).Location);

        Assert.Equal([hers], await Passkeys.ListAsync(pia.Id, default));
        Assert.Empty(await ToldAsync(Cli.Invented.District, "passkey-removed"));
    }

    private async Task IsRefusedAsync(Visit visit, Account account)
    {
        Assert.Equal(422, (int)visit.Status);
        Assert.Contains("No passkey was made", visit.Text, StringComparison.Ordinal);
        Assert.Empty(await Passkeys.ListAsync(account.Id, default));
    }
}
