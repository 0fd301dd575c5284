using System.Net;
using System.Text;
using Rollout.App.Tests.Web;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Tables;

/// <summary>Every page with tables gives them as files: the same rows, at the same coordinates, told in the file.</summary>
public sealed class TakingTablesAlong(FreshDatabase database) : AServedDistrict(database)
{
    private const string Page = $"/d/{District}/pl";

    public static TheoryData<string, string> Tables { get; } = new()
    {
        { "", "schools stages findings district" }, { $"/schools/{Oak}", "milestones findings commitments" }, { "/history", "history" }, { "/no-news", "no-news" },
        { "/supports", "help findings unsupported supports menu" }, { "/track-checks", "track-checks decisions" }, { "/agreements", "responsibilities schools" },
        { "/communications", "gaps months touchpoints" }, { "/principals", "leaders commitments meetings responsibilities" }, { "/rules", "rules numbers" },
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(2027, 1, 15, 12, 0, 0, TimeSpan.Zero);
    }

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await ImportEventsAsync(
            $$$"""{"type":"school_renamed","school":"{{{Oak}}}","data":{"name":"=HYPERLINK(\"http://evil.example\";\"Öl\")"}}""",
            $$$"""{"type":"help_requested","school":"{{{Pine}}}","data":{"effectiveOn":"2026-09-04","help":"coaching","note":"First line,\nsecond “line”"}}""",
            $$$"""{"type":"communication_plan_approved","data":{"effectiveOn":"2026-08-17","groups":[{"group":"families","cadence":20}],"owner":"pm","channels":["letter"]}}""",
            $$$"""{"type":"principal_assigned","school":"{{{Oak}}}","data":{"effectiveOn":"2026-08-17","person":"p-1"}}""",
            $$$"""{"type":"commitment_made","school":"{{{Oak}}}","data":{"effectiveOn":"2026-08-18","commitment":"c1","statement":"-2 meetings","dueOn":"2026-12-01"}}""",
            """{"type":"track_check_scheduled","data":{"effectiveOn":"2026-09-01","check":"Winter","scheduledFor":"2026-12-01"}}""",
            """{"type":"expectation_assigned","data":{"effectiveOn":"2026-09-01","responsibility":"lead","holder":"school","nonDelegable":true}}""",
            Reached("2026-09-04"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task As_csv_each_and_as_one_workbook(string page, string tables)
    {
        using var workbook = await Client.GetAsync($"{Page}{page}?format=xlsx&effective=2026-12-10");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Content.Headers.ContentType?.MediaType);
        var sheets = SheetRead.Of(await workbook.Content.ReadAsByteArrayAsync());
        Assert.Equal(tables.Split(' ').Length + 1, sheets.Count);
        Assert.Contains(sheets["About"], row => row is ["As of the end of", "2026-12-10"]);
        Assert.Contains(sheets["About"], row => row[0] == "Asked for again at" && row[1].StartsWith($"{Page}{page}?", StringComparison.Ordinal));

        foreach (var (table, sheet) in tables.Split(' ').Zip(sheets.Values))
        {
            var (csv, name) = await CsvAsync($"{page}?format=csv&table={table}&effective=2026-12-10");
            Assert.Equal(sheet.Count, csv.Count);
            Assert.Equal([.. sheet[0], "EffectiveOn", "KnownAt", "Position", "RuleSet", "PathForAll"], csv[0]);
            Assert.All(csv[1..], row => Assert.Equal("2026-12-10", row[sheet[0].Length]));
            Assert.Matches($"^pl-{table}-2026-12-10-event-[0-9]+\\.csv$", name);
            Assert.All(csv.SelectMany(row => row), cell => Assert.False(cell is ['=' or '@' or '\t' or '\r', ..], cell));
        }
    }

    [Fact]
    public async Task With_all_that_people_wrote()
    {
        var (schools, _) = await CsvAsync("?format=csv");
        Assert.Contains(schools, row => row[1] == "'=HYPERLINK(\"http://evil.example\";\"Öl\")");
        var (help, _) = await CsvAsync("/supports?format=csv&table=help");
        Assert.Equal("First line,\nsecond “line”", help[1][4]);
        var (promises, _) = await CsvAsync("/principals?format=csv&table=commitments");
        Assert.Equal(["'-2 meetings", "open", "2026-12-01"], promises[1][3..6]);
    }

    [Fact]
    public async Task Again_at_the_address_that_the_file_tells()
    {
        var first = SheetRead.Of(await Client.GetByteArrayAsync($"{Page}?format=xlsx"));
        Clock.Now = Clock.Now.AddDays(1);
        await SayAsync("check_in_recorded", new { effectiveOn = "2027-01-15" });

        var again = first["About"].Single(row => row[0] == "Asked for again at")[1];
        var second = SheetRead.Of(await Client.GetByteArrayAsync($"{again}&format=xlsx"));

        Assert.Equal(first["Schools"], second["Schools"]);
        Assert.Equal(first["About"], second["About"]);
        Assert.NotEqual(first["Schools"], SheetRead.Of(await Client.GetByteArrayAsync($"{Page}?format=xlsx"))["Schools"]);
    }

    [Fact]
    public async Task Is_led_to_by_a_link_that_is_kept_beside_the_filter()
    {
        var page = await Client.GetStringAsync($"{Page}/history?school={Pine}&effective=2026-12-10");
        var link = System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]+format=csv[^\"]*)\"").Groups[1].Value;

        var (history, _) = await CsvAsync(WebUtility.HtmlDecode(link)[Page.Length..]);

        Assert.All(history[1..], row => Assert.Equal(Pine, row[2]));
        Assert.Equal(2, history.Count - 1);
    }

    [Theory]
    [InlineData("?format=pdf", "400 malformed-query format")]
    [InlineData("?format=csv&table=none", "400 malformed-query table")]
    [InlineData("/history?format=pdf", "400 malformed-query format")]
    public async Task Refuses_what_there_is_not(string asked, string problem) =>
        Assert.Equal(problem, (await SendAsync(HttpMethod.Get, $"{Page}{asked}")).Problem);

    private async Task<(List<string[]> Rows, string Name)> CsvAsync(string address)
    {
        using var response = await Client.GetAsync($"{Page}{address}");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return (StrictCsv.Read(Encoding.UTF8.GetString(bytes[3..])), response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }
}
