using Microsoft.Playwright;
using Rollout.App.Web.Pages;

namespace Rollout.App.Tests.Browser;

public sealed class AnOpenPage(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Mark = "() => { window.marked = true; }";
    private const string IsMarked = "() => window.marked === true";
    private const string Scrolled = "() => Math.round(window.scrollY)";

    // In the window: where lines come or go above it, the page is scrolled by as much.
    private const string Focused = "() => `${document.activeElement.innerText} at ${Math.round(document.activeElement.getBoundingClientRect().top)}`";

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Shows_by_itself_what_was_recorded_elsewhere_where_it_stands(int width)
    {
        await using var browsed = await BrowseAsync(width);
        await browsed.GoToAsync(Demo);
        await browsed.TapAsync(browsed.Page.GetByText("Another day", new() { Exact = true }));
        await browsed.Page.Locator("#map").ScrollIntoViewIfNeededAsync();
        await browsed.Page.Locator(".heat a").Nth(1).FocusAsync();
        await browsed.Page.EvaluateAsync(Mark);
        var focused = await browsed.Page.EvaluateAsync<string>(Focused);
        Assert.True(await browsed.Page.EvaluateAsync<int>(Scrolled) > 0);

        var said = await RecordElsewhereAsync(Jackdaw, "check_in_recorded", new { note = "Elsewhere." });

        await browsed.ReadsAsync(".coordinate-bar__facts", $"event {Words.Count(said.Body.GetProperty("position").GetInt64())}");
        Assert.True(await browsed.Page.EvaluateAsync<bool>(IsMarked), "The page was loaded anew.");
        Assert.Equal(focused, await browsed.Page.EvaluateAsync<string>(Focused));
        Assert.True(await browsed.Page.Locator(".coordinate-bar__change").EvaluateAsync<bool>("details => details.open"));
        browsed.HasNoComplaintBeside();
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Says_so_and_leaves_alone_what_somebody_is_typing(int width)
    {
        await using var browsed = await BrowseAsync(width);
        await browsed.GoToAsync($"{Demo}/log?school={Merlin}&type=check_in_recorded");
        await browsed.Field("Note").PressSequentiallyAsync("Half a sen");

        await RecordElsewhereAsync(Jackdaw, "check_in_recorded", new { note = "Elsewhere." });

        await browsed.SeesAsync(browsed.Page.Locator("[data-live-notice]"));
        await Assertions.Expect(browsed.Field("Note")).ToBeFocusedAsync();
        await browsed.Page.Keyboard.TypeAsync("tence.");
        await Assertions.Expect(browsed.Field("Note")).ToHaveValueAsync("Half a sentence.");
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        browsed.HasNoComplaintBeside();
    }
}
