using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Tests.Browser;

public sealed class AnAuditor(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Fir = "/d/9900001/pl/schools/990000100006";

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task Sees_a_corrected_schools_two_answers_for_one_day(int width, bool hasScript)
    {
        var withdrawn = (await GetAsync($"{DemoApi}/history?school={Merlin}&type=event_withdrawn&limit=1000")).GetProperty("events").EnumerateArray().Last();
        var known = DistrictDay.Of(withdrawn.GetProperty("recordedAt").GetDateTimeOffset(), "America/Chicago").AddDays(-1);
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync($"{Demo}/schools/{Merlin}");
        await browsed.ReadsAsync(".page-head .status", await StatusAsync(""));
        await browsed.ReadsAsync(".usa-alert--info", "An entry was withdrawn");

        await browsed.TapAsync(browsed.Page.GetByText("Another day", new() { Exact = true }));
        await browsed.Page.GetByLabel("What had happened by").FillAsync(Iso(known));
        await browsed.Page.GetByLabel("as known at the end of").FillAsync(Iso(known));
        await browsed.TapAsync(browsed.Button("Show"));

        await browsed.ReadsAsync(".coordinate-bar--past", "Another day’s answer");
        await browsed.ReadsAsync(".page-head .status", await StatusAsync($"?effective={Iso(known)}&known={Iso(known)}"));
        await browsed.TapAsync(browsed.Link("No news"));
        await browsed.ReadsAsync(".coordinate-bar--past", "Another day’s answer");
        await browsed.TapAsync(browsed.Link("Back to now"));
        await browsed.SeesAsync(browsed.Page.Locator("body:not(.is-past)"));
        browsed.HasNoComplaintBeside();

        async Task<string> StatusAsync(string at)
        {
            var row = (await GetAsync($"{DemoApi}/schools/{Merlin}{at}")).GetProperty("row");
            Assert.True(StatusWords.TryParse(row.GetProperty("status").GetString()!, out var status));
            return StatusWords.Words(status.Value);
        }
    }

    [SharedBrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Sees_that_fir_was_on_track_until_an_entry_was_withdrawn(int width)
    {
        await SharedData.ImportCasesAsync(Door);
        await using var browsed = await BrowseAsync(width);
        await browsed.GoToAsync($"{Fir}?effective=2026-10-30&known=2026-11-20");
        await browsed.ReadsAsync(".page-head .status", StatusWords.Words(Status.OffTrack));

        await browsed.ReadsAsync(".usa-alert--info", $"Before it was known, the answer for this day was another: {StatusWords.Words(Status.OnTrack)}.");
        await browsed.TapAsync(browsed.Link("The page as it was then"));

        await Microsoft.Playwright.Assertions.Expect(browsed.Page.Locator(".page-head .status")).ToHaveTextAsync(StatusWords.Words(Status.OnTrack));
        await browsed.SeesAsync(browsed.Page.Locator(".coordinate-bar--past"));
        browsed.HasNoComplaintBeside();
    }
}
