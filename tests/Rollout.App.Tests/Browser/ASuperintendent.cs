using System.Text.Json;
using Microsoft.Playwright;
using Rollout.App.Web.Pages;

namespace Rollout.App.Tests.Browser;

public sealed class ASuperintendent(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task Finds_who_is_off_track_and_the_event_that_says_why(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        var board = await GetAsync($"{DemoApi}/board?status=offTrack");
        var schools = board.GetProperty("schools").EnumerateArray().Select(NameOf).ToList();
        await browsed.GoToAsync("/");
        await browsed.TapAsync(browsed.Page.Locator($"a.choices__item[href^='{Demo}']"));
        await browsed.ReadsAsync(".summary", $"{schools.Count} of ");

        await browsed.TapAsync(browsed.Page.Locator(".counts__item--off-track a"));
        await browsed.ReadsAsync(".filters__says", $"{schools.Count} of 40 schools shown.");
        Assert.Equal(schools, await browsed.Page.Locator(".heat tbody th").AllInnerTextsAsync());

        var because = browsed.Page.Locator(".worst__item").Filter(new() { Has = browsed.Page.GetByText("why", new() { Exact = false }) }).First;
        var school = await because.Locator(".worst__school").InnerTextAsync();
        await browsed.TapAsync(because.GetByRole(AriaRole.Link, new() { Name = "why" }).First);
        await browsed.ReadsAsync("h1", "Event ");
        await browsed.ReadsAsync(".findings", school);
        browsed.HasNoComplaintBeside();
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Finds_what_changed_since_a_monday(int width)
    {
        var monday = Today.AddDays(-14 - (int)Today.DayOfWeek + 1);
        var said = await RecordElsewhereAsync(Jackdaw, "check_in_recorded", new { note = "Said this week." });
        await using var browsed = await BrowseAsync(width);
        await browsed.GoToAsync(Demo);

        await browsed.Page.GetByLabel("Since another day").FillAsync(Iso(monday));
        await browsed.TapAsync(browsed.Button("Compare"));

        await browsed.ReadsAsync("#since", Words.Day(monday));
        Assert.Equal(await ChangedSinceAsync(monday), (await browsed.Page.Locator(".changes a").AllInnerTextsAsync()).Order(StringComparer.Ordinal));
        await browsed.TapAsync(browsed.Link("What was recorded since"));
        await browsed.IsAtAsync("History");
        await browsed.ReadsAsync(".timeline__item", $"event {Words.Count(said.Body.GetProperty("position").GetInt64())}");
        await browsed.ReadsAsync(".timeline__item", "Said this week");
        browsed.HasNoComplaintBeside();
    }

    /// <summary>The same by two answers for programs.</summary>
    private async Task<IEnumerable<string>> ChangedSinceAsync(DateOnly monday)
    {
        var day = Iso(monday.AddDays(-1));
        var then = await StatusesAsync($"?effective={day}&known={day}");
        var changed = (await StatusesAsync("")).Where(now => then.GetValueOrDefault(now.Key) != now.Value).Select(now => now.Key).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(changed);
        return changed;
    }

    private async Task<Dictionary<string, string?>> StatusesAsync(string at) => (await GetAsync($"{DemoApi}/board{at}")).GetProperty("schools")
        .EnumerateArray().ToDictionary(NameOf, row => row.GetProperty("status").GetString());

    private static string NameOf(JsonElement row) => row.GetProperty("name").GetString()!;
}
