using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Features.Logging;
using Rollout.App.Reading;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

/// <summary>What people read and what programs read is the same answer.</summary>
public sealed partial class HtmlAndJson(FreshDatabase database) : AServedDistrict(database)
{
    private const string Mistake = "0190a000-0000-7000-8000-000000000042";

    [Fact]
    public async Task Agree_about_the_invented_district_before_and_after_a_correction()
    {
        await ImportEventsAsync(Reached("2026-09-18", id: Mistake), CheckedIn("2026-10-02", AnId(43)));
        await SayAsync("event_withdrawn", new { @event = Mistake, reason = "typing error" });
        var statuses = new HashSet<string>();
        foreach (var at in new[] { "?effective=2026-08-20", "?effective=2026-09-25", "?effective=2026-10-30", "?effective=2026-12-01&path=1", "?effective=2026-12-01&position=7" })
            statuses.UnionWith(await AgreeAsync(District, at));
        Assert.True(statuses.Count > 1, string.Join(' ', statuses));
    }

    [SharedDataFact]
    public async Task Agree_about_the_worked_cases()
    {
        await SharedData.ImportCasesAsync(Door);
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.File("cases", "expected.json")));
        foreach (var at in cases.RootElement.EnumerateArray().Select(At).Distinct())
            Assert.NotEmpty(await AgreeAsync("9900001", at));

        static string At(JsonElement row) => $"?effective={row.GetProperty("effective")}&known={row.GetProperty("known")}"
            + (row.GetProperty("path").ValueKind == JsonValueKind.Null ? "" : $"&path={row.GetProperty("path")}");
    }

    [Fact]
    public async Task Of_the_board_are_sent_once_and_every_link_keeps_the_coordinates()
    {
        using var first = await Client.GetAsync($"/d/{District}/pl?effective=2026-10-01");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/d/{District}/pl?effective=2026-10-01");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await Client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);

        var links = (await new HtmlParser().ParseDocumentAsync(await first.Content.ReadAsStringAsync())).QuerySelectorAll("a[href^='/d/']")
            .Select(link => link.GetAttribute("href")!).Where(address => !address.Contains("/log", StringComparison.Ordinal) && !address.EndsWith("/imports", StringComparison.Ordinal)).ToList();
        Assert.True(links.Count > 5);
        Assert.All(links.Where(address => address != $"/d/{District}/pl"), address => Assert.Contains("effective=", address, StringComparison.Ordinal));
    }

    [Fact]
    public void Have_a_form_for_all_that_is_recorded_at_a_school_with_the_members_of_its_event()
    {
        Assert.Equal(
            EventCodec.AllAliases.Where(alias => EventCodec.StreamType(alias) == "rollout").Order(StringComparer.Ordinal),
            LogForm.All.Select(form => form.Alias).Order(StringComparer.Ordinal));
        HaveTheMembersOfTheirEvents(LogForm.All);
    }

    [Fact]
    public void Have_forms_for_what_is_agreed_with_the_members_of_its_events()
    {
        Assert.All(LogForm.OfTheDistrict, form => Assert.Contains(EventCodec.StreamType(form.Alias), (string[])["initiative", "district"]));
        Assert.All(LogForm.OfTheDistrict, form => Assert.Equal((form.Alias, true), (form.Alias, form.IsOfTheDistrict)));
        Assert.All(LogForm.OfTheRoster, form => Assert.Equal((form.Alias, "school"), (form.Alias, EventCodec.StreamType(form.Alias))));
        HaveTheMembersOfTheirEvents(LogForm.All.Concat(LogForm.OfTheRoster).Concat(LogForm.OfTheDistrict));
    }

    /// <summary>The groups of a plan, the items of a rubric, their scores and pairs have members of their own.</summary>
    private static readonly string[] HasMembersBelow =
    [
        "communication_plan_approved",
        "rubric_published",
        "readiness_assessed",
        "less_more_published",
    ];

    private static void HaveTheMembersOfTheirEvents(IEnumerable<LogForm> forms)
    {
        foreach (var form in forms.Where(form => !HasMembersBelow.Contains(form.Alias)))
        {
            var members = Member().Matches(EventCodec.Notation(form.Alias)).Select(member => member.Groups["name"].Value).Order(StringComparer.Ordinal);
            Assert.Equal((form.Alias, string.Join(' ', members)), (form.Alias, string.Join(' ', form.Fields.Select(field => field.Name).Order(StringComparer.Ordinal))));
        }
    }

    /// <summary>Compares the board and every school's page with their twins; answers the statuses that were met.</summary>
    private async Task<IEnumerable<string>> AgreeAsync(string district, string at)
    {
        var api = $"/api/v1/districts/{district}/initiatives/pl";
        var rows = (await GetAsync($"{api}/board{at}")).GetProperty("schools").EnumerateArray().ToList();
        var page = await PageAsync($"/d/{district}/pl{at}&list=all");

        Assert.Equal(rows.Select(RowOf), page.QuerySelectorAll(".heat tbody tr").Select(RowOf));
        Assert.Equal(
            rows.Where(row => ReasonsOf(row).Any()).SelectMany(ReasonsOf),
            page.QuerySelectorAll("ul.worst__reason > li").Select(item => Text(item.FirstChild!)));
        foreach (var row in rows)
        {
            var school = row.GetProperty("school").GetString()!;
            var explained = await GetAsync($"{api}/schools/{school}/explain{at}");
            var its = await PageAsync($"/d/{district}/pl/schools/{school}{at}");
            Assert.Equal(StatusOf(row), Text(its.QuerySelector(".page-head .status")!));
            Assert.Equal(ReasonsOf(row), its.QuerySelectorAll(".finding__reason").Select(Text));
            Assert.Equal(
                explained.GetProperty("milestones").EnumerateArray().Select(milestone => (milestone.GetProperty("due").GetString(), milestone.GetProperty("reachedOn").GetString())),
                its.QuerySelectorAll(".milestones tbody tr").Select(line => (DayIn(line, 2), DayIn(line, 3))));
        }

        return rows.Select(StatusOf);
    }

    private async Task<IDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await Client.GetStringAsync(address));

    private static string RowOf(JsonElement row) => string.Join(" | ",
        row.GetProperty("name").GetString(), StatusOf(row), BoardWords.Percent(row.GetProperty("planned").GetDecimal()),
        BoardWords.Percent(row.GetProperty("earned").GetDecimal()), row.GetProperty("silence").ToString());

    private static string RowOf(IElement line)
    {
        var cells = line.Children.Select(Text).ToList();
        return string.Join(" | ", [cells[0], cells[1], .. cells[^3..]]);
    }

    private static string StatusOf(JsonElement row) =>
        StatusWords.TryParse(row.GetProperty("status").GetString()!, out var status) ? StatusWords.Words(status.Value) : "no status";

    private static IEnumerable<string> ReasonsOf(JsonElement row) =>
        row.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("reason").GetString()!);

    private static string? DayIn(IElement line, int cell) => line.Children[cell].QuerySelector("time")?.GetAttribute("datetime");

    private static string Text(INode node) => Blank().Replace(node.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[{,] ?(?<name>[a-zA-Z]+)\??:")]
    private static partial Regex Member();
}
