using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

/// <summary>What was agreed with a principal and whom a school reaches, kept up to date in a hallway: 360 px wide, without script.</summary>
public sealed class AgreementsOnAPhone(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    [BrowserFact]
    public async Task Are_made_moved_and_kept()
    {
        await using var browsed = await BrowseAsync(360, hasScript: false);
        await browsed.GoToAsync(Demo);
        await browsed.TapAsync(browsed.Link("Principals"));
        await browsed.IsAtAsync("Principals");
        await browsed.TapAsync(AtJackdaw(browsed, "Log a commitment"));
        await browsed.Field("Its short name").FillAsync("visits");
        await browsed.Field("In the principal’s words").FillAsync("I visit each room once a week.");
        await browsed.Field("Agreed for").FillAsync(Iso(Today.AddDays(7)));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "I visit each room once a week");

        await browsed.TapAsync(browsed.Link("All principals"));
        await browsed.TapAsync(AtJackdaw(browsed, "Agree another day: I visit each room once a week."));
        await browsed.Field("The new day").FillAsync(Iso(Today.AddDays(14)));
        await browsed.Field("Why").FillAsync("The assistant principal is away.");
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.TapAsync(browsed.Link("All principals"));
        await Assertions.Expect(Jackdaws(browsed)).ToContainTextAsync("Another day agreed on");
        await Assertions.Expect(Jackdaws(browsed)).ToContainTextAsync("“The assistant principal is away.”");

        await browsed.TapAsync(AtJackdaw(browsed, "Kept: I visit each room once a week."));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.TapAsync(browsed.Link("All principals"));
        await Assertions.Expect(Jackdaws(browsed).Locator("li", new() { HasText = "I visit each room once a week." }).First).ToContainTextAsync("kept");
        browsed.HasNoComplaintBeside();
    }

    [BrowserFact]
    public async Task Of_communication_go_from_a_gap_to_a_group_that_was_reached()
    {
        await using var browsed = await BrowseAsync(360, hasScript: false);
        await browsed.GoToAsync($"{Demo}/communications?school={Jackdaw}");
        await browsed.IsAtAsync("Communications at Jackdaw Elementary");

        await browsed.TapAsync(browsed.Page.Locator("section[aria-labelledby=gaps]").Locator("a", new() { HasText = "Plan: families" }));
        await browsed.Field("To take place on").FillAsync(Iso(Today.AddDays(6)));
        await browsed.Field("How", isExact: true).FillAsync("evening at the school");
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.TapAsync(browsed.Link("All communications"));
        await browsed.IsAtAsync("Communications");
        await browsed.GoToAsync($"{Demo}/communications?school={Jackdaw}");
        await browsed.TapAsync(browsed.Page.Locator("section[aria-labelledby=gaps]").Locator("a", new() { HasText = "Reached: families" }));
        await browsed.Field("How", isExact: true).FillAsync("evening at the school");
        await browsed.Field("Who spoke for the initiative").FillAsync("principal");
        await browsed.TapAsync(browsed.Page.Locator("label[for=twoWay]"));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "evening at the school");

        await browsed.GoToAsync($"{Demo}/communications?school={Jackdaw}");
        await Assertions.Expect(browsed.Page.Locator("section[aria-labelledby=gaps] tr", new() { HasText = "families" })).ToContainTextAsync($"{Today.Day} ");
        await browsed.ReadsAsync("section[aria-labelledby=term]", "Yes, first on");
        browsed.HasNoComplaintBeside();
    }

    private static ILocator Jackdaws(Browsed browsed) => browsed.Page.Locator($"section[aria-labelledby='at-{Jackdaw}']");

    private static ILocator AtJackdaw(Browsed browsed, string link) => Jackdaws(browsed).Locator("a", new() { HasText = link }).First;
}
