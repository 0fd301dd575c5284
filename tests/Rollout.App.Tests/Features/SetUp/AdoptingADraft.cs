using System.Net;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>A draft becomes history: all of it, once.</summary>
public sealed class AdoptingADraft(FreshDatabase database) : ADraft(database)
{
    private const string Board = $"/d/{Invented.District}/reading-aloud";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // What the database stamps must be known by the time one asks.
        Clock.Now = DateTimeOffset.UtcNow.AddMinutes(5);
    }

    [Fact]
    public async Task Records_everything_and_leads_to_the_board()
    {
        await BeginAsync();
        await FillInAsync();
        await SaveAsync("groups");
        await SaveAsync("rules");

        var adopted = await AdoptAsync();

        Assert.Equal((HttpStatusCode.SeeOther, Board), (adopted.Status, adopted.Location));
        Assert.Equal(
            ["communication_plan_approved", "expected_path_published", "initiative_chartered", "rollout_enrolled", "rollout_enrolled", "rule_set_adopted", "stakeholder_groups_named", "wave_scheduled"],
            await TypesAsync());
        Assert.Contains("Oak", (await Somebody.GoAsync(Board)).Text, StringComparison.Ordinal);
        var again = await Somebody.GoAsync($"{Draft}/charter");
        Assert.Equal($"{Draft}/adopt", again.Location);
        Assert.Contains("This was adopted", (await Somebody.GoAsync(again.Location!)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading aloud", (await Somebody.GoAsync(Start)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Happens_once_whether_sent_twice_or_by_two_at_once()
    {
        await BeginAsync();
        await FillInAsync();
        var before = await StoredAsync();
        var page = await Somebody.GoAsync($"{Draft}/adopt");
        var form = FormFields.Of(page.Text, "form.form");

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Somebody.SendFormAsync($"{Draft}/adopt", page.FormToken, [.. form])));
        var later = await Somebody.SendFormAsync($"{Draft}/adopt", page.FormToken, [.. form]);

        Assert.All([.. both, later], answered => Assert.Equal((HttpStatusCode.SeeOther, Board), (answered.Status, answered.Location)));
        Assert.Equal(before + 5, await StoredAsync());
    }

    [Fact]
    public async Task Is_not_of_what_nobody_looked_at()
    {
        await BeginAsync();
        await FillInAsync();
        var page = await Somebody.GoAsync($"{Draft}/adopt");
        await SaveAsync("charter", ("need", "Another need."));
        var before = await StoredAsync();

        var late = await Somebody.SendFormAsync($"{Draft}/adopt", page.FormToken, [.. FormFields.Of(page.Text, "form.form")]);

        Assert.Equal((HttpStatusCode.Conflict, before), (late.Status, await StoredAsync()));
        Assert.Contains("Somebody changed a step while you were reading.", late.Text, StringComparison.Ordinal);
        Assert.Contains("“Another need”", late.Said, StringComparison.Ordinal);
        var stale = await Somebody.GoAsync($"{Draft}/charter");
        Assert.Equal(HttpStatusCode.SeeOther, (await AdoptAsync()).Status);
        Assert.Contains("was adopted meanwhile", (await SendAsync(stale, "charter", ("need", "Too late."))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_the_steps_that_a_board_needs()
    {
        await BeginAsync();
        await SaveAsync("charter", ("need", "Many read little at home."));

        var page = await Somebody.GoAsync($"{Draft}/adopt");

        Assert.Contains("Before there is a board", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Adopt it", page.Text, StringComparison.Ordinal);
        var charter = await Somebody.GoAsync($"{Draft}/charter");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Somebody.SendFormAsync($"{Draft}/adopt", charter.FormToken, FormFields.Of(charter.Text, ".form--step").Single(field => field.Name == "draft"), ("version", "1"))).Status);
    }

    /// <summary>Somebody imported a path under the same name: the decider says so, and nothing is recorded.</summary>
    [Fact]
    public async Task Is_refused_where_the_initiative_came_to_be_by_another_way()
    {
        await BeginAsync();
        await FillInAsync();
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} {Invented.There} --initiative reading-aloud");
        var before = await StoredAsync();

        var page = (await Somebody.GoAsync($"{Draft}/adopt")).Text;

        Assert.Contains("This initiative is chartered with other words", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Adopt it", page, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Is_by_whoever_adopted_it()
    {
        await BeginAsync();
        await FillInAsync();
        await AdoptAsync();

        Assert.Equal(5, await Database.AskAsync("select count(*) from mt_events where user_name = 'local' and stream_id like '%reading-aloud%'"));
    }

    private async Task<IReadOnlyList<string>> TypesAsync()
    {
        var types = new List<string>();
        await using var command = Database.Source.CreateCommand("select type from mt_events where stream_id like '%reading-aloud%' order by type");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            types.Add(row.GetString(0));
        return types;
    }
}
