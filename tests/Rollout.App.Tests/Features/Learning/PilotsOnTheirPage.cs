using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Learning;

/// <summary>Pilots, evaluations and cycles as their page shows them on a day, and whom it leads to the log.</summary>
public sealed partial class PilotsOnTheirPage(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{District}/pl/learning";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportEventsAsync(
            """{"type":"adoption_decided","data":{"effectiveOn":"2026-10-20","pilot":"tablets","adopted":false,"reason":"Paper did as well."}}""",
            """{"type":"pilot_started","data":{"effectiveOn":"2026-09-01","pilot":"tablets","decideBy":"2026-10-15"}}""",
            """{"type":"evaluation_commissioned","data":{"effectiveOn":"2026-09-01","evaluation":"first year","dueOn":"2026-10-14","by":"the university"}}""",
            """{"type":"evaluation_finding_recorded","data":{"effectiveOn":"2026-10-19","evaluation":"first year","finding":"Readers read more."}}""",
            """{"type":"cycle_started","data":{"effectiveOn":"2026-09-01","cycle":"tickets","question":"Do they show it?"}}""",
            """{"type":"cycle_finding_recorded","data":{"effectiveOn":"2026-10-05","cycle":"tickets","finding":"They do."}}""",
            """{"type":"cycle_act_decided","data":{"effectiveOn":"2026-10-21","cycle":"tickets","act":"adapt"}}""");
    }

    [Fact]
    public async Task Stand_as_they_were_on_the_day()
    {
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", District, Role.ProjectManager));

        var before = Text(await ReadAsync(manager, $"{Page}?effective=2026-10-16"));
        foreach (var said in (string[])["1 pilot to decide, 1 evaluation awaited, 1 cycle with a finding and no act.", "to be decided by Thu 15 Oct 2026 1 school day past its day", "2 school days past its day", "1 school day left to decide", "“They do.”"])
            Assert.Contains(said, before, StringComparison.Ordinal);
        var now = Text(await ReadAsync(manager, Page));
        foreach (var said in (string[])["not adopted decided on Tue 20 Oct 2026: “Paper did as well.”", "“Readers read more.”", "Decided to adapt"])
            Assert.Contains(said, now, StringComparison.Ordinal);
        Assert.Contains("Nothing is tried or looked into yet", Text(await ReadAsync(manager, $"{Page}?effective=2026-08-31")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Superintendent, "Start a pilot", "Commission an evaluation", "Record what it found")]
    [InlineData(Role.FinanceTechnology, "Start a pilot")]
    [InlineData(Role.Principal)]
    [InlineData(Role.Auditor)]
    public async Task Lead_to_what_each_may_record_and_to_nothing_else(Role role, params string[] links)
    {
        using var visitor = await ComeInAsync(await AddAsync("one@here.example", District, role, role is Role.Principal ? [Oak] : []));

        var found = (await ReadAsync(visitor, Page)).QuerySelectorAll("main a[href*='/log?']");
        Assert.Equal(links.Order(StringComparer.Ordinal), found.Select(link => link.FirstChild!.TextContent.Trim()).Order(StringComparer.Ordinal));
        foreach (var address in found.Select(link => link.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync(address)).Status);
    }

    [Fact]
    public async Task Are_picked_from_those_there_are_when_one_is_decided()
    {
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", District, Role.ProjectManager));

        var form = await ReadAsync(manager, $"/d/{District}/pl/log?type=cycle_act_decided&cycle=tickets");
        Assert.Equal("tickets", form.QuerySelector("input[name=cycle][checked]")!.GetAttribute("value"));
        Assert.Equal(["adopt", "adapt", "abandon"], form.QuerySelectorAll("input[name=act]").Select(choice => choice.GetAttribute("value")!));
    }

    private static async Task<IDocument> ReadAsync(Visitor visitor, string address)
    {
        var visit = await visitor.GoAsync(address);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        return await new HtmlParser().ParseDocumentAsync(visit.Text);
    }

    private static string Text(IDocument page) => Blanks().Replace(page.QuerySelector("main")!.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
