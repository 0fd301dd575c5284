using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Access;

/// <summary>Several principals of one school, and one of several schools.</summary>
public sealed class LeadingTogether(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";
    private const string Elm = "990000200003";

    [Fact]
    public async Task What_each_promised_stays_when_one_departs_and_the_other_is_the_one_to_ask()
    {
        await ImportEventsAsync(Leads("p-ada", Oak), Leads("p-ben", Oak), Leads("p-ada", Oak, "principal_departed", "2026-10-26"));
        var ada = await AddAsync("ada@here.example", Invented.District, Role.Principal, Oak);
        var ben = await AddAsync("ben@here.example", Invented.District, Role.Principal, Oak);
        var promises = new[] { await PromiseAsync(ada, "visits", "Visit every room."), await PromiseAsync(ben, "readings", "Read aloud each week.") };
        using var visitor = await ComeInAsync(ben);
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));

        foreach (var (day, leaders) in ((string, string[])[])[("2026-10-23", ["p-ada", "p-ben"]), ("2026-10-30", ["p-ben"])])
        {
            var card = (await ReadAsync(visitor, $"{Pages}/principals?effective={day}")).QuerySelectorAll(".school-card").Single();
            Assert.Equal(leaders, card.QuerySelectorAll("li > strong").Select(leader => leader.TextContent));
            foreach (var said in (string[])["“Visit every room.”", "“Read aloud each week.”", "another day can be agreed"])
                Assert.Contains(said, card.TextContent, StringComparison.Ordinal);
            Assert.Equal($"principal {string.Join(", ", leaders)}", await WhomToCallAsync(manager, day));
            await SaysAsTheApiAsync(visitor, card, day, promises);
        }

        var history = await AskAsync(visitor, $"{Base}/history?school={Oak}&type=commitment_made");
        Assert.Equal([ada.Actor, ben.Actor], history.GetProperty("events").EnumerateArray().Select(said => said.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task One_of_two_schools_reads_and_logs_at_both_and_not_at_a_third()
    {
        await ImportEventsAsync(
            $$$"""{"type":"school_registered","school":"{{{Elm}}}","data":{"name":"Elm"}}""", Enrolled(Elm),
            Leads("p-both", Oak), Leads("p-both", Pine), Leads("p-elm", Elm));
        using var both = await ComeInAsync(await AddAsync("both@here.example", Invented.District, Role.Principal, Oak, Pine));

        foreach (var (school, expected) in new[] { (Oak, HttpStatusCode.OK), (Pine, HttpStatusCode.OK), (Elm, HttpStatusCode.Forbidden) })
        {
            string[] addresses =
            [
                $"{Pages}/schools/{school}", $"{Pages}/history?school={school}", $"{Pages}/communications?school={school}",
                $"{Pages}/log?school={school}&type=check_in_recorded", $"{Base}/schools/{school}", $"{Base}/schools/{school}/explain",
                $"{Base}/history?school={school}",
            ];
            foreach (var address in addresses)
                Assert.Equal((address, expected), (address, (await both.GoAsync(address)).Status));
        }

        foreach (var page in (string[])["/principals", "/principals?person=p-both"])
        {
            var cards = (await ReadAsync(both, Pages + page)).QuerySelectorAll(".school-card");
            Assert.Equal(["Oak", "Pine"], cards.Select(card => card.QuerySelector("h2")!.TextContent));
            Assert.Equal(["p-both", "p-both"], cards.SelectMany(card => card.QuerySelectorAll("li > strong")).Select(leader => leader.TextContent));
        }

        Assert.Empty((await ReadAsync(both, $"{Pages}/principals?person=p-elm")).QuerySelectorAll(".school-card"));
    }

    /// <summary>What R5 finds at Oak: its words and its events on the page are those of the API, and they are both promises.</summary>
    private static async Task SaysAsTheApiAsync(Visitor visitor, IElement card, string day, string[] promises)
    {
        var row = (await AskAsync(visitor, $"{Base}/schools/{Oak}?effective={day}")).GetProperty("row");
        var found = row.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("rule").GetString() == "R5");
        var shown = card.QuerySelector(".school-card__found")!;
        Assert.Contains(found.GetProperty("reason").GetString()!, shown.TextContent, StringComparison.Ordinal);
        Assert.Equal(promises.Order(), found.GetProperty("events").EnumerateArray().Select(id => id.GetString()!).Order());
        Assert.Equal(
            promises.Select(id => $"{Pages}/events/{id}?effective={day}").Order(), shown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Order());
    }

    private static async Task<string> WhomToCallAsync(Visitor manager, string day)
    {
        var silent = (await ReadAsync(manager, $"{Pages}/no-news?effective={day}")).QuerySelectorAll(".worst__item")
            .Single(item => item.QuerySelector("h2")!.TextContent == "Oak");
        return silent.QuerySelectorAll("dd")[^1].TextContent;
    }

    private async Task<string> PromiseAsync(Account principal, string name, string words)
    {
        using var program = await ProgramAsync(principal, Invented.District);
        program.Headers["Idempotency-Key"] = name;
        var data = new { effectiveOn = "2026-09-04", commitment = name, statement = words, dueOn = "2026-10-01" };
        var said = await program.SendAsync(HttpMethod.Post, Events, JsonContent.Create(new { type = "commitment_made", data }), "application/json");
        Assert.Equal(HttpStatusCode.Created, said.Status);
        return JsonSerializer.Deserialize<JsonElement>(said.Text).GetProperty("id").GetString()!;
    }

    private static string Leads(string person, string school, string type = "principal_assigned", string day = "2026-08-17") =>
        $$$"""{"type":"{{{type}}}","school":"{{{school}}}","data":{"effectiveOn":"{{{day}}}","person":"{{{person}}}"}}""";

    private static async Task<JsonElement> AskAsync(Visitor visitor, string address)
    {
        var visit = await visitor.GoAsync(address, "application/json");
        Assert.Equal((address, HttpStatusCode.OK), (address, visit.Status));
        return JsonSerializer.Deserialize<JsonElement>(visit.Text);
    }

    private static async Task<IDocument> ReadAsync(Visitor visitor, string page)
    {
        var visit = await visitor.GoAsync(page);
        Assert.Equal((page, HttpStatusCode.OK), (page, visit.Status));
        return await new HtmlParser().ParseDocumentAsync(visit.Text);
    }
}
