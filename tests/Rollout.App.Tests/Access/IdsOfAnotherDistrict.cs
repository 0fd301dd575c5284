using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>
/// Somebody of one district names what is another's, at addresses of his own: it is answered as what is nowhere, and nothing changes, not
/// even the other's access log.
/// </summary>
public sealed partial class IdsOfAnotherDistrict(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string TheirEvent = "0190a000-0000-7000-8000-00000000b001";
    private const string Nowhere = "0190a000-0000-7000-8000-0000000000ff";
    private const string NoSchool = "990000200099";
    private const string People = $"/people/{Invented.District}";
    private const string Pages = $"/d/{Invented.District}/pl";

    private Account _ana = null!;
    private Account _eve = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Door.DoAsync($"import events {Files.Write("theirs.jsonl", $"{Invented.CheckedIn("2026-09-01", TheirEvent, ElsewheresSchool)}\n")} --district {Elsewhere} --initiative pl");
        _ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        _eve = await AddAsync("eve@elsewhere.example", Elsewhere, Role.Administrator);
    }

    [Theory]
    [InlineData($"{Pages}/events/{TheirEvent}", $"{Pages}/events/{Nowhere}")]
    [InlineData($"{Pages}/log/undo?event={TheirEvent}", $"{Pages}/log/undo?event={Nowhere}")]
    [InlineData($"{Pages}/log?school={ElsewheresSchool}", $"{Pages}/log?school={NoSchool}")]
    [InlineData($"{Pages}/schools/{ElsewheresSchool}", $"{Pages}/schools/{NoSchool}")]
    [InlineData($"{Pages}/history?school={ElsewheresSchool}", $"{Pages}/history?school={NoSchool}")]
    [InlineData($"{Base}/schools/{ElsewheresSchool}", $"{Base}/schools/{NoSchool}")]
    [InlineData($"{Base}/schools/{ElsewheresSchool}/explain", $"{Base}/schools/{NoSchool}/explain")]
    [InlineData($"{Base}/schools/{ElsewheresSchool}/forecast", $"{Base}/schools/{NoSchool}/forecast")]
    [InlineData($"{Base}/history?school={ElsewheresSchool}", $"{Base}/history?school={NoSchool}")]
    [InlineData($"/d/{Elsewhere}/pl", "/d/9900009/pl")]
    [InlineData($"/d/{Elsewhere}/pl/published", "/d/9900009/pl/published")]
    [InlineData($"/people/{Elsewhere}", "/people/9900009")]
    [InlineData($"/people/{Elsewhere}/access-log", "/people/9900009/access-log")]
    [InlineData($"/api/v1/districts/{Elsewhere}/initiatives/pl/board", "/api/v1/districts/9900009/initiatives/pl/board")]
    public async Task Show_what_ids_of_nothing_show(string theirs, string nothing)
    {
        using var ana = await ComeInAsync(_ana);
        Assert.Equal(Said(await ana.GoAsync(nothing), nothing), Said(await ana.GoAsync(theirs), theirs));
    }

    [Fact]
    public async Task Change_nothing_in_any_form()
    {
        var invitations = App.Services.GetRequiredService<Invitations>();
        await invitations.MakeAsync(new(Elsewhere), "fay@elsewhere.example", new(Role.Coach, null), "tests", default);
        var invitation = Assert.Single(await invitations.ListAsync(new(Elsewhere), default)).Id;
        using var eve = await ComeInAsync(_eve);
        using var program = await ProgramAsync(_eve, Elsewhere);
        var token = Assert.Single(await App.Services.GetRequiredService<AccessTokens>().ListAsync(new(Elsewhere), _eve.Id, default)).Id;
        var session = (await Sessions.FindAsync(new(eve.Session!), null, default))!.Session;
        var key = Guid.NewGuid().ToString();
        using var ana = await ComeInAsync(_ana);

        foreach (var (address, fields) in ((string, string)[])
            [
                ($"{People}/invitations/withdraw", $"invitation={invitation}"), ($"{People}/invitations/withdraw", $"invitation={Nowhere}"),
                ($"{People}/roles/revoke", $"account={_eve.Id}&role=administrator"), ($"{People}/roles/revoke", $"account={Nowhere}&role=coach"),
                ($"/people/{Elsewhere}/roles/revoke", $"account={_eve.Id}&role=administrator"), ($"/people/{Elsewhere}/invitations", "email=ana@here.example&role=administrator&schools="),
                ($"/people/{Elsewhere}/invitations/withdraw", $"invitation={invitation}"),
                ("/account/sessions/end", $"session={session}"), ("/account/sessions/end", $"session={Nowhere}"),
                ("/account/tokens/revoke", $"token={token}&district={Elsewhere}"), ("/account/tokens/revoke", $"token={token}&district={Invented.District}"),
                ("/account/tokens/revoke", $"token={Nowhere}&district=9900009"), ("/account/tokens", $"name=a&days=30&district={Elsewhere}"),
                ($"{Pages}/log/undo", $"event={TheirEvent}&key={key}&reason=a"), ($"{Pages}/log", $"school={ElsewheresSchool}&type=check_in_recorded&key={key}&rests=1&effectiveOn=2026-09-04"),
                ($"/d/{Elsewhere}/pl/log", $"school={ElsewheresSchool}&type=check_in_recorded&key={key}&rests=1&effectiveOn=2026-09-04"),
            ])
        {
            var before = await EverythingStoredAsync();
            var visit = await ana.FillInAsync("/account", address, [.. fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]);
            Assert.DoesNotContain("come from a page of Rollout", visit.Text, StringComparison.Ordinal);
            Assert.Equal((address, fields, before), (address, fields, await EverythingStoredAsync()));
        }

        Assert.Equal(HttpStatusCode.OK, (await eve.GoAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GoAsync($"/api/v1/districts/{Elsewhere}/initiatives/pl/board")).Status);
    }

    [Fact]
    public async Task Open_no_invitation_under_another_districts_address()
    {
        var link = await App.Services.GetRequiredService<Invitations>().MakeAsync(new(Elsewhere), "fay@elsewhere.example", new(Role.Coach, null), "tests", default);
        using var visitor = Nobody();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(link)).Status);

        var wrong = link.Replace(Elsewhere, Invented.District, StringComparison.Ordinal);

        Assert.Equal((await visitor.GoAsync($"/join/{Invented.District}/none")).Text, (await visitor.GoAsync(wrong)).Text);
    }

    [Fact]
    public async Task Withdraw_nothing_by_the_api()
    {
        using var program = await ProgramAsync(_ana, Invented.District);
        async Task<Visit> WithdrawAsync(string id)
        {
            program.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
            return await program.SendAsync(HttpMethod.Post, Events, new StringContent($$$"""{"type":"event_withdrawn","data":{"event":"{{{id}}}","reason":"a"}}""", System.Text.Encoding.UTF8, "application/json"), "application/json");
        }

        var before = await EverythingStoredAsync();
        var (theirs, nothing) = (await WithdrawAsync(TheirEvent), await WithdrawAsync(Nowhere));

        Assert.Equal((HttpStatusCode.Conflict, before), (theirs.Status, await EverythingStoredAsync()));
        Assert.Equal(nothing.Text.Replace(Nowhere, "", StringComparison.Ordinal), theirs.Text.Replace(TheirEvent, "", StringComparison.Ordinal));
    }

    /// <summary>Without what was asked for, and without what is new in every answer.</summary>
    private static (HttpStatusCode, string) Said(Visit visit, string address)
    {
        var said = Instants().Replace(visit.Text, "");
        foreach (var id in (string[])[TheirEvent, Nowhere, ElsewheresSchool, NoSchool, Elsewhere, "9900009", WebUtility.HtmlEncode(address)])
            said = said.Replace(id, "", StringComparison.Ordinal);
        return (visit.Status, said);
    }

    [GeneratedRegex(@"__RequestVerificationToken"" value=""[^""]+""|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|coordinates-[0-9a-f]{12}")]
    private static partial Regex Instants();
}
