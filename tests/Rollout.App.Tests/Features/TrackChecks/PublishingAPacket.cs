using System.Net;
using System.Text.RegularExpressions;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Tables;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.TrackChecks;

/// <summary>What the school board reads: packets that were published, complete in themselves, until they are taken back.</summary>
public sealed class PublishingAPacket(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{District}/pl";
    private const string Check = $"{Page}/track-checks/Fall";
    private const string Published = $"{Page}/published";

    private Visitor _super = null!;
    private Visitor _board = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _super = await ComeInAsync(await AddAsync("super@here.example", District, Role.Superintendent));
        _board = await ComeInAsync(await AddAsync("board@here.example", District, Role.Board));
        await ImportEventsAsync("""{"type":"track_check_scheduled","data":{"effectiveOn":"2026-09-01","check":"Fall","scheduledFor":"2026-11-20"}}""");
        await _super.FillInAsync("/account", $"{Check}/decisions", ("key", NewKey()), ("effectiveOn", "2026-09-05"), ("decision", "d1"),
            ("question", "Does Oak go slower?"), ("options", "no"), ("options", "yes"), ("chosen", "1"), ("roles", "teacher"), ("schools", Oak));
        await HoldAsync();
    }

    public override async Task DisposeAsync()
    {
        _super.Dispose();
        _board.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Lets_the_board_read_what_was_shown_and_nothing_else()
    {
        Assert.Equal((HttpStatusCode.Redirect, Published), Of(await _board.GoAsync("/")));
        Assert.Contains("published nothing yet", (await _board.GoAsync(Published)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _board.GoAsync($"{Published}/Fall")).Status);

        var published = await PublishAsync("How our schools stand");

        Assert.Equal((HttpStatusCode.SeeOther, $"{Published}/Fall"), Of(published));
        Assert.Contains("How our schools stand", (await _board.GoAsync(Published)).Text, StringComparison.Ordinal);
        var read = await _board.GoAsync($"{Published}/Fall");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        var digest = Regex.Match((await _super.GoAsync($"{Check}/packet")).Text, "class=\"secret\">([0-9a-f]{64})").Groups[1].Value;
        foreach (var said in (string[])["How our schools stand", "Oak", "Does Oak go slower?", digest, "the same as it was shown", "As of", "behind it"])
            Assert.Contains(said, read.Text, StringComparison.Ordinal);
        Assert.All(Regex.Matches(read.Text, "href=\"(/d/[^\"]*)\""), link => Assert.StartsWith(Published, link.Groups[1].Value, StringComparison.Ordinal));

        // What is logged later, of whichever day, changes nothing of it.
        await ImportEventsAsync(Reached("2026-09-02"), Reached("2026-09-03", school: Pine),
            """{"type":"decision_recorded","data":{"effectiveOn":"2026-09-06","decision":"d2","question":"And Pine?","options":["no","yes"],"chosen":"no","roles":["teacher"],"check":"Fall"}}""");
        Assert.Equal(MainOf(read), MainOf(await _board.GoAsync($"{Published}/Fall")));
    }

    [Fact]
    public async Task Lets_the_board_take_along_what_was_shown_as_it_was_shown()
    {
        await PublishAsync("How our schools stand");
        var file = $"{Published}/Fall?format=csv&table=schools";
        var (shown, packet) = (await _board.GoAsync(file), await _super.GoAsync($"{Check}/packet?format=csv&table=schools"));

        Assert.Equal(packet.Text, shown.Text);
        Assert.StartsWith("School,Name,Status,Expected,Done,EffectiveOn,", shown.Text.TrimStart('\ufeff'), StringComparison.Ordinal);
        var rows = StrictCsv.Read(shown.Text.TrimStart('\ufeff'));
        Assert.Equal([Oak, Pine], rows[1..].Select(row => row[0]).Order());
        var findings = await _board.GoAsync($"{Published}/Fall?format=csv&table=findings");
        Assert.Contains(StrictCsv.Read(findings.Text.TrimStart('\ufeff')), row => row[2] == "R1" && row[6].Length >= 36);

        await ImportEventsAsync(Reached("2026-09-02"));
        Assert.Equal(shown.Text, (await _board.GoAsync(file)).Text);
        var workbook = SheetRead.Of(await _super.TakeAsync($"{Check}/packet?format=xlsx"));
        var again = workbook["About"].Single(row => row[0] == "Asked for again at")[1];
        Assert.Equal(workbook["Where schools stood"], SheetRead.Of(await _super.TakeAsync($"{again}&format=xlsx"))["Where schools stood"]);
    }

    [Fact]
    public async Task Ends_when_it_is_taken_back()
    {
        await PublishAsync("How our schools stand");
        var packet = await _super.GoAsync($"{Check}/packet");
        var undo = WebUtility.HtmlDecode(Regex.Match(packet.Text, "href=\"([^\"]*/log/undo[^\"]*)\"").Groups[1].Value);

        var undone = await _super.FillInAsync(undo, $"{Page}/log/undo", ("event", undo.Split("event=")[1]), ("key", NewKey()), ("reason", "A name was wrong."));

        Assert.True(undone.Status is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{undone.Status} {undone.Text}");
        Assert.Equal(HttpStatusCode.NotFound, (await _board.GoAsync($"{Published}/Fall")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _board.GoAsync($"{Published}/Fall?format=csv")).Status);
        Assert.Contains("published nothing yet", (await _board.GoAsync(Published)).Text, StringComparison.Ordinal);
        Assert.Contains("Publish it", (await _super.GoAsync($"{Check}/packet")).Text, StringComparison.Ordinal);
    }

    /// <summary>Held again, its packet has the same name: nobody published that one.</summary>
    [Fact]
    public async Task Opens_no_later_packet_of_the_same_name()
    {
        await PublishAsync("How our schools stand");
        var held = Regex.Match((await _super.GoAsync(Check)).Text, "/events/([0-9a-f-]{36})\">How it was held").Groups[1].Value;
        await _super.FillInAsync("/account", $"{Page}/log/undo", ("event", held), ("key", NewKey()), ("reason", "It was another day."));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Check}/packet"), Of(await HoldAsync()));
        Assert.DoesNotContain("The school board may read it", (await _super.GoAsync($"{Check}/packet")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _board.GoAsync($"{Published}/Fall")).Status);
    }

    [Fact]
    public async Task Says_what_is_wrong_beside_the_title_and_records_nothing()
    {
        var before = await StoredAsync();

        var none = await PublishAsync("");
        var tooLong = await PublishAsync(new string('a', 201));

        foreach (var refused in new[] { none, tooLong })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("id=\"publish-title-fault\"", refused.Text, StringComparison.Ordinal);
        }

        Assert.Contains(new string('a', 201), tooLong.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Is_offered_to_those_who_may()
    {
        using var auditor = await ComeInAsync(await AddAsync("audit@here.example", District, Role.Auditor));
        Assert.DoesNotContain("publish-title", (await auditor.GoAsync($"{Check}/packet")).Text, StringComparison.Ordinal);
        Assert.Contains("publish-title", (await _super.GoAsync($"{Check}/packet")).Text, StringComparison.Ordinal);
    }

    private Task<Visit> HoldAsync() => _super.FillInAsync("/account", $"{Check}/hold", ("key", NewKey()), ("roles", "superintendent"));

    private Task<Visit> PublishAsync(string title) => _super.FillInAsync($"{Check}/packet", $"{Check}/publish", ("key", NewKey()), ("title", title));

    private static string NewKey() => Guid.NewGuid().ToString();

    private static (HttpStatusCode, string?) Of(Visit visit) => (visit.Status, visit.Location);

    private static string MainOf(Visit visit) => visit.Text[visit.Text.IndexOf("<main", StringComparison.Ordinal)..];
}
