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

    private async Task<IEnumerable<string>> FieldsAsync(params string[] names)
    {
        var sent = FormFields.Of((await Somebody.GoAsync($"{Draft}/path")).Text, ".form--step");
        return names.Select(name => sent.Single(field => field.Name == name).Value);
    }
}
