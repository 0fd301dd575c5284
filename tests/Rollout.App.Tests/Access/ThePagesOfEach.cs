using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>A page leads nobody where they are not let in.</summary>
public sealed class ThePagesOfEach(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    [Theory]
    [InlineData(Role.ProjectManager, "Board Log NoNews History Import")]
    [InlineData(Role.Auditor, "Board NoNews History")]
    [InlineData(Role.Principal, "Log")]
    public async Task Show_the_links_that_let_them_in_and_no_others(Role role, string links)
    {
        using var visitor = await ComeInAsync(await AddAsync("a@here.example", Invented.District, role, role is Role.Principal ? [Invented.Oak] : []));

        var page = (await visitor.GoAsync($"{Pages}/schools/{Invented.Oak}")).Text;

        var wanted = links.Split(' ');
        foreach (var (name, address) in new[] { ("Board", $"\"{Pages}\""), ("Log", $"\"{Pages}/log\""), ("NoNews", $"\"{Pages}/no-news\""), ("History", $"\"{Pages}/history\""), ("Import", $"\"/d/{Invented.District}/imports\"") })
            Assert.Equal((name, wanted.Contains(name)), (name, page.Contains($"href={address}", StringComparison.Ordinal)));
        Assert.Equal(role is not Role.Auditor, page.Contains("Log at this school", StringComparison.Ordinal));
    }

    /// <summary>Where the first page leads on to one initiative alone, nobody sees it: there the navigation has it.</summary>
    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Superintendent, false)]
    public async Task Show_where_files_are_brought_in_to_those_who_may(Role role, bool shown)
    {
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} {Invented.There} --initiative second");
        using var visitor = await ComeInAsync(await AddAsync("a@here.example", Invented.District, role));

        Assert.Equal(shown, (await visitor.GoAsync("/")).Text.Contains($"href=\"/d/{Invented.District}/imports\"", StringComparison.Ordinal));
        Assert.Equal(shown, (await visitor.GoAsync($"{Pages}/waves")).Text.Contains($"href=\"/d/{Invented.District}/imports?kind=needs\"", StringComparison.Ordinal));
    }

    /// <summary>In one browser after the other: what the one was shown is not what the other still has.</summary>
    [Fact]
    public async Task Are_not_taken_for_anothers()
    {
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        using var auditor = await ComeInAsync(await AddAsync("audit@here.example", Invented.District, Role.Auditor));
        var tag = (await manager.GoAsync(Pages)).Headers["ETag"];
        manager.Headers["If-None-Match"] = tag;
        auditor.Headers["If-None-Match"] = tag;

        Assert.Equal(HttpStatusCode.NotModified, (await manager.GoAsync(Pages)).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync(Pages)).Status);
    }

    /// <summary>Kept for one or for another: the clock stands, and the log does not move.</summary>
    [Theory]
    [InlineData("Auditor Superintendent Coach Communications FinanceTechnology ProjectManager Principal")]
    [InlineData("Principal ProjectManager FinanceTechnology Communications Coach Superintendent Auditor")]
    public async Task Lead_each_to_what_they_may_log_whoever_asked_before(string order)
    {
        const string Oak = $"{Pages}/schools/{Invented.Oak}";
        await ImportEventsAsync(Invented.Reached("2026-09-04", id: AnId(1)));
        var before = "W/\"nobody\"";
        foreach (var role in order.Split(' ').Select(Enum.Parse<Role>))
        {
            string[] schools = role is Role.Principal ? [Invented.Oak] : [];
            using var visitor = await ComeInAsync(await AddAsync($"{role}@here.example".ToLowerInvariant(), Invented.District, role, schools));
            var (own, links) = await IntoTheLogAsync(visitor, Oak);
            Assert.Equal((role, Offered(role)), (role, string.Join(", ", links.Select(link => link.TextContent.Trim()))));
            foreach (var page in (string[])[$"{Pages}/events/{AnId(1)}", $"{Pages}/no-news"])
                links.AddRange((await IntoTheLogAsync(visitor, page)).Links);
            foreach (var address in links.Select(link => link.GetAttribute("href")!))
                Assert.Equal((role, address, HttpStatusCode.OK), (role, address, (await visitor.GoAsync(address)).Status));

            visitor.Headers["If-None-Match"] = before;
            var again = await visitor.GoAsync(Oak);
            Assert.Equal((HttpStatusCode.OK, own.Text), (again.Status, again.Text));
            visitor.Headers["If-None-Match"] = before = own.Headers["ETag"];
            Assert.Equal(HttpStatusCode.NotModified, (await visitor.GoAsync(Oak)).Status);
        }
    }

    [Theory]
    [InlineData(Role.Superintendent, false)]
    [InlineData(Role.Coach, true)]
    public async Task Offer_milestones_to_those_who_may_say_that_they_were_reached(Role role, bool offered)
    {
        using var visitor = await ComeInAsync(await AddAsync("a@here.example", Invented.District, role));

        var (_, links) = await IntoTheLogAsync(visitor, $"{Pages}/log?school={Invented.Oak}");

        Assert.Equal(offered, links.Exists(link => link.GetAttribute("href")!.Contains("milestone=", StringComparison.Ordinal)));
        Assert.NotEmpty(links);
    }

    /// <summary>On the page of the school.</summary>
    private static string Offered(Role role) => role switch
    {
        Role.Auditor => "",
        Role.Superintendent => "Check-in, Key meeting, Something else, Log one",
        Role.Communications or Role.FinanceTechnology => "Check-in, Something else, Ask for help",
        _ => "“Launch” was reached, Check-in, Key meeting, Something else, Ask for help, Log one",
    };

    private static async Task<(Visit Page, List<IElement> Links)> IntoTheLogAsync(Visitor visitor, string page)
    {
        var visit = await visitor.GoAsync(page);
        var document = await new HtmlParser().ParseDocumentAsync(visit.Text);
        return (visit, [.. document.QuerySelectorAll($"main a[href^='{Pages}/log']")]);
    }
}
