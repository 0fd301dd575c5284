using System.Net;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>
/// The template's path on the district's calendar, whose first school day from 1 September on is that day itself, its number 12; the
/// week of Thanksgiving is closed, and the last day is 28 May 2027.
/// </summary>
public sealed class LayingThePath(FreshDatabase database) : ADraft(database)
{
    [Fact]
    public async Task Puts_every_milestone_on_a_school_day_from_the_next_one_on()
    {
        await BeginAsync();

        Assert.Equal(
            ["2026-09-01", "2026-09-14", "2026-09-28", "2026-10-05", "2026-10-26", "2026-11-16", "2026-11-30", "2026-12-14"],
            await FieldsAsync("start", "due-M1", "due-M2", "due-M3", "due-M4", "due-M5", "due-M6", "due-M7"));
    }

    [Fact]
    public async Task Is_moved_by_school_days_with_all_that_follow_or_alone()
    {
        await BeginAsync();

        await SaveAsync("path", ("by-M2", "3"), ("following-M2", "on"), ("by-M3", "-1"), ("do", "work"));

        Assert.Equal(["2026-09-14", "2026-10-01", "2026-10-07", "2026-10-29"], await FieldsAsync("due-M1", "due-M2", "due-M3", "due-M4"));
        Assert.Equal([""], await FieldsAsync("by-M2"));
    }

    [Fact]
    public async Task Is_taken_along_by_another_first_day_with_what_was_moved_by_hand()
    {
        await BeginAsync();
        await SaveAsync("path", ("due-M2", "2026-09-29"), ("do", "work"));

        await SaveAsync("path", ("start", "2026-09-08"), ("do", "work"));

        Assert.Equal(["2026-09-21", "2026-10-06", "2026-10-12"], await FieldsAsync("due-M1", "due-M2", "due-M3"));
    }

    [Fact]
    public async Task Shows_a_day_without_school_and_where_it_is_counted_to()
    {
        await BeginAsync();

        await SaveAsync("path", ("due-M5", "2026-11-26"), ("do", "work"));
        Assert.Contains(
            "Thu 26 Nov 2026 is a day without school: counted from the launch it is due on Fri 20 Nov 2026.", (await Somebody.GoAsync($"{Draft}/path")).Text, StringComparison.Ordinal);

        await SaveAsync("path", ("counted", "date"), ("do", "work"));
        Assert.Contains("Thu 26 Nov 2026 is a day without school.<", (await Somebody.GoAsync($"{Draft}/path")).Text, StringComparison.Ordinal);
    }

    /// <summary>In the words of the domain.</summary>
    [Fact]
    public async Task Shows_what_lies_beyond_the_published_calendar()
    {
        await BeginAsync();

        await SaveAsync("path", ("by-M12", "60"), ("due-M11", "2027-06-15"), ("do", "work"));

        var page = (await Somebody.GoAsync($"{Draft}/path")).Said;
        Assert.Contains("M11 is due on 2027-06-15, outside every published school year.", page, StringComparison.Ordinal);
        Assert.Contains("M12 is due on day 210, which no scheduled wave reaches in the published school years yet.", page, StringComparison.Ordinal);
        Assert.Contains("School day 210 from the launch: the published calendar doesn’t reach that far.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync("path")).Status);
    }

    [Fact]
    public async Task Calls_a_milestone_as_the_district_does()
    {
        await BeginAsync();

        await SaveAsync("path", ("title-M3", "The principal says what she does herself"), ("do", "work"));

        Assert.Equal(["The principal says what she does herself", "Alignment reviewed with the curriculum lead"], await FieldsAsync("title-M3", "title-M4"));
        Assert.Contains("M3 The principal says what she does herself", (await Somebody.GoAsync($"{Draft}/path")).Said, StringComparison.Ordinal);
        var refused = await SaveAsync("path", ("title-M3", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("id=\"title-M3-fault\"", refused.Text, StringComparison.Ordinal);
    }

    /// <summary>What waits for it waits no longer; it can be taken back in.</summary>
    [Fact]
    public async Task Leaves_a_milestone_out_and_takes_it_back_in()
    {
        await BeginAsync();
        await SaveAsync("path", ("without-M5", "on"), ("without-M7", "on"), ("do", "work"));

        var page = (await Somebody.GoAsync($"{Draft}/path")).Said;

        Assert.Contains("M8 no longer waits for it.", page, StringComparison.Ordinal);
        Assert.Contains("M9 no longer waits for it.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync("path")).Status);
        Assert.Contains("Left out of it: M5 Plans for instruction, communications and training accepted. M8", (await Somebody.GoAsync($"{Draft}/adopt")).Said, StringComparison.Ordinal);
        Assert.DoesNotContain(await PathAsync(), milestone => milestone.StartsWith("M5 ", StringComparison.Ordinal) || milestone.StartsWith("M7 ", StringComparison.Ordinal));

        await SaveAsync("path", ("without-M5", ""), ("do", "work"));
        Assert.Equal(["2026-11-16"], await FieldsAsync("due-M5"));
        Assert.Contains(await PathAsync(), milestone => milestone.StartsWith("M5 Plans for instruction", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_no_path_without_a_milestone()
    {
        await BeginAsync();
        var refused = await SaveAsync("path", [.. Enumerable.Range(1, 12).Select(number => ($"without-M{number}", "on"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("A path needs a milestone", refused.Text, StringComparison.Ordinal);
    }

    /// <summary>At its day among the others of its stage, or after the last of them; the ids go on where the template's end.</summary>
    [Fact]
    public async Task Takes_milestones_of_the_districts_own()
    {
        await BeginAsync();
        await SaveAsync("path", ("new-title-0", "Families were heard"), ("new-due-0", "2026-10-01"), ("new-title-2", "A second room begins"), ("do", "work"));

        Assert.Equal(["2026-10-01", "Families were heard", "2027-03-08"], await FieldsAsync("due-M13", "title-M13", "due-M14"));
        Assert.Equal([""], await FieldsAsync("new-title-0"));
        // One that is moved with all that follow it takes along what is due after it.
        await SaveAsync("path", ("by-M2", "1"), ("following-M2", "on"), ("do", "work"));
        Assert.Equal(["2026-10-02", "2027-03-09"], await FieldsAsync("due-M13", "due-M14"));
        Assert.Equal(
            ["M1", "M2", "M13", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M14", "M12"],
            (await PathAsync()).Select(milestone => milestone.Split(' ')[0]));
        var untitled = await SaveAsync("path", ("new-due-1", "2026-12-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untitled.Status);
        Assert.Contains("id=\"title-M15-fault\"", untitled.Text, StringComparison.Ordinal);
    }

    /// <summary>The day that was typed stands, wherever the first day moves the others; without one, the last milestone that is still there counts.</summary>
    [Fact]
    public async Task Takes_one_along_with_other_changes()
    {
        await BeginAsync();
        await SaveAsync("path", ("start", "2026-09-08"), ("new-title-0", "Families were heard"), ("new-due-0", "2026-10-01"), ("without-M12", "on"), ("new-title-3", "The board was told"), ("do", "work"));

        Assert.Equal(["2026-10-01"], await FieldsAsync("due-M13"));
        Assert.Equal(await FieldsAsync("due-M11"), await FieldsAsync("due-M14"));
        Assert.NotEqual(await FieldsAsync("due-M12"), await FieldsAsync("due-M14"));
    }

    /// <summary>What is adopted has the milestones as they are called, without what others waited for in vain.</summary>
    [Fact]
    public async Task Is_adopted_as_it_was_laid()
    {
        await BeginAsync();
        await FillInAsync();
        await SaveAsync("path", ("title-M1", "Why we do it"), ("without-M5", "on"), ("new-title-3", "The board was told"));

        Assert.Equal(HttpStatusCode.SeeOther, (await AdoptAsync()).Status);

        var published = (await Door.DoAsync($"history --district {Cli.Invented.District} --initiative reading-aloud --type expected_path_published --format jsonl")).Output;
        var path = System.Text.Json.JsonDocument.Parse(published).RootElement.GetProperty("data").GetProperty("path");
        var milestones = path.GetProperty("milestones").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Equal(("Why we do it", "The board was told"), (milestones["M1"].GetProperty("title").GetString(), milestones["M13"].GetProperty("title").GetString()));
        Assert.False(milestones.ContainsKey("M5"));
        Assert.Equal((0, 1), (milestones["M8"].GetProperty("needs").GetArrayLength(), milestones["M9"].GetProperty("needs").GetArrayLength()));
    }

    [Fact]
    public async Task Without_a_calendar_shows_days_from_the_launch()
    {
        await Door.DoAsync($"import schools {Files.Write("new.csv", "school,name,level,status\n990000700001,Elm,elementary,1\n")} --from csv --district 9900007");
        const string There = "/d/9900007/set-up";
        var begun = await Somebody.FillInAsync(There, There, ("title", "PL"), ("template", "personalised-learning"));
        Assert.Equal($"{There}/pl/charter", begun.Location);

        var page = (await Somebody.GoAsync($"{There}/pl/path")).Text;

        Assert.Contains("No school year is published yet", page, StringComparison.Ordinal);
        Assert.Contains("School day 10 from the launch", page, StringComparison.Ordinal);
        Assert.Contains(("due-M1", ""), FormFields.Of(page, ".form--step"));
        Assert.Contains(("day-M1", "10"), FormFields.Of(page, ".form--step"));
    }

    /// <summary>The milestones as the last page shows them.</summary>
    private async Task<IReadOnlyList<string>> PathAsync() =>
    [
        .. new AngleSharp.Html.Parser.HtmlParser().ParseDocument((await Somebody.GoAsync($"{Draft}/adopt")).Text)
            .QuerySelectorAll("section[aria-labelledby=step-path] li").Select(line => line.TextContent.Trim()).Where(line => line is ['M', >= '0' and <= '9', ..]),
    ];

    private async Task<IEnumerable<string>> FieldsAsync(params string[] names)
    {
        var sent = FormFields.Of((await Somebody.GoAsync($"{Draft}/path")).Text, ".form--step");
        return names.Select(name => sent.Single(field => field.Name == name).Value);
    }
}
