using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

/// <summary>From a flag to the packet of the check it was spoken of at, which stays the same whatever is logged later.</summary>
public sealed class ATrackCheck(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const int Later = 1_000;

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Goes_from_a_flag_to_a_packet_that_stays_the_same(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync(Demo);

        // The finding is taken up.
        await browsed.TapAsync(browsed.Link("Supports"));
        await browsed.IsAtAsync("Supports");
        await browsed.TapAsync(browsed.Page.Locator(".finding", new() { HasText = "Jackdaw Elementary" }).GetByRole(AriaRole.Link, new() { Name = "Take it up" }).First);
        await browsed.IsAtAsync("Take up a finding");
        await browsed.Field("What comes next").FillAsync("We look at the plans together on Thursday.");
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "was taken up");
        await browsed.TapAsync(browsed.Link("All supports"));

        // A support is opened.
        await browsed.TapAsync(browsed.Page.Locator("section[aria-labelledby=unsupported] .worst__item", new() { HasText = "Jackdaw Elementary" }).GetByRole(AriaRole.Link, new() { Name = "Open a support" }));
        await browsed.IsAtAsync("Open a support");
        await browsed.Field("What it is").FillAsync("A coach on Tuesdays");
        await browsed.Field("Who sees to it").FillAsync("curriculum coach");
        await browsed.Field("To be given by").FillAsync(Iso(Today));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.TapAsync(browsed.Link("All supports"));
        await browsed.ReadsAsync("section[aria-labelledby=open] .rows__item", "Due on this very day");

        // A check is agreed, something decided at it, and it is held.
        await browsed.TapAsync(browsed.Link("Track checks"));
        await browsed.IsAtAsync("Track checks");
        await browsed.Field("Its name").FillAsync("November");
        await browsed.Field("For which day").FillAsync(Iso(Today));
        await browsed.TapAsync(browsed.Button("Agree on it"));
        await browsed.IsAtAsync("Track check “November”");
        await browsed.ReadsAsync("section[aria-labelledby=agenda]", "1 support open");
        await browsed.Field("What had to be decided").FillAsync("Does Jackdaw get three more weeks for its plans?");
        await browsed.Field("Option 1", isExact: true).FillAsync("Go on as now");
        await browsed.Field("Option 2", isExact: true).FillAsync("Three more weeks");
        await browsed.Field("Option 2 was chosen").CheckAsync();
        await browsed.Page.Locator("form[action$='/decisions'] input[value='teacher']").CheckAsync();
        await browsed.TapAsync(browsed.Button("Record the decision"));
        await browsed.ReadsAsync("section[aria-labelledby=decided] .finding", "Three more weeks chosen");
        await browsed.Page.Locator("form[action$='/hold'] input[value='superintendent']").CheckAsync();
        await browsed.TapAsync(browsed.Button("It is held: freeze the view"));
        await browsed.IsAtAsync("Packet of track check “November”");
        await browsed.ReadsAsync(".usa-alert--success", "it is the same as it was shown");
        await browsed.ReadsAsync("section[aria-labelledby=decided]", "Does Jackdaw get three more weeks");
        var (digest, schools) = await SeenAsync(browsed);
        var bytes = await Client.GetByteArrayAsync($"{DemoApi}/track-checks/November/packet");
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        // Much is logged since, some of it about the very day.
        await Door.DoAsync($"import events {Files.Write("later.jsonl", string.Concat(Enumerable.Range(0, Later).Select(LaterLine)))} --district 9900100 --initiative personalised-learning");
        await browsed.GoToAsync($"{Demo}/track-checks/November/packet");

        await browsed.ReadsAsync(".usa-alert--success", "it is the same as it was shown");
        Assert.Equal((digest, schools), await SeenAsync(browsed));
        Assert.Equal(bytes, await Client.GetByteArrayAsync($"{DemoApi}/track-checks/November/packet"));
        await browsed.ReadsAsync("section[aria-labelledby=now]", "would be shown otherwise for the very same day");
        await browsed.ReadsAsync("section[aria-labelledby=now] .changes", "Jackdaw Elementary");
        browsed.HasNoComplaintBeside();
    }

    /// <summary>The digest the page says, and its table.</summary>
    private static async Task<(string Digest, string Schools)> SeenAsync(Browsed browsed) =>
        (await browsed.Page.Locator(".secret").First.InnerTextAsync(), await browsed.Page.Locator("section[aria-labelledby=schools]").InnerTextAsync());

    private string LaterLine(int n) => n < 2
        ? $$$"""{"type":"milestone_reached","school":"{{{Jackdaw}}}","data":{"effectiveOn":"{{{Iso(Today.AddDays(-3 + n))}}}","milestone":"M{{{4 + n}}}"}}""" + "\n"
        : $$$"""{"type":"check_in_recorded","school":"9900100000{{{1 + n % 30:d2}}}","data":{"effectiveOn":"{{{Iso(Today.AddDays(-(n % 40)))}}}"}}""" + "\n";
}
