using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Devices, money, partners: what each role reads there, and what leads them to the log.</summary>
public sealed partial class PagesOfPartners(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{Invented.District}/pl/partners";

    [Fact]
    public async Task Invite_where_nothing_is_recorded_yet()
    {
        using var manager = await AsAsync(Role.ProjectManager);

        var page = await ReadAsync(manager, Page);
        Assert.Contains("0 of 5 items of the device gate are seen to; no devices are deployed yet", Text(page.Body!), StringComparison.Ordinal);
        Assert.Contains("Engage a vendor", LinksToLog(page));
    }

    [Theory]
    [InlineData(Role.FinanceTechnology, "It is seen to", "Given out", "Report", "Another", "Retire", "Approve", "Hand over", "It ended", "Commit money", "What follows")]
    [InlineData(Role.Superintendent, "Accept", "Hand over", "Commit money", "How it goes on")]
    [InlineData(Role.Auditor)]
    public async Task Lead_to_what_each_may_record_and_to_nothing_else(Role role, params string[] some)
    {
        await HaveAsync();
        using var visitor = await AsAsync(role);
        var links = (await ReadAsync(visitor, Page)).QuerySelectorAll("main a[href*='/log?']");

        Assert.All(some, wanted => Assert.Contains(wanted, links.Select(Named)));
        Assert.Equal(some.Length > 0, links.Length > 0);
        foreach (var address in links.Select(link => link.GetAttribute("href")!).Distinct())
            Assert.Equal((address, HttpStatusCode.OK), (address, (await visitor.GoAsync(address)).Status));
    }

    [Fact]
    public async Task Tell_whoever_is_of_one_school_of_no_other()
    {
        await HaveAsync();
        using var principal = await AsAsync(Role.Principal);

        var text = Text((await ReadAsync(principal, Page)).Body!);
        Assert.Contains("Oak", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pine", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quizbox", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_the_state_of_another_day_and_no_way_to_record()
    {
        await HaveAsync();
        using var manager = await AsAsync(Role.ProjectManager);

        var before = await ReadAsync(manager, $"{Page}?effective=2026-08-28");
        Assert.Contains("1 of 5 items of the device gate are seen to; no devices are deployed yet; every tool in use is approved.", Text(before.Body!), StringComparison.Ordinal);
        Assert.Empty(before.QuerySelectorAll("main a[href*='/log?']"));
        var after = Text((await ReadAsync(manager, Page)).Body!);
        Assert.Contains("1 of 5 items of the device gate are seen to; 40 devices are at 1 school; 1 tool in use is not approved.", after, StringComparison.Ordinal);
        Assert.Contains("3 (8 %)", after.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("ends before the path, and nothing follows it", after, StringComparison.Ordinal);
        Assert.Contains("training to coaches", after, StringComparison.Ordinal);
        Assert.Contains("none checked before", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_what_the_checks_found_of_schools_and_of_the_district()
    {
        await HaveAsync();
        await ImportEventsAsync("""{"type":"rule_set_adopted","data":{"effectiveOn":"2026-08-17","version":2,"rules":["C31a","C35"],"settings":[],"reason":"All of it."}}""");
        using var manager = await AsAsync(Role.ProjectManager);

        var text = Text((await ReadAsync(manager, Page)).Body!);
        Assert.Contains("C31a: Devices were deployed on 1 Sep 2026 before the device gate was passed; missing: goals, compatibility, references and sustainability.", text, StringComparison.Ordinal);
        Assert.Contains("Brightpath was engaged on 20 Aug 2026, and no reference was checked by then.", text, StringComparison.Ordinal);
    }

    private async Task HaveAsync()
    {
        static string Line(string type, string data, string? school = null) =>
            $$$"""{"type":"{{{type}}}",{{{(school is null ? "" : $"\"school\":\"{school}\",")}}}"data":{ {{{data}}} }}""";
        var answered = await ImportEventsAsync(
            Line("device_gate_item_satisfied", "\"effectiveOn\":\"2026-08-20\",\"item\":\"pilot\",\"note\":\"Two rooms.\""),
            Line("vendor_engaged", "\"effectiveOn\":\"2026-08-20\",\"vendor\":\"Brightpath\",\"until\":\"2027-06-30\""),
            Line("capacity_transferred", "\"effectiveOn\":\"2026-08-31\",\"vendor\":\"Brightpath\",\"area\":\"training\",\"to\":\"coaches\""),
            Line("funding_committed", "\"effectiveOn\":\"2026-08-20\",\"stream\":\"grant\",\"until\":\"2026-09-30\",\"amount\":1200.5"),
            Line("tool_approved", "\"effectiveOn\":\"2026-08-20\",\"tool\":\"Readerly\""),
            Line("devices_deployed", "\"effectiveOn\":\"2026-09-01\",\"devices\":40", Invented.Oak),
            Line("breakage_reported", "\"effectiveOn\":\"2026-09-02\",\"devices\":3", Invented.Oak),
            Line("tool_used", "\"effectiveOn\":\"2026-09-01\",\"tool\":\"Readerly\"", Invented.Oak),
            Line("tool_used", "\"effectiveOn\":\"2026-09-01\",\"tool\":\"Quizbox\"", Invented.Pine));
        Assert.Equal(0, answered.ExitCode);
    }

    private async Task<Visitor> AsAsync(Role role) =>
        await ComeInAsync(await AddAsync("a@here.example", Invented.District, role, role is Role.Principal ? [Invented.Oak] : []));

    private static async Task<IDocument> ReadAsync(Visitor visitor, string page)
    {
        var visit = await visitor.GoAsync(page);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        return await new HtmlParser().ParseDocumentAsync(visit.Text);
    }

    private static IEnumerable<string> LinksToLog(IDocument page) => page.QuerySelectorAll("main a[href*='/log?']").Select(Named);

    /// <summary>What a link says before what only those hear who don't see the page.</summary>
    private static string Named(IElement link)
    {
        var seen = (IElement)link.Clone();
        seen.QuerySelector(".usa-sr-only")?.Remove();
        return Text(seen);
    }

    private static string Text(INode node) => Blank().Replace(node.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
