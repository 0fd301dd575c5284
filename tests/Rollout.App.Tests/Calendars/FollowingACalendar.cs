using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Tests.Calendars;

/// <summary>What is due as a calendar: each role’s own, for whoever is signed in and for programs that hold an address made for one role.</summary>
public sealed class FollowingACalendar(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Taken = $"/d/{Invented.District}/pl/calendar.ics";

    private const string Path =
        """
        {
          "title": "Reading", "startsOn": "2026-08-17", "cadence": 10, "stages": ["plan", "launch"],
          "milestones": [
            { "id": "M1", "title": "Vision", "stage": "plan", "dueDay": 15, "weight": 2, "window": 5, "gate": true, "owner": "superintendent" },
            { "id": "M2", "title": "Launch, at last", "stage": "launch", "dueDay": 50, "weight": 3, "window": 10, "owner": "coach" }
          ],
          "approvedBy": "Board", "reason": "by the school calendar"
        }
        """;

    private CalendarKeys Keys => App.Services.GetRequiredService<CalendarKeys>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(2027, 1, 15, 12, 0, 0, TimeSpan.Zero);
    }

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await Door.DoAsync($"import path {Files.Write("by-day.json", Path)} {Invented.Initiative}");
        var taken = await ImportEventsAsync(
            """{"type":"wave_scheduled","data":{"effectiveOn":"2026-08-01","wave":"1","launchOn":"2026-08-17"}}""",
            Assigned(Invented.Oak), Assigned(Invented.Pine), Invented.Reached("2026-09-04", "M1", Invented.Pine),
            $$$"""{"type":"touchpoint_planned","school":"{{{Invented.Oak}}}","data":{"effectiveOn":"2026-09-01","group":"families","plannedFor":"2027-02-01","channel":"letter"}}""",
            $$$"""{"type":"touchpoint_planned","school":"{{{Invented.Pine}}}","data":{"effectiveOn":"2026-09-01","group":"families","plannedFor":"2026-10-01","channel":"letter"}}""",
            """{"type":"track_check_scheduled","data":{"effectiveOn":"2026-09-01","check":"Spring","scheduledFor":"2027-03-01"}}""");
        Assert.Equal([], taken.Rejected);
    }

    [Theory]
    [InlineData(Role.Administrator, "", "Oak: Vision|Oak: Launch, at last|Pine: Launch, at last|Oak: families to hear, by letter|Track check: Spring")]
    [InlineData(Role.ProjectManager, "", "Oak: Vision|Oak: Launch, at last|Pine: Launch, at last|Oak: families to hear, by letter|Track check: Spring")]
    [InlineData(Role.Principal, Invented.Oak, "Oak: Vision|Oak: Launch, at last|Oak: families to hear, by letter")]
    [InlineData(Role.Principal, Invented.Pine, "Pine: Launch, at last")]
    [InlineData(Role.Coach, "", "Oak: Launch, at last|Pine: Launch, at last|Track check: Spring")]
    [InlineData(Role.Coach, Invented.Pine, "Pine: Launch, at last")]
    [InlineData(Role.Communications, "", "Oak: families to hear, by letter|Track check: Spring")]
    [InlineData(Role.FinanceTechnology, "", "Track check: Spring")]
    public async Task Shows_what_the_role_sees_to(Role role, string schools, string expected)
    {
        var account = await AddAsync("ana@here.example", Invented.District, role, schools.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        using var ana = await ComeInAsync(account);
        using var program = Nobody();

        foreach (var visit in (Visit[])[await ana.GoAsync(Taken), await program.GoAsync(await MakeAsync(account, role), "text/calendar")])
        {
            Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (visit.Status, visit.Headers["Content-Type"]));
            Assert.Equal(expected.Split('|'), StrictCalendar.Read(visit.Text).Events.Select(one => one["SUMMARY"]));
        }
    }

    [Fact]
    public async Task Moves_due_days_by_a_snow_day_and_names_them_the_same()
    {
        using var program = Nobody();
        var address = await MakeAsync(await AddAsync("ana@here.example", Invented.District, Role.ProjectManager), Role.ProjectManager);
        var before = StrictCalendar.Read((await program.GoAsync(address)).Text).Events.ToDictionary(one => one["UID"]);

        await ImportEventsAsync("""{"type":"calendar_day_changed","data":{"date":"2026-09-10","kind":"weather","reason":"snow"}}""");
        var after = StrictCalendar.Read((await program.GoAsync(address)).Text).Events.ToDictionary(one => one["UID"]);

        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(
            [("Oak: Vision", 0), ("Oak: Launch, at last", 3), ("Pine: Launch, at last", 3), ("Oak: families to hear, by letter", 0), ("Track check: Spring", 0)],
            before.Values.Select(one => (one["SUMMARY"], StrictCalendar.DayOf(after[one["UID"]]).DayNumber - StrictCalendar.DayOf(one).DayNumber)));
    }

    [Fact]
    public async Task Is_taken_at_other_coordinates_stamped_with_what_was_known()
    {
        using var ana = await ComeInAsync(await AddAsync("ana@here.example", Invented.District, Role.ProjectManager));
        var past = StrictCalendar.Read((await ana.GoAsync($"{Taken}?effective=2026-09-03&known=2027-01-01T10:00:00Z")).Text).Events;

        Assert.Contains(past, one => one["SUMMARY"] == "Pine: Vision");
        Assert.Contains(past, one => one["SUMMARY"] == "Pine: families to hear, by letter");
        Assert.All(past, one => Assert.Equal("20270101T100000Z", one["DTSTAMP"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await ana.GoAsync($"{Taken}?role=principal", "application/json")).Status);
    }

    [Fact]
    public async Task Is_made_once_on_the_account_page_and_ends_when_it_is_revoked_there()
    {
        var account = await AddAsync("ana@here.example", Invented.District, Role.Principal, Invented.Oak);
        using var ana = await ComeInAsync(account);
        var made = await ana.FillInAsync("/account", "/account/calendars", ("calendar", $"{Invented.District}/pl/principal"));
        var address = Regex.Match(made.Text, "/calendars/[^<]+\\.ics").Value;
        using var program = Nobody();
        Assert.Equal(HttpStatusCode.OK, (await program.GoAsync(address)).Status);
        var page = (await ana.GoAsync("/account")).Text;
        Assert.DoesNotContain(address, page, StringComparison.Ordinal);
        Assert.Contains("as principal", page, StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync($"select count(*) from access_token t, access_log l where t::text || l::text like '%{SecretOf(address)}%'"));
        Assert.Equal(account.Actor, Assert.Single(await AccessLogAsync(), entry => entry.What == "calendar-made").Actor);

        var id = Assert.Single(await Keys.ListAsync(Here, account.Id, default)).Id.ToString();
        await ana.FillInAsync("/account", "/account/tokens/revoke", ("token", id), ("district", Invented.District), ("kind", "calendar"));

        Assert.Equal(HttpStatusCode.NotFound, (await program.GoAsync(address)).Status);
    }

    [Fact]
    public async Task Ends_with_the_role_with_the_account_and_after_a_year()
    {
        var account = await AddAsync("ana@here.example", Invented.District, Role.Coach);
        await Members.GrantAsync(Here, account.Id, new(Role.Communications, null), "tests", default);
        var (coach, communications) = (await MakeAsync(account, Role.Coach), await MakeAsync(account, Role.Communications));
        using var program = Nobody();

        await Members.RevokeAsync(Here, account.Id, Role.Coach, "tests", default);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await program.GoAsync(coach)).Status, (await program.GoAsync(communications)).Status));

        await Accounts.DisableAsync(account.Id, default);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GoAsync(communications)).Status);
        await Accounts.EnableAsync(account.Id, default);
        Assert.Equal(HttpStatusCode.OK, (await program.GoAsync(communications)).Status);

        Clock.Now = Clock.Now.AddDays(367);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GoAsync(communications)).Status);
    }

    [Fact]
    public async Task Opens_one_calendar_and_nothing_else()
    {
        var account = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        var address = await MakeAsync(account, Role.Administrator);
        using var program = Nobody();
        foreach (var nearly in (string[])
            [
                address.Replace($"/{Invented.District}/", $"/{Elsewhere}/", StringComparison.Ordinal), address.Replace("/pl/", "/other/", StringComparison.Ordinal),
                address.Replace(".ics", "x.ics", StringComparison.Ordinal), $"/calendars/{Invented.District}/pl/none.ics", "/calendars/oak/pl/none.ics",
            ])
        {
            Assert.Equal((nearly, HttpStatusCode.NotFound), (nearly, (await program.GoAsync(nearly, "application/json")).Status));
        }

        program.Token = $"rollout_{Invented.District}_{SecretOf(address)}";
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GoAsync($"{Base}/board", "application/json")).Status);

        using var tokened = await ProgramAsync(account, Invented.District);
        Assert.Equal(HttpStatusCode.NotFound, (await tokened.GoAsync($"/calendars/{Invented.District}/pl/{tokened.Token!.Split('_', 3)[2]}.ics", "application/json")).Status);
        Assert.DoesNotContain(Diary.Entries, entry => entry.RenderMessage(null).Contains(SecretOf(address), StringComparison.Ordinal));
    }

    private static string SecretOf(string address) => address.Split('/')[^1][..^".ics".Length];

    private static string Assigned(string school) =>
        $$$"""{"type":"path_assigned","school":"{{{school}}}","data":{"effectiveOn":"2026-08-17","path":2,"reason":"by the school calendar"}}""";

    private Task<string> MakeAsync(Account account, Role role) => Keys.MakeAsync(
        new(account.Actor, account.Name, account.Id, null, null, []), Here, InitiativeId.Parse("pl", null), role, default);
}
