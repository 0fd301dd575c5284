using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>What goes once goes once, and what must stay stays, when two do it at the same moment.</summary>
public sealed class AtTheSameTime(FreshDatabase database) : ADistrictOfPeople(database)
{
    [Fact]
    public async Task Two_administrators_who_take_each_others_role_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await Database.RunAsync("delete from member");
            var ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
            var ben = await AddAsync("ben@here.example", Invented.District, Role.Administrator);
            // Both have read who is there before either takes anything.
            await using var reading = await Database.Source.OpenConnectionAsync();
            await using var locked = await reading.BeginTransactionAsync();
            await using (var hold = new Npgsql.NpgsqlCommand("select from member for share", reading))
                await hold.ExecuteNonQueryAsync();
            Task<bool>[] both =
            [
                Members.RevokeAsync(Here, ana.Id, Role.Administrator, ben.Actor, default), Members.RevokeAsync(Here, ben.Id, Role.Administrator, ana.Actor, default),
            ];
            await FreshDatabase.UntilAsync(async () => await Database.WaitingAsync() == 2, "They don't meet.");
            await locked.RollbackAsync();

            Assert.Equal([false, true], (await Task.WhenAll(both)).Order());
            Assert.Equal(1, await Database.AskAsync("select count(*) from member where role = 'administrator'"));
            Assert.Equal(round + 1, (await AccessLogAsync()).Count(entry => entry.What == "role-revoked"));
        }
    }

    [Fact]
    public async Task The_last_administrator_stays_and_one_who_is_disabled_counts_for_nothing()
    {
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        var ben = await AddAsync("ben@here.example", Invented.District, Role.Administrator);
        await Accounts.DisableAsync(ben.Id, default);
        using var browser = await ComeInAsync(ana);

        var refused = await browser.FillInAsync("/account", $"/people/{Invented.District}/roles/revoke", ("account", ana.Id.ToString()), ("role", "administrator"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync($"/people/{Invented.District}")).Status);

        await browser.FillInAsync("/account", $"/people/{Invented.District}/roles/revoke", ("account", ben.Id.ToString()), ("role", "administrator"));
        Assert.Equal(1, await Database.AskAsync("select count(*) from member"));
    }

    [Fact]
    public async Task An_invitation_is_taken_once_however_many_take_it()
    {
        await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        var link = await App.Services.GetRequiredService<Invitations>().MakeAsync(Here, "fay@here.example", new(Role.Coach, null), "tests", default);
        var browsers = Enumerable.Range(0, 6).Select(_ => Nobody()).ToList();
        var tokens = await Task.WhenAll(browsers.Select(browser => browser.FormTokenOfAsync(link)));

        var visits = await Task.WhenAll(browsers.Zip(tokens).Index().Select(one => one.Item.First.SendFormAsync(
            link, one.Item.Second, ("name", "Fay"), ("password", one.Index % 2 == 0 ? Password : $"another one, {one.Index} of six"))));

        Assert.Single(visits, visit => visit.Status is HttpStatusCode.SeeOther);
        Assert.Single(browsers, browser => browser.Session is not null);
        Assert.All(visits, visit => Assert.Contains(visit.Status, (HttpStatusCode[])[HttpStatusCode.SeeOther, HttpStatusCode.NotFound, HttpStatusCode.Conflict]));
        Assert.Equal((1, 1), (await Database.AskAsync("select count(*) from member where role = 'coach'"), await Database.AskAsync("select count(*) from account where email = 'fay@here.example'")));
        Assert.Single(await AccessLogAsync(), entry => entry.What == "joined");
        foreach (var browser in browsers)
            browser.Dispose();
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_counted_as_if_they_came_one_by_one()
    {
        await AddAsync("ana@here.example", Invented.District, Role.Coach);
        using var browser = Nobody();
        var token = await browser.FormTokenOfAsync("/sign-in");

        var visits = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => browser.SendFormAsync("/sign-in", token, ("email", "ana@here.example"), ("password", $"a guess {guess}"))));

        // Two are compared at a time: so many may be on their way when the last one that is allowed fails.
        Assert.InRange(visits.Count(visit => visit.Status is HttpStatusCode.UnprocessableEntity), 5, 6);
        Assert.All(visits, visit => Assert.Contains(visit.Status, (HttpStatusCode[])[HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests]));
    }
}
