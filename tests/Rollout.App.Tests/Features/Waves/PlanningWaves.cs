using System.Net;
using System.Text.RegularExpressions;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Waves;

/// <summary>From a rubric to waves by either policy, by the forms; nothing typed is lost, and whoever sees some schools reads of those alone.</summary>
public sealed partial class PlanningWaves(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{District}/pl";
    private const string Elm = "990000200009";

    private Visitor _manager = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Door.DoAsync($"import schools {Files.Write("elm.csv", $"school,name,level,status\n{Oak},Oak,elementary,1\n{Pine},Pine,middle,1\n{Elm},Elm,high,1\n")} --from csv {There}");
        _manager = await ComeInAsync(await AddAsync("pm@here.example", District, Role.ProjectManager));
    }

    public override async Task DisposeAsync()
    {
        _manager.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Leads_from_a_rubric_by_scores_to_both_policies_beside_each_other()
    {
        Assert.Contains("No rubric is published", (await _manager.GoAsync($"{Page}/waves")).Text, StringComparison.Ordinal);
        await PublishAsync();
        Assert.Contains("value=\"leadership 4\"", (await _manager.GoAsync($"{Page}/log?school={Elm}&type=readiness_assessed")).Text, StringComparison.Ordinal);

        // Elm takes no part yet, and is scored all the same.
        var scored = await LogAsync("readiness_assessed", ("school", Elm), ("scores", "leadership 1"), ("scores", "time 2"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}/waves"), (scored.Status, scored.Location));
        await ScoredAsync(Oak, 4, 4);
        await ProfiledAsync(Oak, 1);
        await ProfiledAsync(Elm, 4);
        var page = await ReadAsync("/waves?size=1");

        foreach (var said in (string[])["1 of 3 schools are ready by the rubric, 2 were scored", "ready: 8 of the 6 needed", "not ready: 3 of the 6 needed", "not scored yet",
            "The principal leads it: 1 of 4, Teams have time: 2 of 4", "The charter says nothing", "in the district 1 of 2 (50 %)"])
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("the charter’s choice", page, StringComparison.Ordinal);
        // Strengths first: Oak, Elm, Pine; the least served first: Elm, Oak, Pine.
        Assert.True(page.IndexOf("1 school: Oak", StringComparison.Ordinal) < page.IndexOf("1 school: Elm", StringComparison.Ordinal));
        Assert.True(page.LastIndexOf("1 school: Elm", StringComparison.Ordinal) < page.LastIndexOf("1 school: Oak", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rubric_published", "items=leadership;The+principal+leads+it;many&ready=6", "items", "leadership;The principal leads it;many")]
    [InlineData("rubric_published", "items=leadership;The+principal+leads+it;4&ready=60", "ready", "value=\"60\"")]
    [InlineData("selection_overridden", "school=" + Oak + "&reasonCode=grant&reason=&mitigation=A+coach", "reason", "value=\"A coach\"")]
    [InlineData("testing_window_published", "name=Spring&from=2027-04-06&to=2027-04-05", "to", "value=\"Spring\"")]
    [InlineData("need_profile_recorded", "school=" + Oak + "&quartile=", "quartile", "Elm")]
    [InlineData("wave_scheduled", "wave=&launchOn=2027-04-05", "wave", "value=\"2027-04-05\"")]
    [InlineData("readiness_assessed", "school=" + Oak + "&scores=leadership+4&scores=weather+2&note=Seen", "scores", "Seen")]
    public async Task A_form_says_what_is_wrong_beside_its_field_and_keeps_what_was_typed(string type, string body, string field, string typed)
    {
        await PublishAsync();
        var before = await StoredAsync();

        var visit = await LogAsync(type, [.. body.Split('&').Select(part => part.Split('=', 2)).Select(part => (part[0], WebUtility.UrlDecode(part[1])))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains($"id=\"{field}-fault\"", visit.Text, StringComparison.Ordinal);
        Assert.Contains(typed, WebUtility.HtmlDecode(visit.Text), StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Tells_a_coach_of_one_school_of_that_school_and_lets_them_score_it()
    {
        await PublishAsync();
        await ScoredAsync(Pine, 4, 4);
        using var coach = await ComeInAsync(await AddAsync("coach@here.example", District, Role.Coach, Oak));
        var page = (await coach.GoAsync($"{Page}/waves")).Text;

        Assert.Contains("type=readiness_assessed", page, StringComparison.Ordinal);
        foreach (var others in (string[])["Pine", "Elm", "Which schools begin", "type=selection_overridden", "type=wave_scheduled"])
            Assert.DoesNotContain(others, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_speaks_against_a_launch_and_what_nobody_did_about_a_choice()
    {
        await LogAsync("testing_window_published", ("name", "Spring"), ("from", "2027-04-05"), ("to", "2027-04-09"));
        await LogAsync("wave_scheduled", ("wave", "2"), ("launchOn", "2027-04-06"));
        await LogAsync("selection_overridden", ("school", Oak), ("reasonCode", "politics"), ("reason", "The mayor asked."));
        var page = await ReadAsync("/waves");

        foreach (var said in (string[])["within the testing window “Spring”", "something speaks against 1 launch", "for politics: “The mayor asked.”", "nothing is said of what is done about it"])
            Assert.Contains(said, page, StringComparison.Ordinal);
    }

    private async Task PublishAsync()
    {
        var published = await LogAsync("rubric_published", ("items", "leadership; The principal leads it; 4\ntime; Teams have time; 4"), ("ready", "6"));
        Assert.Equal(HttpStatusCode.SeeOther, published.Status);
    }

    private async Task ScoredAsync(string school, int leadership, int time) => await ImportEventsAsync(
        $$"""{"type":"readiness_assessed","school":"{{school}}","data":{"effectiveOn":"2026-09-02","scores":[{"score":{{leadership}},"item":"leadership"},{"score":{{time}},"item":"time"}]} }""");

    private async Task ProfiledAsync(string school, int quartile) =>
        await ImportEventsAsync($$"""{"type":"need_profile_recorded","data":{"effectiveOn":"2026-09-02","quartile":{{quartile}},"school":"{{school}}"} }""");

    /// <summary>Fills in the form as it is offered.</summary>
    private async Task<Visit> LogAsync(string type, params (string Name, string Value)[] fields)
    {
        var form = await _manager.GoAsync($"{Page}/log?type={type}&school={fields.FirstOrDefault(field => field.Name == "school").Value}");
        var rests = Rests().Match(form.Text).Groups[1].Value;
        return await _manager.SendFormAsync(
            $"{Page}/log", form.FormToken, [("type", type), ("key", Guid.NewGuid().ToString()), ("rests", rests), ("effectiveOn", "2026-09-01"), .. fields]);
    }

    private async Task<string> ReadAsync(string address) => WebUtility.HtmlDecode((await _manager.GoAsync($"{Page}{address}")).Text);

    [GeneratedRegex("name=\"rests\" value=\"([0-9]+)\"")]
    private static partial Regex Rests();
}
