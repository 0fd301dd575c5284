using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Tables;

/// <summary>What the demonstration's tables hold is what its pages say: as many rows, in the same order, with the same values and events.</summary>
public sealed partial class TablesOfTheDemonstration(FreshDatabase database) : ADemonstratedDistrict(database)
{
    /// <summary>Page, table, the rows on the page, and the columns that the page says elsewhere than in its row.</summary>
    public static TheoryData<string, string, string, string> Tables { get; } = new()
    {
        { "/waves", "schools", "#schools ~ .table-scroll tbody tr", "School Needed" },
        { "/waves", "waves", "#days ~ ul.rows > li", "" },
        { "/waves", "windows", "#days ~ ul.agreements > li", "" },
        { "/waves", "rubric", "#rubric ~ ul > li", "ReadyFromSum Since Event" },
        { "/waves", "quartiles", "#need ~ .table-scroll tbody tr", "" },
        { "/partners", "schools", "#devices ~ .table-scroll tbody tr", "" },
        { "/partners", "plans", "#devices ~ .table-scroll tbody ul > li", "School Name" },
        { "/partners", "tools-in-use", "#devices ~ .table-scroll tbody td:last-child > p", "School Name" },
        { "/partners", "tools", "#tools ~ .table-scroll tbody tr", "InUseAt" },
        { "/partners", "gate", "#gate ~ dl > div", "Item" },
        { "/partners", "vendors", "#vendors ~ .table-scroll tbody tr", "" },
        { "/partners", "references", "#vendors ~ .table-scroll tbody td:nth-child(2) > .agreements__more", "Vendor" },
        { "/partners", "handed-over", "#vendors ~ .table-scroll tbody td:nth-child(4) > p", "Vendor" },
        { "/partners", "money", "#money ~ .table-scroll tbody tr", "PathLastDue" },
        { "/measures", "indicators", "table.indicators tbody tr", "Indicator" },
        { "/measures", "schools", "table.school-readings tbody tr", "" },
        { "/measures", "latest", "table.school-readings tbody td > p", "School Name Indicator" },
        { $"/measures?school={Read}", "readings", "table.readings tbody tr", "School Name Indicator Title" },
        { $"/measures?school={Read}", "subgroups", "table.subgroups tbody tr", "School Name Indicator Title" },
        { $"/measures?school={Read}", "not-shown", "#readings ~ p.muted", "School Name Indicator Title" },
        { "/practice?list=all", "rooms", "#rooms ~ .table-scroll table > tbody > tr", "" },
        { "/practice?list=all", "walkthroughs", "#rooms ~ .table-scroll details ol > li", "School Name" },
        { "/practice?list=all", "gallery", ".gallery > li", "Kind" },
        { "/practice?list=all", "without-proof", "#gallery ~ details li", "" },
        { "/practice?list=all", "gaps", "#alignment ~ .table-scroll tbody tr", "" },
        { "/practice?list=all", "closed-gaps", "#alignment ~ details li", "" },
        { "/practice?list=all", "reviews", "#alignment ~ ul > li", "" },
        { "/practice?list=all", "pairs", "#pairs ~ .table-scroll tbody tr", "Published Event" },
        { "/practice?list=all", "sessions", "#sessions ~ .table-scroll tbody tr", "" },
        { "/practice?list=all", "precedents", "#precedents ~ ul > li", "" },
        { "/practice?list=all", "places", "#places ~ ul > li", "" },
        { "/practice?list=all", "found", "#found ~ ul > li", "" },
        { "/stages", "areas", "#now ~ .table-scroll tbody tr", "NextStep LeastSoFar Day Event" },
        { "/stages", "stages", "#now ~ ol > li", "" },
        { "/stages", "trend", "#trend ~ .table-scroll tbody tr", "" },
        { "/stages", "questions", "#questions ~ ol > li", "Question Instrument Version Published Event" },
        { "/learning", "pilots", "#pilots ~ ul > li", "DecideBy" },
        { "/learning", "evaluations", "#evaluations ~ ul > li", "Findings" },
        { "/learning", "evaluation-findings", "#evaluations ~ ul > li li", "Evaluation" },
        { "/learning", "cycles", "#cycles ~ ul > li", "Findings" },
        { "/agreements", "path-versions", "#paths ~ ol > li", "" },
        { "/agreements", "path", "#paths ~ .table-scroll tbody td", "Milestone Title Version" },
        { $"/schools/{Jackdaw}", "forecast", "#forecast ~ .table-scroll tbody td:not(:last-child)", "Milestone Title Probability SchoolDay SuchDaysHeld OfTries" },
        { $"/schools/{Jackdaw}", "groups", "#touchpoints ~ ul > li", "" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Say_what_the_page_says(string address, string table, string rows, string elsewhere)
    {
        using var auditor = await AsAsync(Role.Auditor);
        var page = await PageAsync(auditor, Pages + address);
        var (shown, taken) = (page.QuerySelectorAll($"main {rows}"), await TableAsync(auditor, page, table));

        Assert.NotEmpty(shown);
        Assert.Equal(shown.Length, taken.Count);
        string[] coordinates = ["EffectiveOn", "KnownAt", "Position", "RuleSet", "PathForAll"];
        foreach (var (row, said) in taken.Zip(shown.Select(Said)))
        {
            foreach (var (column, cell) in row.Where(cell => !coordinates.Contains(cell.Key) && !elsewhere.Split(' ').Contains(cell.Key)))
                Assert.True(Says(said, column, cell), $"{address} {table} {column}: “{cell}” is not in “{said}”");
        }
    }

    /// <summary>Values that stand beside each other in a row, so that none is taken for its neighbour.</summary>
    [Theory]
    [InlineData("/waves", "quartiles", "#need ~ .table-scroll tbody tr", "{Quartile} {Schools} {InTheFirstWaves}")]
    [InlineData("/partners", "handed-over", "#vendors ~ .table-scroll tbody td:nth-child(4) > p", "{Area} to {To},")]
    [InlineData("/measures", "latest", "table.school-readings tbody td > p", "{Title}: {Read}, {Expected} expected on")]
    [InlineData("/measures", "indicators", "table.indicators tbody tr", "{Title} ({Unit}) {Direction}|{Baseline}, until|{Target}, by|{Expected} {Tolerance} either way")]
    [InlineData($"/measures?school={Read}", "readings", "table.readings tbody tr", "{When} {Read} {Expected} {HowItStands} {People} people")]
    [InlineData($"/measures?school={Read}", "subgroups", "table.subgroups tbody tr", "{Subgroup} {Read}|{AwayTwoBefore}, then {AwayBefore}, then {Away}")]
    [InlineData("/practice?list=all", "walkthroughs", "#rooms ~ .table-scroll details ol > li", "{RoomsSeen} of {OfRooms} on")]
    [InlineData("/practice?list=all", "sessions", "#sessions ~ .table-scroll tbody tr", "{Name} {Pedagogy} {Mindset} {Logistics}")]
    [InlineData("/practice?list=all", "pairs", "#pairs ~ .table-scroll tbody tr", "{LessOf} {MoreOf}")]
    [InlineData("/stages", "areas", "#now ~ .table-scroll tbody tr", "{Points} of {OfPoints} {Answered} of {OfQuestions}")]
    [InlineData("/learning", "evaluations", "#evaluations ~ ul > li", "{Evaluation} by {By}, due on")]
    [InlineData("/learning", "cycles", "#cycles ~ ul > li", "{Cycle} “{Question}”")]
    public async Task Hold_each_value_in_its_column(string address, string table, string rows, string phrases)
    {
        using var auditor = await AsAsync(Role.Auditor);
        var page = await PageAsync(auditor, Pages + address);

        foreach (var (row, said) in (await TableAsync(auditor, page, table)).Zip(page.QuerySelectorAll($"main {rows}").Select(Said)))
        {
            foreach (var phrase in phrases.Split('|'))
                Assert.Contains(AColumn().Replace(phrase, column => Written(row[column.Groups[1].Value])), said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/waves")]
    [InlineData("/partners")]
    [InlineData("/measures")]
    [InlineData($"/measures?school={Read}")]
    [InlineData("/practice?list=all")]
    [InlineData($"/practice?school={Jackdaw}&list=all")]
    [InlineData("/stages")]
    [InlineData("/learning")]
    public async Task Name_the_events_that_the_page_links_to_and_no_others(string address)
    {
        using var auditor = await AsAsync(Role.Auditor);
        var page = await PageAsync(auditor, Pages + address);
        // What the district owes stands in the board's tables.
        var linked = page.QuerySelectorAll("main a[href*='/events/']").Where(link => link.Closest(".findings") is null)
            .Select(link => AnEvent().Match(link.GetAttribute("href")!).Value).ToHashSet();

        var named = new HashSet<string>();
        foreach (var file in FilesOf(page).Where(file => file.Contains("format=csv", StringComparison.Ordinal)))
            named.UnionWith((await CsvAsync(auditor, file)).SelectMany(row => row).SelectMany(cell => AnEvent().Matches(cell)).Select(id => id.Value));

        Assert.NotEmpty(linked);
        Assert.Equal(linked.Order(), named.Order());
    }

    [Fact]
    public async Task Set_both_policies_beside_what_is()
    {
        using var auditor = await AsAsync(Role.Auditor);
        var page = await PageAsync(auditor, $"{Pages}/waves?size=10");
        var shown = page.QuerySelectorAll("table.wave-policies tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => Blanks().Replace(cell.TextContent, " ").Trim()).ToArray()).ToArray();

        var ways = await TableAsync(auditor, page, "policies");
        string[] Of(Func<Dictionary<string, string>, string> cell) => [.. ways.Select(cell)];
        Assert.Equal(
            [
                Of(way => way["Schools"]),
                Of(way => $"{way["ServedLeast"]} of {way["NeedKnown"]} ({100 * decimal.Parse(way["ServedLeastShare"], CultureInfo.InvariantCulture):0} %)"),
                Of(way => way["BelowReady"]), Of(way => way["NeverScored"]),
            ],
            shown);
        var suggested = (await TableAsync(auditor, page, "suggested")).GroupBy(school => (school["Policy"], school["Wave"])).ToList();
        Assert.Equal(
            page.QuerySelectorAll("#policies ~ details li").Select(wave => Blanks().Replace(wave.TextContent, " ").Trim()),
            suggested.Select(wave => $"{wave.Count()} schools: {string.Join(", ", wave.Select(school => school["Name"]))}"));
        Assert.Contains(page.QuerySelectorAll("#policies ~ details li"), wave => wave.TextContent.Contains("10 schools", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_whole_where_the_page_shows_the_first_of_many()
    {
        using var auditor = await AsAsync(Role.Auditor);
        var (few, all) = (await PageAsync(auditor, $"{Pages}/practice"), await PageAsync(auditor, $"{Pages}/practice?list=all"));

        Assert.Equal(15, few.QuerySelectorAll("#sessions ~ .table-scroll tbody tr").Length);
        Assert.Equal(all.QuerySelectorAll("#sessions ~ .table-scroll tbody tr").Length, (await TableAsync(auditor, few, "sessions")).Count);
    }

    /// <summary>What one reads in a row, and where it leads to.</summary>
    private static string Said(IElement row) => Blanks().Replace(row is IHtmlTableRowElement cells ? string.Join(' ', cells.Cells.Select(cell => cell.TextContent)) : row.TextContent, " ") + " "
        + string.Join(' ', row.QuerySelectorAll("[href], [datetime]").Select(element => element.GetAttribute("datetime") ?? element.GetAttribute("href")));

    private static bool Says(string said, string column, string cell) => (column, cell) switch
    {
        (_, "" or "True" or "False" or "0") => true,
        ("Schools" or "Names", _) => cell.Split(", ").All(name => said.Contains(name, StringComparison.Ordinal)),
        _ when column.EndsWith("Events", StringComparison.Ordinal) => cell.Split(' ').All(id => said.Contains(id, StringComparison.Ordinal)),
        _ when decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Forms(number).Any(form => said.Contains(form, StringComparison.Ordinal)),
        _ => cell.TrimStart('\'').Split('\n').All(line => said.Contains(Blanks().Replace(line, " ").Trim().TrimEnd('.'), StringComparison.Ordinal)),
    };

    private static string Written(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : cell;

    /// <summary>How pages write a number: with its thousands apart, as days past instead of left, in percent.</summary>
    private static string[] Forms(decimal number) =>
        [number.ToString("#,0.##", CultureInfo.InvariantCulture), Math.Abs(number).ToString("#,0.##", CultureInfo.InvariantCulture), $"{100 * number:0} %", number.ToString(CultureInfo.InvariantCulture)];

    [GeneratedRegex("{([A-Za-z]+)}")]
    private static partial Regex AColumn();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex AnEvent();
}
