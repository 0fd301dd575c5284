using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>An answer that is kept, here or in a browser, is never told to somebody who may see less: whoever asks first, at the same address.</summary>
public sealed class WhatIsKeptForOthers(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";
    private const string OakEvent = "0190a000-0000-7000-8000-00000000a001";

    private static readonly string[] Whole = [Pages, $"{Pages}/no-news", $"{Pages}/history", $"{Base}/board"];
    private static readonly string[] OfOak =
        [$"{Pages}/schools/{Invented.Oak}", $"{Pages}/events/{OakEvent}", $"{Pages}/history?school={Invented.Oak}", $"{Base}/schools/{Invented.Oak}", $"{Base}/schools/{Invented.Oak}/explain"];

    private readonly Dictionary<string, Account> _people = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportEventsAsync(Invented.CheckedIn("2026-09-01", OakEvent));
        _people["pm"] = await AddAsync("pm@here.example", Invented.District, Role.ProjectManager);
        _people["oak"] = await AddAsync("oak@here.example", Invented.District, Role.Principal, Invented.Oak);
        _people["pine"] = await AddAsync("pine@here.example", Invented.District, Role.Principal, Invented.Pine);
        _people["board"] = await AddAsync("board@here.example", Invented.District, Role.Board);
        _people["eve"] = await AddAsync("eve@elsewhere.example", Elsewhere, Role.Administrator);
    }

    [Theory]
    [InlineData("pm oak pine board eve out")]
    [InlineData("out eve board pine oak pm")]
    [InlineData("pine oak pm pine oak out")]
    public async Task Each_is_answered_as_if_nobody_had_asked_before(string order)
    {
        foreach (var (address, allowed) in Whole.Select(address => (address, (string[])["pm"])).Concat(OfOak.Select(address => (address, (string[])["pm", "oak"]))))
        {
            string? tag = null;
            foreach (var who in order.Split(' ').Concat(order.Split(' ')))
            {
                using var visitor = await VisitorAsync(who);
                var visit = await visitor.GoAsync(address);
                Assert.Equal((address, who, allowed.Contains(who)), (address, who, visit.Status is HttpStatusCode.OK));
                tag ??= visit.Headers.GetValueOrDefault("ETag");
                if (tag is null)
                    continue;
                visitor.Headers["If-None-Match"] = tag;
                var again = await visitor.GoAsync(address);
                Assert.Equal((address, who, allowed.Contains(who)), (address, who, again.Status is HttpStatusCode.OK or HttpStatusCode.NotModified));
            }
        }
    }

    [Fact]
    public async Task A_school_that_was_somebodys_until_now_is_shown_to_him_no_more()
    {
        using var oak = await ComeInAsync(_people["oak"]);
        foreach (var address in OfOak)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await oak.GoAsync(address)).Status));

        // The clock stands, and the log does not move: what is kept is kept still.
        await Members.GrantAsync(Here, _people["oak"].Id, new(Role.Principal, new HashSet<Domain.SchoolId> { new(Invented.Pine) }), "tests", default);

        foreach (var address in OfOak)
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await oak.GoAsync(address)).Status));
    }

    [Fact]
    public async Task Who_may_see_less_is_not_told_that_what_the_browser_holds_of_another_is_still_good()
    {
        // About every school: its page shows what rests on it at one's own.
        var path = (await GetPathEventAsync());
        using var pm = await ComeInAsync(_people["pm"]);
        using var oak = await ComeInAsync(_people["oak"]);
        var (all, own) = (await pm.GoAsync(path), await oak.GoAsync(path));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (all.Status, own.Status));
        Assert.Contains($"/schools/{Invented.Pine}", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/schools/{Invented.Pine}", own.Text, StringComparison.Ordinal);

        oak.Headers["If-None-Match"] = all.Headers["ETag"];
        var again = await oak.GoAsync(path);

        Assert.Equal((HttpStatusCode.OK, own.Text), (again.Status, again.Text));
        oak.Headers["If-None-Match"] = own.Headers["ETag"];
        Assert.Equal(HttpStatusCode.NotModified, (await oak.GoAsync(path)).Status);
    }

    [Fact]
    public async Task No_kept_page_has_a_form_of_somebodys_own_in_it()
    {
        using var pm = await ComeInAsync(_people["pm"]);
        await pm.FormTokenOfAsync("/account");
        foreach (var address in Whole.Concat(OfOak))
        {
            var visit = await pm.GoAsync(address);
            Assert.DoesNotContain("__RequestVerificationToken", visit.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(_people["pm"].Name, visit.Text, StringComparison.Ordinal);
            Assert.Contains("private", visit.Headers["Cache-Control"], StringComparison.Ordinal);
        }
    }

    /// <summary>The page of the path that every school follows.</summary>
    private async Task<string> GetPathEventAsync()
    {
        using var pm = await ComeInAsync(_people["pm"]);
        var history = await pm.GoAsync($"{Base}/history?type=path_defined&type=path_approved&type=expected_path_approved&limit=1000".Split('?')[0], "application/json");
        var events = System.Text.Json.JsonDocument.Parse(history.Text).RootElement.GetProperty("events").EnumerateArray();
        foreach (var id in events.Where(one => one.GetProperty("school").ValueKind is System.Text.Json.JsonValueKind.Null).Select(one => one.GetProperty("id").GetString()))
        {
            if ((await pm.GoAsync($"{Pages}/events/{id}")).Text.Contains($"/schools/{Invented.Pine}", StringComparison.Ordinal))
                return $"{Pages}/events/{id}";
        }

        throw new Xunit.Sdk.XunitException("No event of the initiative has a school's finding rest on it.");
    }

    private async Task<Visitor> VisitorAsync(string who) => who is "out" ? Nobody() : await ComeInAsync(_people[who]);
}
