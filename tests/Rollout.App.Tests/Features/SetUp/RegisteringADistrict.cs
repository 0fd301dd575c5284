using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>A district comes to be: by whoever is at this machine, later by whoever was invited to its number.</summary>
public sealed class RegisteringADistrict(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = "/districts/new";
    private const string New = "9900088";

    [Fact]
    public async Task Is_done_by_whoever_is_at_this_machine_while_nobody_has_an_account()
    {
        using var local = new Visitor(Client.BaseAddress!);

        var registered = await RegisterAsync(local, New, "Heron Valley", "America/Denver");

        Assert.Equal((HttpStatusCode.SeeOther, $"/d/{New}/set-up"), (registered.Status, registered.Location));
        Assert.Contains("Heron Valley has 0 schools here, and no calendar yet.", (await local.GoAsync(registered.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await RegisterAsync(local, New, "Heron Valley", "America/Denver")).Status);
        Assert.Equal(1, await Database.AskAsync($"select count(*) from mt_events where tenant_id = '{New}'"));
        Assert.Contains("is registered with other data", (await RegisterAsync(local, New, "Heron Hill", "America/Denver")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("88", "Heron", "America/Denver", "district", "7 digits")]
    [InlineData(New, "", "America/Denver", "name", "Say something for name")]
    [InlineData(New, "Heron", "Heron/Valley", "zone", "There is no time zone “Heron/Valley”")]
    public async Task Says_what_is_wrong_and_keeps_what_was_typed(string number, string name, string zone, string field, string message)
    {
        using var local = new Visitor(Client.BaseAddress!);

        var refused = await RegisterAsync(local, number, name, zone);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"id=\"{field}-fault\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains(message, refused.Said, StringComparison.Ordinal);
        foreach (var typed in (string[])[number, name, zone])
            Assert.Contains($"value=\"{typed}\"", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_done_by_the_administrator_who_was_invited_to_a_new_number_and_to_no_other()
    {
        using var ana = await ComeInAsync(await AddAsync("ana@heron.example", New, Role.Administrator));
        Assert.Contains("href=\"/districts/new\"", (await ana.GoAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{New}\"", (await ana.GoAsync(Page)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await RegisterAsync(ana, "9900089", "Elsewhere", "America/Denver")).Status);
        Assert.Equal(0, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900089'"));
        Assert.Equal($"/d/{New}/set-up", (await RegisterAsync(ana, New, "Heron Valley", "America/Denver")).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GoAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.GoAsync($"/d/{New}/set-up")).Status);
    }

    private static Task<Visit> RegisterAsync(Visitor visitor, string number, string name, string zone) =>
        visitor.FillInAsync(Page, Page, ("district", number), ("name", name), ("state", ""), ("zone", zone));
}
