using Microsoft.Playwright;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;

namespace Rollout.App.Tests.Browser;

/// <summary>The template's path made the district's own, and the draft thrown away: 360 px wide without script, and at a desk.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class LayingAPathOnAPhone(FreshDatabase database, Chromium chromium) : AServedDistrict(database)
{
    private const string Start = $"/d/{Invented.District}/set-up";

    [BrowserTheory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    public async Task Renames_leaves_out_and_adds_milestones(int width, bool hasScript)
    {
        await using var browsed = await chromium.OpenAsync(Client.BaseAddress!, width, hasScript);
        var found = new List<string>();
        await browsed.GoToAsync(Start);
        await browsed.Page.GetByText("Personalised learning, a small district").ClickAsync();
        await LookAsync("start");
        await browsed.Field("What the initiative is called").FillAsync($"Path {width} {hasScript}");
        await browsed.TapAsync(browsed.Button("Begin"));
        await browsed.IsAtAsync("Charter");
        await browsed.TapAsync(browsed.Link("Path"));
        await browsed.IsAtAsync("Path");

        await browsed.TapAsync(Milestone("M2").Locator("summary"));
        await browsed.Field("Title of M2").FillAsync("The principal says what she does herself");
        await browsed.TapAsync(Milestone("M3").Locator("summary"));
        await browsed.TapAsync(browsed.Page.Locator("label[for=without-M3]"));
        var stage = browsed.Page.Locator("fieldset", new() { Has = browsed.Page.Locator("#new-title-0") });
        await browsed.TapAsync(stage.Locator("summary", new() { HasText = "Add a milestone" }));
        await LookAsync("path-open");
        await browsed.Field("What else there is to reach in Agree").FillAsync("Families were heard");
        await browsed.TapAsync(stage.Locator("button"));

        await browsed.SeesAsync(browsed.Page.Locator("label", new() { HasText = "M11 Families were heard" }));
        await browsed.SeesAsync(browsed.Page.Locator("label", new() { HasText = "M2 The principal says what she does herself" }));
        await Assertions.Expect(Milestone("M3").First).ToContainTextAsync("left out");
        await Assertions.Expect(Milestone("M3").First).ToContainTextAsync("M4 no longer waits for it.");
        await LookAsync("path-own");
        await browsed.TapAsync(browsed.Button("Save and go on"));
        await browsed.IsAtAsync("Groups");

        await browsed.TapAsync(browsed.Link("Look it over and adopt it"));
        await browsed.ReadsAsync("main", "M11 Families were heard");
        await LookAsync("adopt");
        await browsed.TapAsync(browsed.Link("Throw this draft away"));
        await browsed.IsAtAsync("Throw this draft away?");
        await LookAsync("discard");
        await browsed.TapAsync(browsed.Button("Throw it away"));
        await browsed.IsAtAsync("Set up");
        await Assertions.Expect(browsed.Page.Locator("main")).Not.ToContainTextAsync($"Path {width} {hasScript}");
        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside();

        ILocator Milestone(string id) => browsed.Page.Locator(".milestone", new() { Has = browsed.Page.Locator($"[name=title-{id}]") });

        async Task LookAsync(string name)
        {
            if (hasScript)
                await browsed.LookAsync($"set-up-{name}-{width}", found);
        }
    }
}
