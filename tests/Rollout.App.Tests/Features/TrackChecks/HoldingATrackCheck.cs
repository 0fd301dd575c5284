using System.Net;
using System.Security.Cryptography;
using System.Text;
using Rollout.App.Reading;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;
using Rollout.Domain.Tracking;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.TrackChecks;

/// <summary>From an agreed day to a packet that stays the same; who may do what on the way; and no form loses what was typed.</summary>
public sealed class HoldingATrackCheck(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{District}/pl";
    private const string Check = $"{Page}/track-checks/Nov%2FDec%20%231";

    private Visitor _pm = null!;
    private Visitor _principal = null!;

    public static TheoryData<string, string, string, string> Refused { get; } = new()
    {
        { "/log", $"school={Oak}&type=flag_contested&rule=R1&milestone=M1&reason=", "reason", "value=\"2026-09-04\"" },
        { "/log", $"school={Oak}&type=flag_acknowledged&rule=R99&note=Seen+by+us", "rule", "Seen by us" },
        { "/log", $"school={Oak}&type=support_opened&support=A+coach&owner=&dueOn=2026-12-01", "owner", "value=\"A coach\"" },
        { "/log", $"school={Oak}&type=support_delivered&support=&note=On+Tuesday", "support", "On Tuesday" },
        { "/log", $"school={Oak}&type=support_outcome_recorded&support=A+coach&note=Two+teams", "outcome", "Two teams" },
        { "/log", $"school={Oak}&type=help_answered&note=We+come", "help", "We come" },
        { "/log", $"school={Oak}&type=help_resolved&note=All+well", "help", "All well" },
        { "/log", $"school={Oak}&type=help_requested&help=h-1&topic={new string('a', 201)}&note=Soon", "topic", "Soon" },
        { "/log", $"school={Oak}&type=cohort_met&cohort=&note=Six+came", "cohort", "Six came" },
        { "/log", $"school={Oak}&type=advisory_session_held&topic={new string('a', 201)}&note=Stations", "topic", "Stations" },
        { "/supports/menu", "suggestions=R1;coaching;A+coach%0AR2;a+day", "suggestions", "R1;coaching;A coach" },
        { "/supports/menu", "suggestions=R99;coaching;A+coach", "suggestions", "R99;coaching;A coach" },
        { "/track-checks", "check=May&scheduledFor=", "schedule-scheduledFor", "value=\"May\"" },
        { "/track-checks", "check=&scheduledFor=2027-05-04", "schedule-check", "value=\"2027-05-04\"" },
        { "/track-checks/Nov%2FDec%20%231/decisions", "effectiveOn=2026-09-04&decision=d1&question=&options=wait&options=go&chosen=0&roles=teacher", "decision-question", "value=\"wait\"" },
        { "/track-checks/Nov%2FDec%20%231/decisions", "effectiveOn=2026-09-04&decision=d1&question=What+now&options=wait&roles=teacher", "options", "What now" },
        { "/track-checks/Nov%2FDec%20%231/decisions", "effectiveOn=2026-09-04&decision=d1&question=What+now&options=wait&options=go&chosen=3&roles=teacher", "options", "What now" },
        { "/track-checks/Nov%2FDec%20%231/decisions", "effectiveOn=2026-09-04&decision=d1&question=What+now&options=wait&options=go&chosen=1&others=+", "decision-roles", "What now" },
        { "/track-checks/Nov%2FDec%20%231/decisions", "effectiveOn=2099-09-04&decision=d1&question=What+now&options=wait&options=go&chosen=1&roles=teacher", "decision-effectiveOn", "What now" },
        { "/track-checks/Nov%2FDec%20%231/hold", "note=Long+talk", "hold-roles", "Long talk" },
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _pm = await ComeInAsync(await AddAsync("pm@here.example", District, Role.ProjectManager));
        _principal = await ComeInAsync(await AddAsync("oak@here.example", District, Role.Principal, Oak));
        await ImportEventsAsync("""{"type":"track_check_scheduled","data":{"effectiveOn":"2026-09-01","check":"Nov/Dec #1","scheduledFor":"2026-11-20"}}""");
    }

    public override async Task DisposeAsync()
    {
        _pm.Dispose();
        _principal.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_form_says_what_is_wrong_beside_its_field_and_keeps_what_was_typed(string path, string body, string field, string typed)
    {
        var before = await StoredAsync();
        List<(string, string)> fields = [("key", Guid.NewGuid().ToString()), .. body.Split('&').Select(part => part.Split('=', 2)).Select(part => (part[0], WebUtility.UrlDecode(part[1])))];
        if (path == "/log")
            fields.AddRange([("rests", "1"), ("effectiveOn", "2026-09-04")]);

        var visit = await _pm.FillInAsync("/account", Page + path, [.. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains($"id=\"{field}-fault\"", visit.Text, StringComparison.Ordinal);
        Assert.Contains(typed, visit.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Freezes_what_was_shown_for_ever()
    {
        await _pm.FillInAsync("/account", $"{Page}/log", ("school", Oak), ("type", "support_opened"), ("key", Guid.NewGuid().ToString()), ("rests", "1"),
            ("effectiveOn", "2026-09-04"), ("support", "A coach"), ("owner", "coach"), ("dueOn", "2026-12-01"), ("rule", "R1"), ("milestone", "M1"));
        var decided = await _pm.FillInAsync("/account", $"{Check}/decisions", ("key", Guid.NewGuid().ToString()), ("effectiveOn", "2026-09-05"), ("decision", "d1"),
            ("question", "Does Oak go slower?"), ("options", "go on as now"), ("options", ""), ("options", "slower"), ("chosen", "2"), ("roles", "teacher"), ("others", "union, teacher"), ("schools", Oak));
        Assert.Equal((HttpStatusCode.SeeOther, Check), (decided.Status, decided.Location));
        var head = (await GetBoardAsync()).GetProperty("position").GetInt64();
        (string, string)[] holding = [("key", Guid.NewGuid().ToString()), ("roles", "superintendent"), ("note", "All came.")];

        var held = await _pm.FillInAsync("/account", $"{Check}/hold", holding);
        var again = await _pm.FillInAsync("/account", $"{Check}/hold", holding);
        var another = await _pm.FillInAsync("/account", $"{Check}/hold", ("key", Guid.NewGuid().ToString()), ("roles", "coach"));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Check}/packet", HttpStatusCode.SeeOther), (held.Status, held.Location, again.Status));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.Status);
        Assert.Contains("its packet stands", another.Text, StringComparison.Ordinal);
        Assert.Equal(head + 2, (await GetBoardAsync()).GetProperty("position").GetInt64());
        var (bytes, tag) = await PacketAsync();
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal($"\"{digest}\"", tag);
        Assert.Contains($"\"position\":{head},", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var page = await _pm.GoAsync(held.Location!);
        foreach (var said in (string[])[digest, "the same as it was shown", "Does Oak go slower?", "<strong>slower</strong>", "union", "This is the first packet", "Nothing recorded since"])
            Assert.Contains(said, page.Text, StringComparison.Ordinal);

        // Whatever is logged later, of whichever day.
        await ImportEventsAsync(Reached("2026-09-02"), Reached("2026-09-03", school: Pine), """{"type":"track_check_scheduled","data":{"effectiveOn":"2026-09-01","check":"later","scheduledFor":"2026-12-01"}}""");
        Assert.Equal((Encoding.UTF8.GetString(bytes), tag), (Encoding.UTF8.GetString((await PacketAsync()).Bytes), (await PacketAsync()).Tag));
        page = await _pm.GoAsync(held.Location!);
        foreach (var said in (string[])[digest, "the same as it was shown", "2 schools would be shown otherwise"])
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains("2 schools stand otherwise", (await _pm.GoAsync($"{Page}/track-checks/later")).Text, StringComparison.Ordinal);
    }

    /// <summary>Each of those who hold it at once sees that nobody has held it yet.</summary>
    [Theory]
    [InlineData("coach", "coach", "coach")]
    [InlineData("coach", "teacher", "principal")]
    public async Task Held_by_several_at_once_leaves_one_packet(params string[] tables)
    {
        using var superintendent = await ComeInAsync(await AddAsync("sue@here.example", District, Role.Superintendent));
        using var administrator = await ComeInAsync(await AddAsync("ana@here.example", District, Role.Administrator));
        var holding = new List<(Visitor By, string Token, string Roles)>();
        foreach (var (by, roles) in new[] { _pm, superintendent, administrator }.Zip(tables))
            holding.Add((by, await by.FormTokenOfAsync("/account"), roles));

        var answers = await Task.WhenAll(holding.Select(form => form.By.SendFormAsync(
            $"{Check}/hold", form.Token, ("key", Guid.NewGuid().ToString()), ("roles", form.Roles))));

        // Whoever said the very same at the same instant is led to the same packet.
        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.SeeOther);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.SeeOther), answer => Assert.Contains("packet stands", answer.Text, StringComparison.Ordinal));
        foreach (var type in (string[])["track_check_held", "report_issued"])
            Assert.Equal((type, 1), (type, await Database.AskAsync($"select count(*) from mt_events where type = '{type}'")));
    }

    [Fact]
    public async Task Rests_on_supports_that_the_district_offers()
    {
        var agreed = await _pm.FillInAsync("/account", $"{Page}/supports/menu", ("key", Guid.NewGuid().ToString()), ("suggestions", "R1; coaching; A coach for two weeks"));
        Assert.Equal(HttpStatusCode.SeeOther, agreed.Status);

        var supports = await _pm.GoAsync($"{Page}/supports");

        Assert.Contains("type=support_opened&amp;rule=R1&amp;milestone=M1&amp;support=A%20coach%20for%20two%20weeks&amp;kind=coaching", supports.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_for_a_principal_who_sees_the_supports_of_their_own_schools()
    {
        foreach (var school in (string[])[Oak, Pine])
            await ImportEventsAsync($$$"""{"type":"help_requested","school":"{{{school}}}","data":{"effectiveOn":"2026-09-02","help":"h","topic":"for {{{school}}}"}}""");

        var supports = await _principal.GoAsync($"{Page}/supports");

        Assert.Contains($"for {Oak}", supports.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Pine, supports.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Say it was answered", supports.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Open a support", supports.Text, StringComparison.Ordinal);
        Assert.Contains("Take it up", supports.Text, StringComparison.Ordinal);
        Assert.Contains("Say it was answered", (await _pm.GoAsync($"{Page}/supports")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _principal.GoAsync($"{Page}/log?school={Oak}&type=support_opened")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _principal.GoAsync($"{Page}/track-checks")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _principal.FillInAsync("/account", $"{Check}/hold", ("key", Guid.NewGuid().ToString()), ("roles", "teacher"))).Status);
    }

    [Fact]
    public async Task Takes_no_entries_about_another_day()
    {
        var past = "?effective=2026-10-01";
        foreach (var page in (string[])[$"{Page}/supports", $"{Page}/track-checks", Check])
        {
            var now = await _pm.GoAsync(page);
            var then = await _pm.GoAsync(page + past);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (now.Status, then.Status));
            Assert.Contains(page.EndsWith("supports", StringComparison.Ordinal) ? "type=flag_acknowledged" : "method=\"post\"", now.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("method=\"post\"", then.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("type=flag_acknowledged", then.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _pm.GoAsync($"{Check}?effective=2026-08-30")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _pm.GoAsync($"{Check}/packet")).Status);
    }

    [Fact]
    public async Task Finds_a_school_that_asked_for_help_where_it_stood_before()
    {
        await ImportEventsAsync(CheckedIn("2026-11-19", AnId(1)));
        var before = await RowAsync();
        var form = await _principal.GoAsync($"{Page}/log?school={Oak}&type=help_requested");
        var help = System.Text.RegularExpressions.Regex.Match(form.Text, "name=\"help\" value=\"([^\"]+)\"").Groups[1].Value;

        var asked = await _principal.SendFormAsync($"{Page}/log", form.FormToken,
            ("school", Oak), ("type", "help_requested"), ("key", Guid.NewGuid().ToString()), ("rests", "2"), ("help", help), ("effectiveOn", "2026-11-20"), ("note", "A coach, please."));

        Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
        Assert.Equal(before, await RowAsync());
        Assert.Contains("A coach, please.", (await _pm.GoAsync($"{Page}/supports")).Text, StringComparison.Ordinal);
    }

    /// <summary>Pinned by hand: whoever changes a byte of it changes the digest of every packet there is.</summary>
    [Fact]
    public void Writes_a_packet_as_it_always_was()
    {
        var found = new PacketFinding("R1", Tier.OffTrack, new("M1"), 15, 5, new(2026, 9, 14), [new("0190a000-0000-7000-8000-000000000042")], null);
        var packet = new PacketDocument(
            new(District), new("pl"), new(2026, 11, 20), new(2026, 11, 21, 5, 59, 59, TimeSpan.Zero), 412, null, 1, 68, new DateOnly(2027, 5, 28), false,
            new Dictionary<string, int> { ["onTrack"] = 0, ["offTrack"] = 1 },
            [new(new(Oak), "Oak “élan” <&>", 1, null, Status.OffTrack, false, 0.5m, 1m / 3, null, 4, "plan", [found], [new(2, Status.OnTrack)], true, false)], null);

        Assert.Equal(
            """{"district":"9900002","initiative":"pl","effectiveOn":"2026-11-20","knownAt":"2026-11-21T05:59:59.000000Z","position":412,"path":null,"rules":1,"day":68,"calendarEnds":"2027-05-28","beyondCalendar":false,"counts":{"onTrack":0,"offTrack":1},"schools":[{"school":"990000200001","name":"Oak “élan” <&>","path":1,"variant":null,"status":"offTrack","noNews":false,"planned":0.5,"earned":0.3333333333333333333333333333,"overdueShare":null,"silence":4,"stage":"plan","findings":[{"rule":"R1","tier":"offTrack","milestone":"M1","lateness":15,"window":5,"since":"2026-09-14","events":["0190a000-0000-7000-8000-000000000042"],"school":null}],"otherPaths":[{"path":2,"status":"onTrack"}],"asserted":true,"closed":false}],"districtFindings":null}""",
            Encoding.UTF8.GetString(Canonical.Of(packet)));
    }

    private async Task<(byte[] Bytes, string? Tag)> PacketAsync()
    {
        using var program = await ProgramAsync((await Accounts.FindAsync("pm@here.example", default))!, District);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/track-checks/Nov%2FDec%20%231/packet");
        request.Headers.Authorization = new("Bearer", program.Token);
        using var answered = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        return (await answered.Content.ReadAsByteArrayAsync(), answered.Headers.ETag?.Tag);
    }

    private async Task<System.Text.Json.JsonElement> GetBoardAsync() =>
        System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>((await _pm.GoAsync($"{Base}/board", "application/json")).Text);

    private async Task<string> RowAsync()
    {
        var row = (await GetBoardAsync()).GetProperty("schools").EnumerateArray().First(row => row.GetProperty("school").GetString() == Oak);
        return $"{row.GetProperty("status")} {row.GetProperty("findings")}";
    }
}
