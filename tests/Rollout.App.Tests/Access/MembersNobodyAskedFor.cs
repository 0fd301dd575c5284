using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>What somebody adds to a form or to JSON, in the hope that it is taken: a role, a district, who recorded it and when.</summary>
public sealed class MembersNobodyAskedFor(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Log = $"/d/{Invented.District}/pl/log";

    private static readonly (string, string)[] Added =
    [
        ("role", "administrator"), ("Role", "administrator"), ("tenant", Elsewhere), ("tenant_id", Elsewhere), ("lea", Elsewhere), ("slug", "other"), ("district", Elsewhere),
        ("actor", "somebody"), ("by", "somebody"), ("recordedAt", "2020-01-01T00:00:00Z"), ("assertedAt", "2020-01-01T00:00:00Z"), ("source", "paper"), ("account", Guid.Empty.ToString()),
        ("isPersona", "true"), ("email", "root@here.example"), ("data.effectiveOn", "2020-01-01"), ("position", "1"), ("id", Guid.Empty.ToString()), ("schools", Invented.Pine),
    ];

    [Fact]
    public async Task Change_nothing_of_an_entry()
    {
        var pia = await AddAsync("pia@here.example", Invented.District, Role.Principal, Invented.Oak);
        using var browser = await ComeInAsync(pia);
        var form = $"{Log}?school={Invented.Oak}&type=check_in_recorded";

        var recorded = await browser.FillInAsync(
            form, Log,
            [("school", Invented.Oak), ("type", "check_in_recorded"), ("key", Guid.NewGuid().ToString()), ("rests", "1"), ("effectiveOn", "2026-09-04"), .. Added]);

        Assert.Equal(HttpStatusCode.SeeOther, recorded.Status);
        var events = JsonDocument.Parse((await browser.GoAsync($"{Base}/history?school={Invented.Oak}", "application/json")).Text).RootElement.GetProperty("events");
        var entry = events.EnumerateArray().Last();
        Assert.Equal("""{"effectiveOn":"2026-09-04"}""", entry.GetProperty("data").GetRawText());
        Assert.Equal((pia.Actor, $"rollout/pl/{Invented.Oak}"), (entry.GetProperty("by").GetString(), entry.GetProperty("stream").GetString()));
        Assert.True(entry.GetProperty("recordedAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-10));
        Assert.Equal((false, false), (entry.GetProperty("assertedAt").ValueKind is JsonValueKind.String, entry.GetProperty("source").ValueKind is JsonValueKind.String));
        Assert.Equal(0, await Database.AskAsync($"select count(*) from mt_events where tenant_id = '{Elsewhere}' and type = 'check_in_recorded'"));
    }

    [Fact]
    public async Task Are_refused_in_json_and_store_nothing()
    {
        using var program = await ProgramAsync(await AddAsync("pia@here.example", Invented.District, Role.Principal, Invented.Oak), Invented.District);
        var before = await EverythingStoredAsync();
        foreach (var (name, value) in Added.Where(member => member.Item1 is not "data.effectiveOn"))
        {
            foreach (var body in (string[])
                [
                    $$$"""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"},"{{{name}}}":"{{{value}}}"}""",
                    $$$"""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04","{{{name}}}":"{{{value}}}"}}""",
                ])
            {
                program.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
                var visit = await program.SendAsync(HttpMethod.Post, Events, new StringContent(body, Encoding.UTF8, "application/json"), "application/json");
                Assert.Equal((body, HttpStatusCode.UnprocessableEntity), (body, visit.Status));
            }
        }

        Assert.Equal(before, await EverythingStoredAsync());
    }

    [Fact]
    public async Task Give_whoever_joins_the_role_of_the_invitation_and_no_other()
    {
        var link = await App.Services.GetRequiredService<Invitations>().MakeAsync(Here, "fay@here.example", new(Role.Board, null), "tests", default);
        using var browser = Nobody();

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.FillInAsync(link, link, [("name", "Fay"), ("password", Password), .. Added])).Status);

        Assert.Equal((Here, Role.Board), (await OnlyRoleAsync("fay@here.example")));
        Assert.Null(await Accounts.FindAsync("root@here.example", default));
        Assert.False((await Accounts.FindAsync("fay@here.example", default))!.IsPersona);
    }

    [Fact]
    public async Task Make_no_token_of_a_district_that_is_not_ones_own_and_none_that_lasts_for_ever()
    {
        var pia = await AddAsync("pia@here.example", Invented.District, Role.Principal, Invented.Oak);
        using var browser = await ComeInAsync(pia);
        foreach (var (district, days) in ((string, string)[])[(Elsewhere, "30"), ("", "30"), (Invented.District, "36500"), (Invented.District, "-1"), (Invented.District, "30,90"), (Invented.District, "")])
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.FillInAsync("/account", "/account/tokens", ("name", "a"), ("district", district), ("days", days))).Status);
        Assert.Equal(0, await Database.AskAsync("select count(*) from access_token"));

        // Named twice, a field says both: no district, and no number of days.
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.FillInAsync("/account", "/account/tokens", ("name", "a"), ("district", Invented.District), ("district", Elsewhere), ("days", "30"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.FillInAsync("/account", "/account/tokens", [("name", "a"), ("district", Invented.District), ("days", "30"), ("mayRecord", "true"), ("may_record", "true"), ("account_id", Guid.Empty.ToString())])).Status);
        Assert.Equal(1, await Database.AskAsync($"select count(*) from access_token where account_id = '{pia.Id}' and not may_record"));
    }

    private async Task<(Domain.DistrictId, Role)> OnlyRoleAsync(string email)
    {
        var (district, grant) = Assert.Single(await Members.OfAsync((await Accounts.FindAsync(email, default))!.Id, default));
        return (district, grant.Role);
    }
}
