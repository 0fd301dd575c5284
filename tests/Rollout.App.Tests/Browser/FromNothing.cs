using System.Globalization;
using Microsoft.Playwright;
using Rollout.App.Tests.Web;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Browser;

/// <summary>An empty database, a browser and two files: at the end of one sitting there is a board.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class FromNothing(FreshDatabase database, Chromium chromium, ITestOutputHelper output) : AServedDistrict(database)
{
    private const string Roster =
        """
        school,name,level,status
        990008800001,Avocet Elementary,elementary,1
        990008800002,Bittern Elementary,elementary,1
        990008800003,Crane Elementary,elementary,1
        990008800004,Dunlin Middle School,middle,1
        990008800005,Egret Middle School,middle,1
        990008800006,Falcon High School,high,1

        """;

    private static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(15);

    private DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    /// <summary>It began a week ago, and goes on for forty-one weeks with two breaks.</summary>
    private string Calendar =>
        $$"""
        {
          "year": "This year", "firstDay": "{{Iso(-7)}}", "lastDay": "{{Iso(280)}}",
          "terms": [{ "name": "Fall", "from": "{{Iso(-7)}}", "to": "{{Iso(110)}}" }, { "name": "Spring", "from": "{{Iso(124)}}", "to": "{{Iso(280)}}" }],
          "closures": [{ "from": "{{Iso(60)}}", "to": "{{Iso(66)}}", "label": "Autumn break" }, { "from": "{{Iso(111)}}", "to": "{{Iso(123)}}", "label": "Winter break" }]
        }
        """;

    protected override Task SetUpAsync() => EmptyAsync();

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task A_district_has_its_first_board_in_one_sitting(int width, bool hasScript)
    {
        await using var browsed = await chromium.OpenAsync(Client.BaseAddress!, width, hasScript);
        var (person, found) = (new PersonsTime(browsed), new List<string>());

        await browsed.GoToAsync("/");
        await person.ReadsAsync("Whose rollout?");
        await person.TapAsync(browsed.Link("Register your own"));
        await person.ReadsAsync("Register a district");
        await LookAsync("register");
        await person.TypeAsync("Name", "Heron Valley ISD");
        await person.TypeAsync("Federal number", "9900088");
        await person.TapAsync(browsed.Button("Register it"));
        await person.ReadsAsync("Set up");

        await BringInAsync(person);

        await person.ReadsAsync("Set up");
        await LookAsync("start");
        await person.TypeAsync("What the initiative is called", "Personalised learning");
        await person.TapAsync(browsed.Button("Begin"));

        await person.ReadsAsync("Charter");
        await LookAsync("charter");
        await person.ComposeAsync("The need it meets", "In grade 3 four of ten students read below their grade, and three schools have had no coach for two years.");
        await person.TapAsync(Tile("Least-served first"));
        await person.ComposeAsync("Why these schools", "They waited longest, and the board promised it.");
        await person.TapAsync(Tile("By choice"));
        await person.ComposeAsync("Why so", "Teachers who choose it stay with it.");
        await GoOnAsync("Vision");
        await person.ComposeAsync("The vision, in words that families use", "Every student works on what comes next for them, chooses how, and shares it with others.");
        await person.TypeAsync("Who adopted it", "Board of trustees");
        await GoOnAsync("Path");
        await person.TapAsync(browsed.Page.Locator(".milestone", new() { HasText = "M4" }).Locator("summary"));
        await person.TypeAsync("So many school days later, M4", "5");
        await person.TapAsync(browsed.Page.Locator("label[for=following-M4]"));
        var due = await browsed.Page.Locator("#due-M4").InputValueAsync();
        await person.TapAsync(browsed.Button("Save, and show the path again"));
        await Assertions.Expect(browsed.Page.Locator("#due-M4")).Not.ToHaveValueAsync(due);
        await person.ReadsAsync("Path");
        await GoOnAsync("Groups");
        await GoOnAsync("Who does what");
        await GoOnAsync("Readiness");
        await GoOnAsync("Waves");
        await person.TypeAsync("Launch of wave 2", Iso(140));
        await person.ChooseAsync("All schools", "wave 1");
        await person.ChooseAsync("Egret Middle School", "wave 2");
        await person.ChooseAsync("Falcon High School", "wave 2");
        await GoOnAsync("Rules");
        await GoOnAsync("Look it over");
        await browsed.ReadsAsync("main", "Avocet Elementary takes part");
        await person.TapAsync(browsed.Button("Adopt it"));

        await browsed.SeesAsync(browsed.Page.Locator(".counts"));
        await LookAsync("board");
        await browsed.GoToAsync("/d/9900088/personalised-learning?list=all");
        await browsed.ReadsAsync("main", "Falcon High School");
        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside();
        output.WriteLine(person.Told);
        Assert.True(person.Total <= OneSitting, person.Told);

        ILocator Tile(string words) => browsed.Page.Locator(".choice-tiles label", new() { HasText = words });

        async Task GoOnAsync(string next)
        {
            await person.TapAsync(browsed.Button("Save and go on"));
            await person.ReadsAsync(next);
            await LookAsync(next.Split(' ')[0].ToLowerInvariant());
        }

        async Task LookAsync(string name)
        {
            if (hasScript)
                await browsed.LookAsync($"set-up-{name}-{width}", found);
            else
                await browsed.KeepAsync($"set-up-{name}-{width}");
        }
    }

    /// <summary>The schools and the calendar, each from its file, looked at line by line.</summary>
    private async Task BringInAsync(PersonsTime person)
    {
        var browsed = person.Browsed;
        await person.TapAsync(browsed.Link("bring in the schools and the calendar"));
        foreach (var (kind, heading, file) in ((string, string, string)[])
            [
                ("schools", "Schools, a table", Files.Write("schools.csv", Roster)), ("calendar", "School year", Files.Write("calendar.json", Calendar)),
            ])
        {
            await person.ReadsAsync("Import a file");
            await person.TapAsync(browsed.Page.Locator($"label[for=kind-{kind}]"));
            await person.AttachAsync("The file", file);
            await person.TapAsync(browsed.Button("See what would change"));
            await person.ReadsAsync(heading);
            await person.TapAsync(browsed.Page.Locator("main button[type=submit]"));
            await browsed.SeesAsync(browsed.Page.Locator(".usa-alert--success"));
            await person.ReadsAsync(heading);
            await person.TapAsync(kind == "schools" ? browsed.Link("Another file") : browsed.Link("Boards"));
        }

        await person.ReadsAsync("Whose rollout?");
        await person.TapAsync(browsed.Choice("Set up an initiative"));
    }

    private string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
