using Microsoft.Playwright;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Browser;

/// <summary>Every page in every state is looked at by axe, fits a phone, and leaves a picture where one is wanted.</summary>
public sealed class EveryPage(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Mistaken = "0199c0de-0000-7000-8000-000000000001";
    private const string LongName = "The Honourable Josephine Featherstonehaugh-Cholmondeley Memorial Preparatory Academy of the Arts and Llanfairpwllgwyngyllgogerychwyrndrobwll Sciences";

    private string Past => $"effective={Iso(Today.AddDays(-60))}&known={Iso(Today.AddDays(-60))}";

    private IReadOnlyList<State> States =>
    [
        State.At("start", "/"),
        State.At("board", Demo, isMain: true),
        State.At("board-filtered", $"{Demo}?status=offTrack&wave=2"),
        State.At("board-none", $"{Demo}?status=completed&wave=3"),
        State.At("board-everybody", $"{Demo}?list=all"),
        State.At("board-past", $"{Demo}?{Past}", isMain: true),
        State.At("board-other-path", $"{Demo}?path=2"),
        State.At("board-empty", $"/d/{Invented.District}/empty"),
        State.At("school", $"{Demo}/schools/{Jackdaw}", isMain: true),
        State.At("school-corrected", $"{Demo}/schools/{Merlin}"),
        State.At("school-past", $"{Demo}/schools/{Merlin}?{Past}"),
        State.At("school-done", $"{Demo}/schools/990010000001"),
        State.At("school-long-name", $"/d/{Invented.District}/pl/schools/{Invented.Pine}"),
        State.At("log", $"{Demo}/log"),
        State.At("log-nothing-found", $"{Demo}/log?q=Zebra"),
        State.At("log-what", $"{Demo}/log?school={Jackdaw}"),
        State.At("log-milestone", $"{Demo}/log?school={Jackdaw}&type=milestone_reached", isMain: true),
        State.At("log-meeting", $"{Demo}/log?school={Jackdaw}&type=key_meeting_held"),
        new("log-refused", RefusedAsync, Refused: 422),
        new("log-conflict", ConflictAsync, Refused: 409),
        new("log-recorded", RecordedAsync),
        State.At("undo", $"{Demo}/log/undo?event={Mistaken}"),
        State.At("history", $"{Demo}/history", isMain: true),
        State.At("history-school", $"{Demo}/history?school={Merlin}"),
        State.At("event", $"{Demo}/events/{Mistaken}"),
        State.At("no-news", $"{Demo}/no-news", isMain: true),
        State.At("no-news-nobody", $"/d/{Invented.District}/empty/no-news"),
        State.At("supports", $"{Demo}/supports", isMain: true),
        State.At("supports-past", $"{Demo}/supports?{Past}"),
        State.At("supports-everything", $"{Demo}/supports?list=all"),
        State.At("log-support", $"{Demo}/log?school={Jackdaw}&type=support_opened&rule=R1&milestone=M4"),
        State.At("log-help", $"{Demo}/log?school={Jackdaw}&type=help_requested"),
        State.At("track-checks", $"{Demo}/track-checks", isMain: true),
        State.At("track-check", $"{Demo}/track-checks/Winter", isMain: true),
        new("track-check-refused", UndecidedAsync, Refused: 422),
        new("packet", HeldAsync, IsMain: true),
        State.At("problem-404", "/d/9900100/nothing", refused: 404),
        State.At("problem-400", $"{Demo}?effective=yesterday", refused: 400),
        State.At("docs", "/docs"),
    ];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} {Invented.There} --initiative empty");
        await SayAsync("track_check_scheduled", new { check = "Autumn", scheduledFor = Iso(Today.AddDays(-20)) }, address: $"{DemoApi}/events");
        await SayAsync("track_check_scheduled", new { check = "Winter", scheduledFor = Iso(Today.AddDays(7)) }, address: $"{DemoApi}/events");
        await SayAsync("support_menu_agreed", new { suggestions = new[] { new { rule = "R1", kind = "coaching", title = "A coach for two weeks" } } }, address: $"{DemoApi}/events");
        await RecordElsewhereAsync(Jackdaw, "help_requested", new { help = "h-1", topic = "the plans", note = "Could somebody look at our drafts with us?", effectiveOn = Iso(Today.AddDays(-9)) });
        await RecordElsewhereAsync(Merlin, "support_opened", new { support = "A planning day", owner = "curriculum lead", dueOn = Iso(Today.AddDays(-8)), rule = "R1", milestone = "M4", kind = "planning", effectiveOn = Iso(Today.AddDays(-20)) });
        await RecordElsewhereAsync(Merlin, "support_opened", new { support = "A coach", owner = "coach", dueOn = Iso(Today.AddDays(-18)), effectiveOn = Iso(Today.AddDays(-30)) });
        await RecordElsewhereAsync(Merlin, "support_outcome_recorded", new { support = "A coach", outcome = "partly", recheckOn = Iso(Today.AddDays(-1)), effectiveOn = Iso(Today.AddDays(-12)) });
        await RecordElsewhereAsync(Merlin, "flag_acknowledged", new { rule = "R1", milestone = "M4", note = "We meet on Thursday." });
        await SayAsync("school_renamed", new { name = LongName }, address: $"{Base}/schools/{Invented.Pine}/events");
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task In_every_state_is_without_a_violation_and_fits_the_window(int width)
    {
        var found = new List<string>();
        await using var browsed = await BrowseAsync(width);
        foreach (var state in States)
        {
            await state.ReachAsync(browsed);
            await browsed.LookAsync($"{state.Name}-{width}", found);
            if (state.IsMain && width == 1280)
                await LookOtherwiseAsync(browsed, state.Name, found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside([.. States.Select(state => state.Refused).Where(status => status > 0)]);
    }

    [BrowserFact]
    public async Task For_a_newcomer_says_what_to_do_first()
    {
        // Emptied whole, the tables would be locked against those who follow the log.
        await Database.RunAsync("delete from es_tenant_head");
        var found = new List<string>();
        foreach (var width in new[] { 1280, 360 })
        {
            await using var browsed = await BrowseAsync(width);
            await browsed.GoToAsync("/");
            await browsed.ReadsAsync(".summary", "No district is here yet.");
            await browsed.LookAsync($"start-empty-{width}", found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [LongBrowserFact]
    public async Task With_a_thousand_schools_is_without_a_violation()
    {
        const string There = "--district 9900003";
        var numbers = Enumerable.Range(1, 1000).Select(n => $"9900003{n:d5}").ToList();
        var rows = string.Concat(numbers.Select((school, n) => $"{school},School {n + 1},{(n % 3 == 0 ? "middle" : "elementary")},1\n"));
        await Door.DoAsync($"import schools {Files.Write("many.csv", "school,name,level,status\n" + rows)} --from csv {There}");
        await Door.DoAsync($"import calendar {Files.Write("calendar.json", Invented.Calendar)} {There}");
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} {There} --initiative pl");
        await Door.DoAsync($"import events {Files.Write("many.jsonl", string.Join('\n', numbers.Select(Invented.Enrolled)) + "\n")} {There} --initiative pl");
        var found = new List<string>();
        await using var browsed = await BrowseAsync(1280);

        await browsed.GoToAsync("/d/9900003/pl?effective=2026-10-01");

        Assert.Equal(1000, await browsed.Page.Locator(".heat tbody tr").CountAsync());
        await browsed.LookAsync("board-thousand-1280", found);
        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside();
    }

    private static async Task LookOtherwiseAsync(Browsed browsed, string name, List<string> found)
    {
        await browsed.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await browsed.LookAsync($"{name}-dark", found);
        await browsed.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Print });
        await browsed.LookAsync($"{name}-print", found);
        await browsed.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Screen });
    }

    private async Task RefusedAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=milestone_reached");
        await browsed.Field("When").FillAsync(Iso(Today.AddDays(2)));
        await browsed.Page.Locator("input[type=radio]").First.CheckAsync();
        await browsed.Button("Record").ClickAsync();
        await browsed.SeesAsync(browsed.Page.Locator("#effectiveOn-fault"));
    }

    private async Task ConflictAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await browsed.Field("Note").FillAsync("The fourth grade has begun.");
        await RecordElsewhereAsync(Jackdaw, "key_meeting_held", new { meeting = $"kickoff {Guid.NewGuid():n}"[..12], presence = "absent" });
        await browsed.Button("Record").ClickAsync();
        await browsed.SeesAsync(browsed.Page.Locator(".conflict"));
    }

    private static async Task RecordedAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/log?school={Merlin}&type=check_in_recorded");
        await browsed.Field("Note").FillAsync($"All {browsed.Page.ViewportSize!.Width} books are here.");
        await browsed.Button("Record").ClickAsync();
        await browsed.SeesAsync(browsed.Page.Locator(".usa-alert--success"));
    }

    private static async Task UndecidedAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/track-checks/Winter");
        await browsed.Field("What had to be decided").FillAsync("Do the plans get three more weeks?");
        await browsed.Field("Option 1", isExact: true).FillAsync("Three more weeks");
        await browsed.Button("Record the decision").ClickAsync();
        await browsed.SeesAsync(browsed.Page.Locator("#options-fault"));
    }

    private static async Task HeldAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/track-checks/Autumn");
        await browsed.Page.Locator("form[action$='/hold'] input[value='superintendent']").CheckAsync();
        await browsed.Button("It is held: freeze the view").ClickAsync();
        await browsed.ReadsAsync(".usa-alert--success", "it is the same as it was shown");
    }
}
