using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Principals, communications and agreements: what each role reads there, and what leads them to the log.</summary>
public sealed partial class PagesOfAgreements(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    [Fact]
    public async Task Invite_where_nothing_is_recorded_yet()
    {
        using var manager = await AsAsync(Role.ProjectManager);

        Assert.Contains("It begins with who leads the school", Text(await ReadAsync(manager, "/principals")), StringComparison.Ordinal);
        var communications = await ReadAsync(manager, "/communications");
        Assert.Contains("No communication plan is in force yet", Text(communications), StringComparison.Ordinal);
        Assert.Contains("Approve a plan", LinksToLog(communications));
        var agreements = await ReadAsync(manager, "/agreements");
        Assert.Contains("No vision is adopted yet", Text(agreements), StringComparison.Ordinal);
        Assert.Contains("Adopt the vision", LinksToLog(agreements));
    }

    [Theory]
    [InlineData(Role.ProjectManager, true)]
    [InlineData(Role.Superintendent, true)]
    [InlineData(Role.Communications, true)]
    [InlineData(Role.FinanceTechnology, true)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Principal, false)]
    [InlineData(Role.Coach, false)]
    public async Task Tell_whoever_is_of_one_school_of_no_other(Role role, bool seesPine)
    {
        await AgreeAsync();
        using var visitor = await AsAsync(role);

        foreach (var page in (string[])["/principals", "/communications", "/agreements"])
        {
            var text = Text(await ReadAsync(visitor, page));
            Assert.Contains("Oak", text, StringComparison.Ordinal);
            Assert.Equal((page, seesPine), (page, text.Contains("Pine", StringComparison.Ordinal) || text.Contains("p-pine", StringComparison.Ordinal)));
            Assert.Contains("As of", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Superintendent, "Log a commitment", "Somebody leads the school", "Another plan", "Put it in other words", "Set it")]
    [InlineData(Role.Coach, "Log a commitment", "A story", "Name a need")]
    [InlineData(Role.Principal, "Log a commitment", "Plan a touchpoint", "Feedback", "Stand by it")]
    [InlineData(Role.Communications, "Another plan", "Name the groups", "Plan")]
    [InlineData(Role.FinanceTechnology)]
    [InlineData(Role.Auditor)]
    public async Task Lead_to_what_each_may_record_and_to_nothing_else(Role role, params string[] some)
    {
        await AgreeAsync();
        using var visitor = await AsAsync(role);
        var links = new List<IElement>();
        foreach (var page in (string[])["/principals", "/communications", "/agreements"])
            links.AddRange((await ReadAsync(visitor, page)).QuerySelectorAll("main a[href*='/log?']"));

        Assert.All(some, wanted => Assert.Contains(links, link => Named(link) == wanted));
        Assert.Equal(some.Length > 0, links.Count > 0);
        foreach (var address in links.Select(link => link.GetAttribute("href")!).Distinct())
            Assert.Equal((address, HttpStatusCode.OK), (address, (await visitor.GoAsync(address)).Status));
    }

    [Fact]
    public async Task Show_another_day_as_it_was_and_no_way_to_record()
    {
        await AgreeAsync();
        using var manager = await AsAsync(Role.ProjectManager);

        foreach (var page in (string[])["/principals", "/communications", "/agreements"])
            Assert.Empty((await ReadAsync(manager, $"{page}?effective=2026-10-20")).QuerySelectorAll("main a[href*='/log?']"));
        var before = Text(await ReadAsync(manager, "/principals?effective=2026-09-30"));
        Assert.DoesNotContain("Visit every room", before, StringComparison.Ordinal);
        Assert.Contains("for Thu 15 Oct 2026", Text(await ReadAsync(manager, "/principals?effective=2026-10-10")), StringComparison.Ordinal);
        var after = Text(await ReadAsync(manager, "/principals"));
        Assert.Contains("for Fri 30 Oct 2026", after, StringComparison.Ordinal);
        Assert.Contains("“The coach is ill.”", after, StringComparison.Ordinal);
        Assert.Contains("“Every child reads.”", Text(await ReadAsync(manager, "/agreements?effective=2026-10-10")), StringComparison.Ordinal);
        Assert.Contains("because “Families asked”", Text(await ReadAsync(manager, "/agreements")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_the_schools_of_one_principal()
    {
        await AgreeAsync();
        using var manager = await AsAsync(Role.ProjectManager);

        Assert.Equal(["Oak", "Pine"], (await ReadAsync(manager, "/principals?person=p-both")).QuerySelectorAll("main h2").Select(Named));
        Assert.Equal(["Pine"], (await ReadAsync(manager, "/principals?person=p-pine")).QuerySelectorAll("main h2").Select(Named));
    }

    [Fact]
    public async Task Say_who_was_reached_and_by_when_the_next_is_needed()
    {
        await AgreeAsync();
        using var manager = await AsAsync(Role.ProjectManager);

        var page = await ReadAsync(manager, "/communications?effective=2026-10-20");
        var row = page.QuerySelectorAll(".reach-gaps tbody tr").Single(line => Text(line).StartsWith("Oak", StringComparison.Ordinal));
        // Fifteen school days may pass after 5 October.
        Assert.Contains("Mon 26 Oct 2026 4 school days left", Text(row), StringComparison.Ordinal);
        Assert.Contains("1/2", Text(page.QuerySelectorAll(".reach tbody td")[2]), StringComparison.Ordinal);
        var own = await ReadAsync(manager, $"/communications?school={Invented.Oak}&effective=2026-10-20");
        Assert.Equal("1 reached", Text(own.QuerySelectorAll(".reach tbody td")[2]));
    }

    [Fact]
    public async Task Say_what_the_checks_of_the_district_found_to_those_who_see_it_all()
    {
        await ImportEventsAsync("""{"type":"rule_set_adopted","data":{"effectiveOn":"2026-08-17","version":2,"rules":["R5","C1","C28"],"settings":[],"reason":"All of it."}}""");
        using var manager = await AsAsync(Role.ProjectManager);
        const string NoVision = "The initiative launched, and the district has adopted no vision.";
        const string NoPlan = "The initiative launched without a communication plan.";

        Assert.Contains(NoVision, Text(await ReadAsync(manager, "/agreements")), StringComparison.Ordinal);
        Assert.Contains(NoPlan, Text(await ReadAsync(manager, "/communications")), StringComparison.Ordinal);
        using var principal = await ComeInAsync(await AddAsync("p@here.example", Invented.District, Role.Principal, Invented.Oak));
        Assert.DoesNotContain(NoVision, Text(await ReadAsync(principal, "/agreements")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_out_jargon_once_the_vision_is_recorded()
    {
        using var manager = await AsAsync(Role.ProjectManager);
        const string Form = $"{Pages}/log?type=vision_statement_adopted&version=1";
        var form = await new HtmlParser().ParseDocumentAsync((await manager.GoAsync(Form)).Text);
        Assert.Contains("synergy", form.QuerySelector("textarea[name=statement]")!.GetAttribute("data-jargon")!.Split('|'));
        string Hidden(string name) => form.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;

        var sent = await manager.FillInAsync(
            Form, $"{Pages}/log", ("type", "vision_statement_adopted"), ("key", Hidden("key")), ("rests", Hidden("rests")),
            ("effectiveOn", "2026-09-04"), ("version", "1"), ("statement", "Synergy for every child."));

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var done = await new HtmlParser().ParseDocumentAsync((await manager.GoAsync(sent.Location!)).Text);
        Assert.Contains("Recorded: The vision of Reading was adopted", Text(done), StringComparison.Ordinal);
        Assert.Contains("“synergy” may mean little to families", Text(done.QuerySelector(".usa-alert--warning")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_a_plan_a_line_for_each_group()
    {
        using var manager = await AsAsync(Role.ProjectManager);
        const string Form = $"{Pages}/log?type=communication_plan_approved";
        var form = await new HtmlParser().ParseDocumentAsync((await manager.GoAsync(Form)).Text);
        string Hidden(string name) => form.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
        (string, string)[] Filled(string groups) =>
            [("type", "communication_plan_approved"), ("key", Hidden("key")), ("rests", Hidden("rests")), ("effectiveOn", "2026-09-04"), ("groups", groups)];

        var wrong = await manager.FillInAsync(Form, $"{Pages}/log", Filled("families\nteachers 10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("families\nteachers 10", (await new HtmlParser().ParseDocumentAsync(wrong.Text)).QuerySelector("textarea[name=groups]")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.FillInAsync(Form, $"{Pages}/log", Filled("school board 20\r\nteachers: 10"))).Status);
        Assert.Contains("school board every 20 school days", Text(await ReadAsync(manager, "/communications")), StringComparison.Ordinal);
    }

    /// <summary>Oak with its own principal and one of both schools; a plan, a commitment and a vision that were put in other words.</summary>
    private async Task AgreeAsync()
    {
        static string Line(string type, string data, string? school = null) =>
            $$$"""{"type":"{{{type}}}",{{{(school is null ? "" : $"\"school\":\"{school}\",")}}}"data":{ {{{data}}} }}""";
        var answered = await ImportEventsAsync(
            Line("principal_assigned", "\"effectiveOn\":\"2026-08-17\",\"person\":\"p-both\"", Invented.Oak),
            Line("principal_assigned", "\"effectiveOn\":\"2026-08-17\",\"person\":\"p-both\"", Invented.Pine),
            Line("principal_assigned", "\"effectiveOn\":\"2026-09-14\",\"person\":\"p-pine\"", Invented.Pine),
            Line("commitment_made", "\"effectiveOn\":\"2026-10-01\",\"commitment\":\"visits\",\"statement\":\"Visit every room.\",\"dueOn\":\"2026-10-15\"", Invented.Oak),
            Line("commitment_renegotiated", "\"effectiveOn\":\"2026-10-14\",\"commitment\":\"visits\",\"dueOn\":\"2026-10-30\",\"reason\":\"The coach is ill.\"", Invented.Oak),
            Line("communication_plan_approved", "\"effectiveOn\":\"2026-08-17\",\"groups\":[{\"group\":\"families\",\"cadence\":10}]"),
            Line("touchpoint_delivered", "\"effectiveOn\":\"2026-10-05\",\"group\":\"families\",\"channel\":\"letter\",\"sender\":\"district\",\"twoWay\":false", Invented.Oak),
            Line("vision_statement_adopted", "\"effectiveOn\":\"2026-08-17\",\"version\":1,\"statement\":\"Every child reads.\""),
            Line("vision_statement_revised", "\"effectiveOn\":\"2026-10-12\",\"version\":2,\"statement\":\"Every child reads daily.\",\"reason\":\"Families asked.\""),
            Line("expectation_assigned", "\"effectiveOn\":\"2026-08-17\",\"responsibility\":\"review\",\"holder\":\"school\",\"nonDelegable\":true"));
        Assert.Equal(0, answered.ExitCode);
    }

    private async Task<Visitor> AsAsync(Role role) =>
        await ComeInAsync(await AddAsync("a@here.example", Invented.District, role, role is Role.Principal or Role.Coach ? [Invented.Oak] : []));

    private static async Task<IDocument> ReadAsync(Visitor visitor, string page)
    {
        var visit = await visitor.GoAsync($"{Pages}{page}");
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

    private static string Text(IDocument page) => Text(page.Body!);

    private static string Text(INode node) => Blank().Replace(node.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
