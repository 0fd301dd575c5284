using Microsoft.Playwright;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Browser;

/// <summary>
/// Every page in every state is looked at by axe, fits a phone, and leaves a picture where one is wanted. On a desk only what has layouts
/// of its own is looked at each time, in the dark and on paper, too; <c>ops/test long</c> looks at all of it.
/// </summary>
[Collection(InAnotherBrowser.Name)]
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
        State.At("rules", $"{Demo}/rules", isMain: true),
        State.At("rules-adopting", $"{Demo}/rules?from=all"),
        State.At("supports", $"{Demo}/supports", isMain: true),
        State.At("supports-past", $"{Demo}/supports?{Past}"),
        State.At("supports-everything", $"{Demo}/supports?list=all"),
        State.At("log-support", $"{Demo}/log?school={Jackdaw}&type=support_opened&rule=R1&milestone=M4"),
        State.At("log-help", $"{Demo}/log?school={Jackdaw}&type=help_requested"),
        State.At("track-checks", $"{Demo}/track-checks", isMain: true),
        State.At("track-check", $"{Demo}/track-checks/Winter", isMain: true),
        new("track-check-refused", UndecidedAsync, Refused: 422),
        new("packet", HeldAsync, IsMain: true),
        new("published-packet", PublishedAsync, IsMain: true),
        State.At("published", $"{Demo}/published"),
        State.At("principals", $"{Demo}/principals", isMain: true),
        State.At("principals-one", $"{Demo}/principals?person=p-114"),
        State.At("principals-past", $"{Demo}/principals?{Past}"),
        State.At("principals-nobody", $"/d/{Invented.District}/empty/principals"),
        State.At("communications", $"{Demo}/communications", isMain: true),
        State.At("communications-school", $"{Demo}/communications?school={Jackdaw}", isMain: true),
        State.At("communications-past", $"{Demo}/communications?{Past}"),
        State.At("communications-nobody", $"/d/{Invented.District}/empty/communications"),
        State.At("agreements", $"{Demo}/agreements", isMain: true),
        State.At("agreements-past", $"{Demo}/agreements?{Past}"),
        State.At("agreements-nothing", $"/d/{Invented.District}/pl/agreements"),
        State.At("partners", $"{Demo}/partners", isMain: true),
        State.At("partners-past", $"{Demo}/partners?{Past}"),
        State.At("partners-nothing", $"/d/{Invented.District}/pl/partners"),
        State.At("log-vendor", $"{Demo}/log?type=capacity_transferred"),
        State.At("measures", $"{Demo}/measures", isMain: true),
        State.At("measures-school", $"{Demo}/measures?school=990010000029", isMain: true),
        State.At("measures-past", $"{Demo}/measures?{Past}"),
        State.At("measures-nothing", $"/d/{Invented.District}/pl/measures"),
        State.At("log-indicator", $"{Demo}/log?type=indicator_defined"),
        State.At("waves", $"{Demo}/waves", isMain: true),
        State.At("waves-of-ten", $"{Demo}/waves?size=10"),
        State.At("waves-past", $"{Demo}/waves?{Past}"),
        State.At("waves-nothing", $"/d/{Invented.District}/empty/waves"),
        State.At("log-rubric", $"{Demo}/log?type=rubric_published"),
        State.At("log-readiness", $"{Demo}/log?school={Jackdaw}&type=readiness_assessed"),
        State.At("practice", $"{Demo}/practice", isMain: true),
        State.At("practice-school", $"{Demo}/practice?school={Jackdaw}"),
        State.At("practice-past", $"{Demo}/practice?{Past}"),
        State.At("practice-nobody", $"/d/{Invented.District}/empty/practice"),
        State.At("log-walkthrough", $"{Demo}/log?school={Jackdaw}&type=walkthrough_recorded"),
        State.At("log-review", $"{Demo}/log?school={Jackdaw}&type=alignment_review_held"),
        State.At("log-pairs", $"{Demo}/log?type=less_more_published"),
        State.At("stages", $"{Demo}/stages", isMain: true),
        State.At("stages-past", $"{Demo}/stages?{Past}"),
        State.At("stages-nothing", $"/d/{Invented.District}/pl/stages"),
        State.At("learning", $"{Demo}/learning", isMain: true),
        State.At("learning-past", $"{Demo}/learning?{Past}"),
        State.At("learning-nothing", $"/d/{Invented.District}/pl/learning"),
        State.At("log-cycle-act", $"{Demo}/log?type=cycle_act_decided&cycle=choice of seats"),
        State.At("log-vision", $"{Demo}/log?type=vision_statement_adopted&version=1"),
        State.At("log-plan", $"{Demo}/log?type=communication_plan_approved"),
        new("log-jargon", JargonAsync),
        State.At("imports", "/d/9900077/imports", isMain: true),
        new("import-seen", SentAsync, IsMain: true),
        new("import-broken", BrokenAsync),
        State.At("problem-404", "/d/9900100/nothing", refused: 404),
        State.At("problem-400", $"{Demo}?effective=yesterday", refused: 400),
        State.At("docs", "/docs"),
        State.At("set-up", $"/d/{Invented.District}/set-up", isMain: true),
        State.At("register", "/districts/new"),
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
        await AgreeAsync();
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
            if (state.IsMain || width < 600 || LongFactAttribute.IsAsked || Browsed.KeepsPictures)
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
        await browsed.LookAtColoursAsync($"{name}-dark", found);
        await browsed.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Print });
        await browsed.LookAtColoursAsync($"{name}-print", found);
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

    /// <summary>What the district agreed on, so that its pages have something to show.</summary>
    private async Task AgreeAsync()
    {
        var day = Iso(Today.AddDays(-30));
        foreach (var (type, data) in new (string, object)[]
        {
            ("vision_statement_adopted", new { effectiveOn = day, version = 1, statement = "Every child reads every day, and likes it.", approvedBy = "Board of trustees" }),
            ("vision_statement_revised", new { effectiveOn = Iso(Today.AddDays(-8)), version = 2, statement = "Every child reads every day, and says what it is about.", reason = "Families asked what they would notice." }),
            ("initiative_linked_to_priority", new { effectiveOn = day, priority = "Reading by grade 3", plan = "Strategic plan" }),
            ("participation_mode_set", new { effectiveOn = day, mode = "optIn", reason = "Teachers who choose it stay with it." }),
            ("expectation_assigned", new { effectiveOn = Iso(Today.AddDays(-3)), responsibility = "devices", holder = "vendor", nonDelegable = false }),
            ("expectation_accepted", new { effectiveOn = Iso(Today.AddDays(-3)), responsibility = "lead-alignment-review", holder = "school" }),
            ("stakeholder_groups_named", new { effectiveOn = day, groups = (string[])["families", "teachers", "board"] }),
        })
        {
            Assert.Equal(System.Net.HttpStatusCode.Created, (await SayAsync(type, data, address: $"{DemoApi}/events")).Status);
        }

        await RecordElsewhereAsync(Jackdaw, "touchpoint_planned", new { effectiveOn = Iso(Today), group = "families", plannedFor = Iso(Today.AddDays(6)), channel = "letter" });
        await RecordElsewhereAsync(Jackdaw, "touchpoint_missed", new { effectiveOn = Iso(Today), group = "teachers", plannedFor = Iso(Today.AddDays(-3)), reason = "Snow." });
        await RecordElsewhereAsync(Jackdaw, "touchpoint_delivered", new { effectiveOn = Iso(Today), group = "board", channel = "letter", sender = "vendor", twoWay = false, core = true });
        await RecordElsewhereAsync(Jackdaw, "feedback_received", new { effectiveOn = Iso(Today), group = "families", channel = "evening", note = "Less paper." });
        await RecordElsewhereAsync(Jackdaw, "story_published", new { effectiveOn = Iso(Today), title = "A class that reads", speakerRole = "teacher" });
        await RecordElsewhereAsync(Jackdaw, "vision_reaffirmed", new { effectiveOn = Iso(Today), version = 1 });
        await RecordElsewhereAsync(Jackdaw, "need_identified", new { effectiveOn = Iso(Today), need = "reading", statement = "Many read little at home." });
        await RecordElsewhereAsync(Jackdaw, "practices_defined", new { effectiveOn = Iso(Today), practices = (string[])["conferring", "small groups"], definition = "A teacher sits with one child." });
        await RecordElsewhereAsync(Jackdaw, "opt_in_count_recorded", new { effectiveOn = Iso(Today), count = 9, of = 22 });
        await RecordElsewhereAsync(Jackdaw, "commitment_made", new { effectiveOn = day, commitment = "visits", statement = "Visit each room once a week.", dueOn = Iso(Today.AddDays(-10)) });
        await RecordElsewhereAsync(Jackdaw, "commitment_renegotiated", new { effectiveOn = Iso(Today), commitment = "visits", dueOn = Iso(Today.AddDays(20)), reason = "The assistant principal is away." });
    }

    private static async Task JargonAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/log?type=vision_statement_revised&version=3");
        await browsed.Field("In words that families use").FillAsync($"We leverage synergy for {browsed.Page.ViewportSize!.Width} children.");
        await browsed.ReadsAsync(".jargon-notice", "“leverage”");
        await browsed.Field("Why").FillAsync("A try.");
        await browsed.Button("Record").ClickAsync();
        await browsed.ReadsAsync(".usa-alert--warning", "“synergy”");
    }

    private static Task SentAsync(Browsed browsed) => SendAsync(browsed, $"{Invented.Schools.Replace("Oak,", "Oak Street,")}990000200009,{LongName},high,3\n", ".usa-button:has-text('Import these')");

    private static Task BrokenAsync(Browsed browsed) => SendAsync(browsed, Invented.Schools.Replace(",1\n", ",9\n"), "#lines-Rejected");

    private static async Task SendAsync(Browsed browsed, string roster, string seen)
    {
        await browsed.GoToAsync($"/d/{Invented.District}/imports?kind=schools");
        await browsed.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(roster) });
        await browsed.Button("See what would change").ClickAsync();
        await browsed.SeesAsync(browsed.Page.Locator(seen));
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
        Assert.Equal(1, await browsed.Page.Locator(".coordinate-bar__change").CountAsync());
    }

    private static async Task HeldAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/track-checks/Autumn");
        await browsed.Page.Locator("form[action$='/hold'] input[value='superintendent']").CheckAsync();
        await browsed.Button("It is held: freeze the view").ClickAsync();
        await browsed.ReadsAsync(".usa-alert--success", "it is the same as it was shown");
    }

    private static async Task PublishedAsync(Browsed browsed)
    {
        await browsed.GoToAsync($"{Demo}/track-checks/Autumn/packet");
        await browsed.Button("Publish it").ClickAsync();
        await browsed.ReadsAsync("h1", "Where schools stood on");
    }
}
