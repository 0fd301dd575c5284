using System.Globalization;
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
        { "", "schools stages findings district" }, { $"/schools/{Oak}", "milestones findings commitments forecast groups" }, { "/history", "history" }, { "/no-news", "no-news" },
        { "/supports", "help findings unsupported supports menu" }, { "/track-checks", "track-checks decisions" },
        { "/agreements", "responsibilities schools visions priorities participation path-versions path" },
        { "/communications", "gaps months touchpoints" }, { "/principals", "leaders commitments meetings responsibilities" }, { "/rules", "rules numbers" },
        { "/waves", "schools scores rubric waves windows policies suggested quartiles" },
        { "/partners", "schools plans tools-in-use tools gate vendors references handed-over money" },
        { "/measures", "indicators schools latest" }, { $"/measures?school={Oak}", "indicators schools readings subgroups not-shown" },
        {
            "/practice",
            "rooms walkthroughs gallery without-proof gaps closed-gaps reviews pairs acknowledged sessions precedents places found"
        },
        { "/stages", "areas stages trend questions" }, { "/learning", "pilots evaluations evaluation-findings cycles cycle-findings cycle-acts" },
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
        await ImportEventsAsync([.. Formulas]);
    }

    /// <summary>Names and free text of each page with a formula in them, and what they need beside them.</summary>
    private static IEnumerable<string> Formulas =>
    [
        $$$"""{"type":"selection_overridden","data":{"effectiveOn":"2026-09-01","school":"{{{Pine}}}","reasonCode":"grant","reason":"=W1","mitigation":"+W2"}}""",
        """{"type":"testing_window_published","data":{"effectiveOn":"2026-09-01","name":"@W3","from":"2027-04-12","to":"2027-04-23"}}""",
        """{"type":"rubric_published","data":{"effectiveOn":"2026-08-20","items":[{"item":"time","title":"=W4","most":4}],"ready":3}}""",
        $$$"""{"type":"readiness_assessed","school":"{{{Oak}}}","data":{"effectiveOn":"2026-09-01","scores":[{"item":"time","score":2}]}}""",
        """{"type":"tool_approved","data":{"effectiveOn":"2026-09-01","tool":"=P1","note":"-P2"}}""",
        """{"type":"device_gate_item_satisfied","data":{"effectiveOn":"2026-09-01","item":"pilot","note":"=P3"}}""",
        """{"type":"reference_checked","data":{"effectiveOn":"2026-09-01","vendor":"=P4","note":"@P5"}}""",
        """{"type":"vendor_engaged","data":{"effectiveOn":"2026-09-02","vendor":"=P4","until":"2027-06-30"}}""",
        """{"type":"capacity_transferred","data":{"effectiveOn":"2026-09-03","vendor":"=P4","area":"+P6","to":"coaches","note":"=P7"}}""",
        """{"type":"funding_committed","data":{"effectiveOn":"2026-09-03","stream":"=P8","until":"2026-09-30","amount":1200.5}}""",
        """{"type":"indicator_defined","data":{"effectiveOn":"2026-09-01","indicator":"pace","title":"=M1","unit":"-M2","baseline":1,"target":9,"tolerance":1,"from":"2026-08-17","to":"2027-05-28","direction":"up"}}""",
        $$$"""{"type":"indicator_reading_recorded","school":"{{{Oak}}}","data":{"effectiveOn":"2026-10-01","indicator":"pace","value":5.125,"n":57}}""",
        $$$"""{"type":"indicator_reading_recorded","school":"{{{Oak}}}","data":{"effectiveOn":"2026-10-01","indicator":"pace","value":4.25,"n":21,"subgroup":"=M3"}}""",
        $$$"""{"type":"proof_point_recorded","school":"{{{Oak}}}","data":{"effectiveOn":"2026-09-21","title":"=R1","evidence":"+R2","link":"=R3"}}""",
        $$$"""{"type":"alignment_gap_identified","school":"{{{Oak}}}","data":{"effectiveOn":"2026-09-14","gap":"=R4","nature":"real","statement":"@R5"}}""",
        """{"type":"less_more_published","data":{"effectiveOn":"2026-09-01","pairs":[{"less":"=R6","more":"-R7"}]}}""",
        """{"type":"precedent_linked","data":{"effectiveOn":"2026-09-01","title":"=R8","lesson":"+R9"}}""",
        """{"type":"instrument_published","data":{"effectiveOn":"2026-09-01","instrument":"=S1","version":1,"questions":[{"id":"list","area":"organise","text":"=S2"},{"id":"overlap","area":"streamline","text":"b"},{"id":"use","area":"analyse","text":"c"},{"id":"renewal","area":"act","text":"d"}],"bounds":[25,50,75]}}""",
        """{"type":"self_assessment_completed","data":{"effectiveOn":"2026-09-14","instrument":"=S1","version":1,"answers":[{"question":"list","points":0},{"question":"overlap","points":1},{"question":"use","points":2},{"question":"renewal","points":3}]}}""",
        """{"type":"pilot_started","data":{"effectiveOn":"2026-09-01","pilot":"=L1","decideBy":"2026-10-15"}}""",
        """{"type":"adoption_decided","data":{"effectiveOn":"2026-10-01","pilot":"=L1","adopted":true,"reason":"-L2"}}""",
        """{"type":"evaluation_commissioned","data":{"effectiveOn":"2026-09-01","evaluation":"=L3","dueOn":"2026-10-14","by":"@L4"}}""",
        """{"type":"evaluation_finding_recorded","data":{"effectiveOn":"2026-10-01","evaluation":"=L3","finding":"=L5"}}""",
        """{"type":"cycle_started","data":{"effectiveOn":"2026-09-01","cycle":"=L6","question":"+L7"}}""",
        """{"type":"cycle_finding_recorded","data":{"effectiveOn":"2026-10-01","cycle":"=L6","finding":"@L8"}}""",
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task As_csv_each_and_as_one_workbook(string page, string tables)
    {
        var asked = page.Contains('?', StringComparison.Ordinal) ? $"{page}&" : $"{page}?";
        using var workbook = await Client.GetAsync($"{Page}{asked}format=xlsx&effective=2026-12-10");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Content.Headers.ContentType?.MediaType);
        var sheets = SheetRead.Of(await workbook.Content.ReadAsByteArrayAsync());
        Assert.Equal(tables.Split(' ').Length + 1, sheets.Count);
        Assert.Contains(sheets["About"], row => row is ["As of the end of", "2026-12-10"]);
        Assert.Contains(sheets["About"], row => row[0] == "Asked for again at" && row[1].StartsWith($"{Page}{asked}", StringComparison.Ordinal));

        foreach (var (table, sheet) in tables.Split(' ').Zip(sheets.Values))
        {
            var (csv, name) = await CsvAsync($"{asked}format=csv&table={table}&effective=2026-12-10");
            Assert.Equal(sheet.Count, csv.Count);
            Assert.Equal([.. sheet[0], "EffectiveOn", "KnownAt", "Position", "RuleSet", "PathForAll"], csv[0]);
            Assert.All(csv[1..], row => Assert.Equal("2026-12-10", row[sheet[0].Length]));
            Assert.Matches($"^pl-{table}-2026-12-10-event-[0-9]+\\.csv$", name);
            Assert.All(csv.SelectMany(row => row), cell => Assert.False(cell is ['=' or '@' or '\t' or '\r', ..], cell));
            Assert.All(csv.Zip(sheet), rows => Assert.True(rows.First.Zip(rows.Second).All(cells => IsTheSame(cells.First, cells.Second)), string.Join(" | ", rows.First)));
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

    [Theory]
    [InlineData("/waves", "=W1 +W2 @W3 =W4")]
    [InlineData("/partners", "=P1 -P2 =P3 =P4 @P5 +P6 =P7 =P8")]
    [InlineData($"/measures?school={Oak}", "=M1 -M2 =M3")]
    [InlineData("/practice", "=R1 +R2 =R3 =R4 @R5 =R6 -R7 =R8 +R9")]
    [InlineData("/stages", "=S1 =S2")]
    [InlineData("/learning", "=L1 -L2 =L3 @L4 =L5 =L6 +L7 @L8")]
    public async Task And_no_spreadsheet_reckons_with_it(string page, string formulas)
    {
        var asked = page.Contains('?', StringComparison.Ordinal) ? $"{page}&" : $"{page}?";
        var tables = Tables.Single(row => (string)row[0] == page)[1].ToString()!.Split(' ');
        var csv = new HashSet<string>();
        foreach (var table in tables)
            csv.UnionWith((await CsvAsync($"{asked}format=csv&table={table}")).Rows.SelectMany(row => row));
        var sheets = SheetRead.Of(await Client.GetByteArrayAsync($"{Page}{asked}format=xlsx")).Values.SelectMany(rows => rows).SelectMany(row => row).ToHashSet();

        foreach (var formula in formulas.Split(' '))
        {
            Assert.Contains($"'{formula}", csv);
            Assert.DoesNotContain(formula, csv);
            Assert.Contains(formula, sheets);
        }
    }

    [Fact]
    public async Task Of_a_reading_as_much_as_the_page_says()
    {
        var (readings, _) = await CsvAsync($"/measures?school={Oak}&format=csv&table=readings");
        Assert.Equal(["5.13", "50 to 59"], (string[])[readings[1][6], readings[1][9]]);
        var (subgroups, _) = await CsvAsync($"/measures?school={Oak}&format=csv&table=subgroups");
        Assert.Equal(["'=M3", "2026-10-01", "4", "1"], subgroups[1][4..8]);
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

    /// <summary>A workbook shows shares in percent and needs no apostrophe.</summary>
    private static bool IsTheSame(string csv, string sheet) => csv == sheet || csv == $"'{sheet}"
        || sheet is [.., '%'] && decimal.Parse(csv, CultureInfo.InvariantCulture).ToString("0.0%", CultureInfo.InvariantCulture) == sheet;

    private async Task<(List<string[]> Rows, string Name)> CsvAsync(string address)
    {
        using var response = await Client.GetAsync($"{Page}{address}");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return (StrictCsv.Read(Encoding.UTF8.GetString(bytes[3..])), response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }
}
