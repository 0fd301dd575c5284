using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>The page of practice: what each role reads there, what leads them to the log, and what its forms take.</summary>
public sealed partial class PagesOfPractice(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    [Fact]
    public async Task Invite_where_nothing_is_recorded_yet()
    {
        using var manager = await AsAsync(Role.ProjectManager);

        var page = await ReadAsync(manager, "/practice");
        Assert.Contains("No pairs are published yet", Text(page), StringComparison.Ordinal);
        Assert.Contains("None is recorded yet", Text(page), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "Publish the pairs", "Link one", "Log one" }, LinksToLog(page).ToHashSet());
    }

    [Theory]
    [InlineData(Role.ProjectManager, true)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Principal, false)]
    [InlineData(Role.Coach, false)]
    public async Task Tell_whoever_is_of_one_school_of_no_other(Role role, bool seesPine)
    {
        await PractiseAsync();
        using var visitor = await AsAsync(role);

        var text = Text(await ReadAsync(visitor, "/practice"));
        Assert.Contains("Oak", text, StringComparison.Ordinal);
        Assert.Equal(seesPine, text.Contains("Pine", StringComparison.Ordinal));
        Assert.Equal(seesPine, text.Contains("The unit comes later", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Superintendent, "Put them in other words")]
    [InlineData(Role.Coach, "Log one", "Close")]
    [InlineData(Role.Principal, "Log one", "Close", "Acknowledge")]
    [InlineData(Role.Communications, "Log one")]
    [InlineData(Role.FinanceTechnology)]
    [InlineData(Role.Auditor)]
    public async Task Lead_to_what_each_may_record_and_to_nothing_else(Role role, params string[] some)
    {
        await PractiseAsync();
        using var visitor = await AsAsync(role);
        var links = (await ReadAsync(visitor, "/practice")).QuerySelectorAll("main a[href*='/log?']").ToList();

        Assert.Equal(some.Order(), links.Select(Named).Distinct().Order());
        foreach (var address in links.Select(link => link.GetAttribute("href")!).Distinct())
            Assert.Equal((address, HttpStatusCode.OK), (address, (await visitor.GoAsync(address)).Status));
    }

    [Fact]
    public async Task Show_another_day_as_it_was_and_no_way_to_record()
    {
        await PractiseAsync();
        using var manager = await AsAsync(Role.ProjectManager);

        var before = await ReadAsync(manager, "/practice?effective=2026-09-10");
        Assert.Empty(before.QuerySelectorAll("main a[href*='/log?']"));
        Assert.DoesNotContain("Readers who choose", Text(before), StringComparison.Ordinal);
        // Named on 14 September: fifteen school days of twenty.
        Assert.Contains("spelling“No time for it.” Oak perceived Mon 14 Sep 2026", Text(await ReadAsync(manager, "/practice?effective=2026-10-05")), StringComparison.Ordinal);
        Assert.Contains("5 school days left", Text(await ReadAsync(manager, "/practice?effective=2026-10-05")), StringComparison.Ordinal);
        Assert.Contains("6 of 12", Text(await ReadAsync(manager, "/practice?effective=2026-10-05")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_what_the_checks_found_at_the_schools_shown()
    {
        await ImportEventsAsync("""{"type":"rule_set_adopted","data":{"effectiveOn":"2026-08-17","version":2,"rules":["R1","C33a"],"settings":[],"reason":"Sessions."}}""");
        using var principal = await AsAsync(Role.Principal);

        var found = (await ReadAsync(principal, "/practice?effective=2026-09-10")).QuerySelectorAll("#found ~ ul li").Select(Text).ToList();
        Assert.StartsWith("Oak: The school launched, and no session", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_a_walkthrough_with_as_many_rooms_as_the_last()
    {
        await PractiseAsync();
        using var principal = await AsAsync(Role.Principal);
        const string Form = $"{Pages}/log?school={Invented.Oak}&type=walkthrough_recorded";
        var form = await FormAsync(principal, Form);

        Assert.Equal("12", form.QuerySelector("input[name=of]")!.GetAttribute("value"));
        Assert.All(["seen", "of"], name => Assert.Equal("numeric", form.QuerySelector($"input[name={name}]")!.GetAttribute("inputmode")));
        var wrong = await SendAsync(principal, Form, form, ("effectiveOn", "2026-10-05"), ("seen", "13"), ("of", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("13 is not within 0 to 12", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(principal, Form, form, ("effectiveOn", "2026-10-05"), ("seen", "9"), ("of", "12"))).Status);
        Assert.Contains("9 of 12", Text(await ReadAsync(principal, "/practice")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_those_who_are_ticked_and_those_who_are_typed()
    {
        using var principal = await AsAsync(Role.Principal);
        const string Form = $"{Pages}/log?school={Invented.Oak}&type=alignment_review_held";
        var form = await FormAsync(principal, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(principal, Form, form, ("effectiveOn", "2026-10-05"), ("roles", ""))).Status);
        var sent = await SendAsync(principal, Form, form, ("effectiveOn", "2026-10-05"), ("roles", "curriculum lead"), ("roles", "coach"), ("roles", "librarian, nurse"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("with curriculum lead, coach, librarian, nurse", Text(await ReadAsync(principal, "/practice")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_the_pairs_a_line_each()
    {
        using var manager = await AsAsync(Role.ProjectManager);
        const string Form = $"{Pages}/log?type=less_more_published";
        var form = await FormAsync(manager, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(manager, Form, form, ("effectiveOn", "2026-09-04"), ("pairs", "telling"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(manager, Form, form, ("effectiveOn", "2026-09-04"), ("pairs", "telling; asking\r\none text; a choice"))).Status);
        Assert.Contains("one text a choice", Text(await ReadAsync(manager, "/practice")), StringComparison.Ordinal);
    }

    private async Task PractiseAsync()
    {
        static string Line(string type, string data, string? school = null) =>
            $$$"""{"type":"{{{type}}}",{{{(school is null ? "" : $"\"school\":\"{school}\",")}}}"data":{ {{{data}}} }}""";
        var answered = await ImportEventsAsync(
            Line("less_more_published", "\"effectiveOn\":\"2026-09-01\",\"pairs\":[{\"less\":\"telling\",\"more\":\"asking\"}]"),
            Line("walkthrough_recorded", "\"effectiveOn\":\"2026-09-14\",\"seen\":6,\"of\":12", Invented.Oak),
            Line("alignment_gap_identified", "\"effectiveOn\":\"2026-09-14\",\"gap\":\"spelling\",\"nature\":\"perceived\",\"statement\":\"No time for it.\"", Invented.Oak),
            Line("alignment_gap_identified", "\"effectiveOn\":\"2026-09-14\",\"gap\":\"fractions\",\"nature\":\"real\",\"statement\":\"The unit comes later.\"", Invented.Pine),
            Line("proof_point_recorded", "\"effectiveOn\":\"2026-09-21\",\"title\":\"Readers who choose\",\"link\":\"https://example.org/r\"", Invented.Pine),
            Line("precedent_linked", "\"effectiveOn\":\"2026-09-01\",\"title\":\"2019\",\"lesson\":\"Slower.\""));
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

    private static async Task<IDocument> FormAsync(Visitor visitor, string address) => await new HtmlParser().ParseDocumentAsync((await visitor.GoAsync(address)).Text);

    private static Task<Visit> SendAsync(Visitor visitor, string address, IDocument form, params (string, string)[] fields)
    {
        (string, string) Hidden(string name) => (name, form.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!);
        (string, string)[] school = form.QuerySelector("main input[name=school]") is null ? [] : [Hidden("school")];
        return visitor.FillInAsync(address, $"{Pages}/log", [.. school, Hidden("type"), ("key", $"{Guid.NewGuid()}"), Hidden("rests"), .. fields]);
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
