using System.Net;
using System.Text.RegularExpressions;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;

namespace Rollout.App.Tests.Features.Imports;

/// <summary>Files are sent to a page, looked at line by line, and imported.</summary>
public sealed partial class ImportingByPage(FreshDatabase database) : AServedDistrict(database)
{
    private const string Here = $"/d/{Invented.District}/imports";
    private const string NewHere = "/d/9900077/imports";
    private const string Roster = "school,name,level,status\n990007700001,Elm,elementary,1\n990007700002,Fir,middle,7\n";

    private Visitor _visitor = null!;

    /// <summary>Sent beside the file; null: none is.</summary>
    private string? _map;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync("truncate import_upload");
        _visitor = new(Client.BaseAddress!);
    }

    public override Task DisposeAsync()
    {
        _visitor.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_district_that_is_new_begins_with_its_schools_and_its_calendar()
    {
        Assert.Contains("What the district is called", (await _visitor.GoAsync(NewHere)).Text, StringComparison.Ordinal);
        var shown = await SendAsync(NewHere, "schools", "roster.csv", Roster, ("name", "Elmton ISD"), ("zone", "America/Denver"));
        Assert.Equal(
            ["2 Elm (990007700001): the district is registered as Elmton ISD, its days are those of America/Denver; new, elementary", "3 Fir (990007700002): new, middle; status future"],
            LinesOf(shown, "New"));
        Assert.Equal(0, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900077'"));

        var done = await ImportAsync(shown, "these 2 changes");

        Assert.Contains("Imported: 2 changes from roster.csv.", done.Text, StringComparison.Ordinal);
        Assert.Equal(4, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900077' and user_name = 'local'"));
        Assert.Equal(0, await Database.AskAsync("select sum(length(content)) from import_upload"));
        await ImportAsync(await SendAsync(NewHere, "calendar", "calendar.json", Invented.Calendar), "this change");
        Assert.Equal(1, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900077' and type = 'school_year_published'"));
        Assert.Contains("Into Elmton ISD", (await _visitor.GoAsync(NewHere)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_so_already_is_unchanged_and_what_is_not_is_told_from_what_to_what()
    {
        await ImportAsync(await SendAsync(NewHere, "schools", "roster.csv", Roster), "these 2 changes");

        var shown = await SendAsync(NewHere, "schools", "roster.csv", Roster.Replace("Fir,middle,7", "Fir Hill,high,2"));

        Assert.Equal(["3 Fir Hill (990007700002): name Fir → Fir Hill; level middle → high; status future → closed"], LinesOf(shown, "Changed"));
        Assert.Equal(["2 Elm (990007700001): as recorded"], LinesOf(shown, "Unchanged"));
        var same = await SendAsync(NewHere, "schools", "roster.csv", Roster);
        Assert.Contains("says nothing that isn’t recorded already", WebUtility.HtmlDecode(same.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("<button class=\"usa-button\" type=\"submit\">Import", same.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_is_shown_and_nothing_can_be_imported()
    {
        var shown = await SendAsync(NewHere, "schools", "roster.csv", Roster.Replace(",7\n", ",9\n"));

        Assert.StartsWith("3 status: ‘9’ is not a status".Replace('‘', '\'').Replace('’', '\''), Assert.Single(LinesOf(shown, "Can’t be taken")), StringComparison.Ordinal);
        Assert.DoesNotContain("Import these", shown.Text, StringComparison.Ordinal);
        var forced = await _visitor.SendFormAsync(AddressOf(shown), await _visitor.FormTokenOfAsync(NewHere), ("seen", "x"));
        Assert.Equal((HttpStatusCode.Conflict, 0L), (forced.Status, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900077'")));
    }

    [Fact]
    public async Task What_was_seen_is_imported_or_nothing_is()
    {
        var shown = await SendAsync(Here, "calendar", "calendar.json", Invented.Calendar.Replace("Thanksgiving", "Autumn break"));
        await Door.DoAsync($"import calendar {Files.Write("other.json", Invented.Calendar.Replace("Thanksgiving", "Harvest"))} {Invented.There}");

        var late = await _visitor.SendFormAsync(AddressOf(shown), shown.FormToken, ("seen", SeenOf(shown)));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("something was recorded meanwhile", late.Text, StringComparison.Ordinal);
        Assert.Contains("Harvest", late.Text, StringComparison.Ordinal);
        var done = await ImportAsync(late with { Location = shown.Location }, "this change");
        Assert.Contains("Imported: 1 change", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_by_a_double_click_it_is_imported_once()
    {
        var shown = await SendAsync(NewHere, "schools", "roster.csv", Roster);
        await ImportAsync(shown, "these 2 changes");
        var again = await _visitor.SendFormAsync(AddressOf(shown), shown.FormToken, ("seen", SeenOf(shown)));
        Assert.Equal((HttpStatusCode.SeeOther, 4L), (again.Status, await Database.AskAsync("select count(*) from mt_events where tenant_id = '9900077'")));
    }

    [Fact]
    public async Task A_file_is_gone_after_a_day_and_is_no_other_districts()
    {
        var shown = await SendAsync(NewHere, "schools", "roster.csv", Roster);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GoAsync(AddressOf(shown).Replace("9900077", Invented.District))).Status);
        await Database.RunAsync("update import_upload set kept_at = kept_at - interval '25 hours'");
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GoAsync(AddressOf(shown))).Status);
    }

    [Fact]
    public async Task Principals_and_what_other_systems_export_come_the_same_way()
    {
        var table = $"school,person,from\n{Invented.Oak},Bo,3/4/2026\n";
        Assert.Contains("could be two days", Assert.Single(LinesOf(await SendAsync(Here, "principals", "p.csv", table), "Can’t be taken")), StringComparison.Ordinal);
        var shown = await SendAsync(Here, "principals", "p.csv", table, ("monthFirst", "yes"), ("asOf", "2026-09-01"));
        Assert.Equal([$"p.csv 2 Bo at {Invented.Oak}: Bo leads it from 2026-03-04"], LinesOf(shown, "New"));
        await ImportAsync(shown, "this change");
        Assert.Equal(1, await Database.AskAsync("select count(*) from mt_events where type = 'principal_assigned'"));

        var unreadable = await PostAsync(Here, "oneroster", "roles.csv", "userSourcedId,role\nu1,student\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreadable.Status);
        Assert.Contains("lacks this column", unreadable.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Database.AskAsync("select count(*) from import_upload"));
    }

    /// <summary>What the command line takes beside the file, the page takes, too.</summary>
    [Fact]
    public async Task A_map_of_numbers_and_the_choice_of_a_calendar_are_sent_beside_the_file()
    {
        const string Table = "school,person,from\n77,Bo,2026-08-17\n";
        Assert.Contains("Which school is", Assert.Single(LinesOf(await SendAsync(Here, "principals", "p.csv", Table), "Can’t be taken")), StringComparison.Ordinal);
        _map = $"id,school\n77,{Invented.Pine}\n";
        var shown = await SendAsync(Here, "principals", "p.csv", Table);
        Assert.Equal(["p.csv 2 Bo at 77: Bo leads it from 2026-08-17"], LinesOf(shown, "New"));
        await ImportAsync(shown, "this change");
        Assert.Equal(1, await Database.AskAsync($"select count(*) from mt_events where type = 'principal_assigned' and stream_id = 'school/{Invented.Pine}'"));

        _map = "id,school\n77,none at all\n";
        var refused = await PostAsync(Here, "principals", "p.csv", Table);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("map.csv, line 2, column school:", refused.Said, StringComparison.Ordinal);
        Assert.Contains("id=\"map-fault\"", refused.Text, StringComparison.Ordinal);

        // A roster has the schools' own numbers: a table beside it would be read by nobody.
        Assert.Contains("leave this table out", (await PostAsync(Here, "schools", "s.csv", "school,name,level,status\n")).Said, StringComparison.Ordinal);

        _map = null;
        var two = $"<InterchangeEducationOrgCalendar>{Date("2026-08-17", "C1")}{Date("2026-08-18", "C1")}{Date("2026-08-19", "C2")}</InterchangeEducationOrgCalendar>";
        Assert.Contains("differ (C1, C2)", Assert.Single(LinesOf(await SendAsync(Here, "edfi", "two.xml", two), "Can’t be taken")), StringComparison.Ordinal);
        Assert.DoesNotContain("differ", (await SendAsync(Here, "edfi", "two.xml", two, ("calendar", "C1"))).Text, StringComparison.Ordinal);

        static string Date(string day, string code) =>
            $"<CalendarDate><Date>{day}</Date><CalendarEvent>Instructional day</CalendarEvent><CalendarReference><CalendarIdentity><CalendarCode>{code}</CalendarCode><SchoolYear>2026-2027</SchoolYear><SchoolReference><SchoolIdentity><SchoolId>1</SchoolId></SchoolIdentity></SchoolReference></CalendarIdentity></CalendarReference></CalendarDate>";
    }

    [Theory]
    [InlineData("nonsense", "a", "Choose what the file holds.")]
    [InlineData("schools", "", "Choose one file that is not empty.")]
    public async Task A_form_that_is_not_filled_in_says_so(string kind, string content, string fault)
    {
        var refused = await PostAsync(Here, kind, "a.csv", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(fault, refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4_000_000, 303)]
    [InlineData(8_100_000, 413)]
    public async Task A_file_is_of_eight_megabytes_at_most(int bytes, int status) =>
        Assert.Equal(status, (int)(await PostAsync(Here, "schools", "a.csv", new string('a', bytes))).Status);

    private async Task<Visit> SendAsync(string page, string kind, string name, string content, params (string Name, string Value)[] fields)
    {
        var sent = await PostAsync(page, kind, name, content, fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return (await _visitor.GoAsync(sent.Location!)) with { Location = sent.Location };
    }

    private async Task<Visit> PostAsync(string page, string kind, string name, string content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await _visitor.FormTokenOfAsync(page)), "__RequestVerificationToken" }, { new StringContent(kind), "kind" }, { new StringContent(content), "file", name },
        };
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        if (_map is not null)
            form.Add(new StringContent(_map), "map", "map.csv");
        _visitor.Headers["Expect"] = "100-continue";
        var sent = await _visitor.SendAsync(HttpMethod.Post, page, form);
        _visitor.Headers.Remove("Expect");
        return sent;
    }

    private async Task<Visit> ImportAsync(Visit shown, string what)
    {
        Assert.Contains($"Import {what}", shown.Text, StringComparison.Ordinal);
        var sent = await _visitor.SendFormAsync(AddressOf(shown), shown.FormToken, ("seen", SeenOf(shown)));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return await _visitor.GoAsync(sent.Location!);
    }

    private static string AddressOf(Visit shown) => shown.Location!;

    private static string SeenOf(Visit shown) => Seen().Match(shown.Text).Groups[1].Value;

    private static List<string> LinesOf(Visit shown, string title)
    {
        var text = WebUtility.HtmlDecode(shown.Text);
        var from = text.IndexOf($">{title} (", StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        var section = text[from..text.IndexOf("</section>", from, StringComparison.Ordinal)];
        return [.. Cells().Matches(section).Select(cell => $"{cell.Groups[1].Value} {cell.Groups[2].Value}")];
    }

    [GeneratedRegex("name=\"seen\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("<td class=\"number\">([^<]*)</td>\\s*<td>([^<]*)</td>")]
    private static partial Regex Cells();
}
