using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Rollout.EventStore;

namespace Rollout.App.Tests.Access;

/// <summary>Whatever an auditor looks at as one stands in the district's access log: before it is shown, also when it was kept.</summary>
public sealed class WhatAuditorsRead(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    [Fact]
    public async Task Is_told_each_time_also_where_the_answer_was_kept_or_the_browser_holds_it()
    {
        var ola = await AddAsync("ola@here.example", Invented.District, Role.Auditor);
        using var auditor = await ComeInAsync(ola);
        using var program = await ProgramAsync(ola, Invented.District);
        using var pm = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        var before = (await AccessLogAsync()).Count;
        await pm.GoAsync(Pages);
        Assert.Equal(before, (await AccessLogAsync()).Count);

        var first = await auditor.GoAsync($"{Pages}?effective=2026-10-05");
        await auditor.GoAsync($"{Pages}?effective=2026-10-05");
        auditor.Headers["If-None-Match"] = first.Headers["ETag"];
        Assert.Equal(HttpStatusCode.NotModified, (await auditor.GoAsync($"{Pages}?effective=2026-10-05")).Status);
        auditor.Headers.Remove("If-None-Match");
        string[] others =
        [
            $"{Pages}/schools/{Invented.Oak}", $"{Pages}/no-news", $"{Pages}/history", $"/people/{Invented.District}/access-log", $"{Pages}/live?position=0",
        ];
        foreach (var address in others)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await auditor.GoAsync(address)).Status));
        await program.GoAsync($"{Base}/history?limit=1");

        Assert.Equal(
            Sorted([$"{Base}/history?limit=1", .. others, .. Enumerable.Repeat($"{Pages}?effective=2026-10-05", 3)]), await ReadAsync());
        Assert.All((await AccessLogAsync()).Where(entry => entry.What == "read"), entry => Assert.Equal(ola.Actor, entry.Actor));
    }

    /// <summary>A principal of one school who audits the district, too.</summary>
    [Fact]
    public async Task Is_told_wherever_their_other_roles_would_not_have_let_them_in()
    {
        var ola = await AddAsync("ola@here.example", Invented.District, Role.Auditor);
        await Members.GrantAsync(Here, ola.Id, new(Role.Principal, new HashSet<Domain.SchoolId> { new(Invented.Oak) }), "tests", default);
        using var both = await ComeInAsync(ola);
        string[] asAuditor = [Pages, $"{Pages}/schools/{Invented.Pine}", $"{Pages}/history?school={Invented.Pine}"];
        foreach (var address in (string[])[$"{Pages}/schools/{Invented.Oak}", .. asAuditor])
            Assert.Equal((address, HttpStatusCode.OK), (address, (await both.GoAsync(address)).Status));

        Assert.Equal(Sorted(asAuditor), await ReadAsync());
    }

    [Fact]
    public async Task Is_not_shown_when_it_can_not_be_told()
    {
        using var auditor = await ComeInAsync(await AddAsync("ola@here.example", Invented.District, Role.Auditor));
        Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync(Pages)).Status);
        await Database.RunAsync($"revoke insert on access_log from {ClusterRoles.Prefix}_app");
        try
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await auditor.GoAsync(Pages)).Status);
        }
        finally
        {
            await Database.RunAsync($"grant insert on access_log to {ClusterRoles.Prefix}_app");
        }
    }

    [Fact]
    public async Task Nobody_changes_what_stands_there()
    {
        using var admin = await ComeInAsync(await AddAsync("ana@here.example", Invented.District, Role.Administrator));
        var before = await Database.AskAsync("select count(*) from access_log");
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete])
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await admin.SendAsync(method, $"/people/{Invented.District}/access-log", new StringContent(""))).Status);
        foreach (var sql in (string[])["update access_log set what = 'a'", "delete from access_log", "truncate access_log"])
        {
            await using var command = new TenantCommand(Database.App, Invented.District, sql);
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(default))).SqlState);
        }

        Assert.Equal(before, await Database.AskAsync("select count(*) from access_log"));
    }

    // The clock stands: all of it is told of the same instant.
    private async Task<List<string>> ReadAsync() =>
        Sorted((await AccessLogAsync()).Where(entry => entry.What == "read").Select(entry => entry.Detail.GetProperty("address").GetString()!));

    private static List<string> Sorted(IEnumerable<string> addresses) => [.. addresses.Order(StringComparer.Ordinal)];
}
