using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

public sealed class AProjectManager(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    public static TheoryData<int, bool> Ways { get; } = new() { { 1280, true }, { 360, true }, { 360, false } };

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task Logs_a_milestone_in_six_taps_at_most_and_takes_it_back_with_a_reason(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync(Demo);

        await browsed.TapAsync(browsed.Link("Log"));
        await browsed.TapAsync(browsed.Choice("Jackdaw Elementary"));
        await browsed.IsAtAsync("What happened at Jackdaw Elementary?");
        await browsed.TapAsync(browsed.Page.Locator(".choices__item").First);
        await Assertions.Expect(browsed.Field("When")).ToHaveValueAsync(Iso(Today));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        Assert.InRange(browsed.Taps, 1, 6);
        Assert.Equal("milestone_reached", await LastAsync("type"));

        await browsed.TapAsync(browsed.Link("Undo"));
        await browsed.IsAtAsync("Withdraw an entry");
        await browsed.Field("Why").FillAsync("It was another school.");
        await browsed.TapAsync(browsed.Button("Withdraw it"));
        await browsed.ReadsAsync(".usa-alert--success", "It was another school");
        Assert.Equal("event_withdrawn", await LastAsync("type"));
        browsed.HasNoComplaintBeside();
    }

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task Loses_nothing_typed_when_an_entry_is_refused(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await browsed.Field("When").FillAsync(Iso(Today.AddDays(2)));
        await browsed.Field("Note").FillAsync("Two of three grades have begun.");

        Assert.Equal(422, await browsed.TapThroughAsync(browsed.Button("Record"), "/log"));

        await browsed.SeesAsync(browsed.Page.Locator(".usa-form-group--error #effectiveOn-fault"));
        await Assertions.Expect(browsed.Field("When")).ToHaveValueAsync(Iso(Today.AddDays(2)));
        await Assertions.Expect(browsed.Field("Note")).ToHaveValueAsync("Two of three grades have begun.");
        await browsed.Field("When").FillAsync(Iso(Today));
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        browsed.HasNoComplaintBeside(422);
    }

    [BrowserTheory]
    [MemberData(nameof(Ways))]
    public async Task Is_told_who_was_first_and_records_it_all_the_same(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await browsed.Field("Note").FillAsync("The fourth grade has begun.");
        await RecordElsewhereAsync(Jackdaw, "key_meeting_held", new { meeting = "kickoff", presence = "absent" });

        Assert.Equal(409, await browsed.TapThroughAsync(browsed.Button("Record"), "/log"));

        await browsed.ReadsAsync(".conflict", "Someone was first");
        await browsed.ReadsAsync(".conflict li", "kickoff");
        await browsed.ReadsAsync(".conflict .usa-tag", "local, ");
        await Assertions.Expect(browsed.Field("Note")).ToHaveValueAsync("The fourth grade has begun.");
        await browsed.TapAsync(browsed.Button("Record it all the same"));
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        Assert.Equal("check_in_recorded", await LastAsync("type"));
        browsed.HasNoComplaintBeside(409);
    }

    [BrowserFact]
    public async Task Needs_no_more_than_a_keyboard()
    {
        await using var browsed = await BrowseAsync(1280);
        await browsed.GoToAsync(Demo);

        await PressAsync(browsed, "Log");
        await browsed.IsAtAsync("At which school?");
        await PressAsync(browsed, "Jackdaw Elementary");
        await browsed.IsAtAsync("What happened at Jackdaw Elementary?");
        await PressAsync(browsed, "Check-in");
        await browsed.IsAtAsync("Check-in");
        await PressAsync(browsed, "Record");
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        browsed.HasNoComplaintBeside();
    }

    /// <summary>Goes from stop to stop as far as it takes; each stop must be seen.</summary>
    private static async Task PressAsync(Browsed browsed, string name)
    {
        const string Stop = "() => [document.activeElement.innerText.trim(), getComputedStyle(document.activeElement).outlineStyle]";
        for (var stops = 0; stops < 120; stops++)
        {
            await browsed.Page.Keyboard.PressAsync("Tab");
            var stop = await browsed.Page.EvaluateAsync<string[]>(Stop);
            if (stop[0] != name)
                continue;
            Assert.NotEqual("none", stop[1]);
            await browsed.Page.Keyboard.PressAsync("Enter");
            return;
        }

        Assert.Fail($"Nobody gets to “{name}” by keyboard.");
    }

    private async Task<string?> LastAsync(string member) =>
        (await GetAsync($"{DemoApi}/history?school={Jackdaw}&limit=1000")).GetProperty("events").EnumerateArray().Last().GetProperty(member).GetString();
}
