using System.Net;
using System.Text.Json;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Web;
using Rollout.Domain.Tracking;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Rules;

/// <summary>Another rule set: what it changes, and what it never does.</summary>
public sealed class AdoptingARuleSet(FreshDatabase database) : AServedDistrict(database)
{
    private const string Page = $"/d/{District}/pl/rules";

    [Fact]
    public async Task Never_changes_an_answer_at_an_earlier_position_or_on_an_earlier_day()
    {
        var position = (await GetAsync($"{Base}/board")).GetProperty("position").GetInt64();
        var before = await AnswerAsync($"effective=2026-10-20&position={position}");

        await AdoptAsync("2026-10-12", new { name = "silenceFactor", value = 5 });

        Assert.Equal(before, await AnswerAsync($"effective=2026-10-20&position={position}"));
        Assert.Equal((1, true), Judged(await AnswerAsync("effective=2026-10-09")));
        Assert.Equal((2, false), Judged(await AnswerAsync("effective=2026-10-12")));
    }

    [Fact]
    public async Task Can_be_replayed_by_either_set_on_any_day()
    {
        await AdoptAsync("2026-10-12", new { name = "silenceFactor", value = 5 });

        Assert.Equal((1, true), Judged(await AnswerAsync("effective=2026-10-20&rules=1")));
        Assert.Equal((2, false), Judged(await AnswerAsync("effective=2026-09-30&rules=2")));
        Assert.Equal("404 unknown-rules rules", (await SendAsync(HttpMethod.Get, $"{Base}/board?rules=3")).Problem);
        Assert.Contains("rules 2", (await Door.RunAsync($"board {Initiative} --effective 2026-09-30 --rules 2")).Output, StringComparison.Ordinal);
    }

    /// <summary>The latest adopted, of those that rule by the day: a set adopted later with an earlier day rules the days between.</summary>
    [Fact]
    public async Task Rules_from_its_own_day_on_whatever_was_adopted_before()
    {
        await AdoptAsync("2026-10-12", new { name = "silenceFactor", value = 5 });
        await AdoptAsync("2026-10-05", new { name = "silenceFactor", value = 6 }, version: 3);

        foreach (var (day, rules) in ((string, int)[])[("2026-10-04", 1), ("2026-10-05", 3), ("2026-10-20", 3)])
            Assert.Equal(rules, Judged(await AnswerAsync($"effective={day}")).Rules);
    }

    [Fact]
    public async Task Is_told_in_the_terminal_with_the_districts_own_checks()
    {
        await SayAsync("rule_set_adopted", Set("2026-10-12", RuleName.AllIds), address: $"{Base}/events");

        var told = await Door.RunAsync($"explain {Initiative} --effective 2026-10-20 --known 2027-06-01");
        Assert.Contains("adopted no vision", told.Output, StringComparison.Ordinal);
        Assert.Contains("C41 Help answered in time", told.Output, StringComparison.Ordinal);
        Assert.Contains("For the district itself:", (await Door.RunAsync($"board {Initiative} --effective 2026-10-20 --known 2027-06-01")).Output, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await Door.RunAsync($"explain {Initiative} --effective 2026-10-20 --known 2027-06-01 --format json")).Output).RootElement;
        Assert.Equal(RuleName.All.Count(rule => rule.IsOfDistrict), json.GetProperty("ruleReports").GetArrayLength());
        Assert.Equal((2, 47), (json.GetProperty("rules").GetInt32(), json.GetProperty("day").GetInt32()));
    }

    [Fact]
    public async Task Is_done_on_a_page_that_keeps_what_was_typed_and_says_what_is_wrong()
    {
        using var visitor = new Visitor(new(App.Urls.Single()));
        var page = (await visitor.GoAsync($"{Page}?from=all")).Text;
        Assert.Contains("name=\"rule\" value=\"C41\" checked", page, StringComparison.Ordinal);

        var refused = await visitor.FillInAsync(Page, Page, Form("supportWithin", "61", reason: "Help sooner."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("61 is not within 0 to 60", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Help sooner.\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"set-supportWithin-fault\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.FillInAsync(Page, Page, Form("supportWithin", "three", "Sooner."))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.FillInAsync(Page, Page, Form("supportWithin", "3", ""))).Status);

        var adopted = await visitor.FillInAsync(Page, Page, Form("supportWithin", "3", "Help sooner."));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?compare=1"), (adopted.Status, adopted.Location));
        var shown = (await visitor.GoAsync(adopted.Location!)).Text;
        Assert.Contains("Rule set 2 judges, with 2 of", shown, StringComparison.Ordinal);
        Assert.Contains("“Help sooner”", shown, StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync($"{Base}/board")).GetProperty("rules").GetInt32());
    }

    [Fact]
    public async Task Is_refused_to_whoever_compared_with_a_set_that_is_no_longer_the_last()
    {
        using var visitor = new Visitor(new(App.Urls.Single()));
        var token = await visitor.FormTokenOfAsync(Page);
        await AdoptAsync("2026-10-12", new { name = "silenceFactor", value = 5 });

        var late = await visitor.SendFormAsync(Page, token, Form("supportWithin", "3", "Help sooner."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Somebody adopted a set while you were typing", late.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Help sooner.\"", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_shown_as_of_a_position_without_a_form()
    {
        var position = (await GetAsync($"{Base}/board")).GetProperty("position").GetInt64();
        await AdoptAsync("2026-10-12", new { name = "silenceFactor", value = 5 });

        var before = await Client.GetStringAsync($"{Page}?position={position}");
        Assert.Contains("Rule set 1 judges", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Adopt another set", before, StringComparison.Ordinal);
        Assert.Contains("differs", await Client.GetStringAsync($"{Page}?compare=1"), StringComparison.Ordinal);
    }

    private static (string, string)[] Form(string setting, string value, string reason) =>
    [
        ("key", Guid.NewGuid().ToString()), ("version", "2"), ("rule", "R1"), ("rule", "C8"), ("effectiveOn", "2026-10-12"), ("reason", reason),
        .. Setting.All.Select(known => ($"set-{known.Name}", known.Name == setting ? value : known.Default.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private static object Set(string from, IEnumerable<string> rules, int version = 2, params object[] settings) =>
        new { effectiveOn = from, version, rules, settings, reason = "So." };

    private async Task AdoptAsync(string from, object setting, int version = 2)
    {
        var said = await SayAsync("rule_set_adopted", Set(from, RuleName.Core, version, setting), address: $"{Base}/events");
        Assert.True(said.Status is HttpStatusCode.Created, said.Body.ToString());
    }

    private async Task<string> AnswerAsync(string coordinates)
    {
        var board = (await GetAsync($"{Base}/board?{coordinates}&known=2027-06-01")).ToString();
        return board;
    }

    /// <summary>By which set, and whether Oak has no news: silent since day 1, for more than 1.5 × 10 school days.</summary>
    private static (int Rules, bool IsSilent) Judged(string answer)
    {
        var board = JsonDocument.Parse(answer).RootElement;
        return (board.GetProperty("rules").GetInt32(), board.GetProperty("schools").EnumerateArray()
            .Single(row => row.GetProperty("school").GetString() == Oak).GetProperty("noNews").GetBoolean());
    }
}
