using System.Net;
using Rollout.App.Features.SetUp;
using Rollout.App.Features.SetUp.Steps;
using Rollout.App.Tests.Cli;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>An initiative is drafted step by step; what is drafted is no event.</summary>
public sealed class SettingUp(FreshDatabase database) : ADraft(database)
{
    [Fact]
    public async Task Leads_from_step_to_step_and_records_nothing()
    {
        var before = await StoredAsync();
        await BeginAsync();

        foreach (var step in SetUpStep.All)
        {
            var next = await SaveAsync(step.Slug, step.Slug switch
            {
                "vision" => [("statement", "Every child reads every day.")],
                "waves" => [("all", "0")],
                _ => [],
            });
            Assert.Equal((HttpStatusCode.SeeOther, $"{Draft}/{step.Next?.Slug ?? "adopt"}"), (next.Status, next.Location));
        }

        var whole = (await Somebody.GoAsync($"{Draft}/adopt")).Said;
        string[] sentences =
        [
            "The initiative “Reading aloud” was chartered", "was adopted on 1 Sep 2026: “Every child reads every day”", "Version 1 of the path of Reading aloud was published",
            "M1 The need the school meets is named:", "Oak takes part", "Pine takes part", "Wave 1 of Reading aloud launches on 1 Sep 2026", $"with {RuleName.All.Count} rules",
        ];
        Assert.All(sentences, sentence => Assert.Contains(sentence, whole, StringComparison.Ordinal));
        Assert.Equal(before, await StoredAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await Somebody.GoAsync($"/d/{Invented.District}/reading-aloud")).Status);
        Assert.Contains($"{SetUpStep.All.Count} of {SetUpStep.All.Count} steps saved", (await Somebody.GoAsync(Start)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_left_in_the_middle_of_a_word_and_gone_on_with()
    {
        await BeginAsync();

        var left = await SaveAsync("charter", ("need", "Many read lit"), ("selection", "strengthsFirst"), ("do", "leave"));

        Assert.Equal((HttpStatusCode.SeeOther, Start), (left.Status, left.Location));
        var again = await Somebody.GoAsync($"{Draft}/charter");
        Assert.Contains(">Many read lit</textarea>", again.Text, StringComparison.Ordinal);
        Assert.Contains("needs another look", (await Somebody.GoAsync($"{Draft}/vision")).Text, StringComparison.Ordinal);
    }

    /// <summary>What is wrong, the deciders say: there is no rule of set-up's own.</summary>
    [Theory]
    [InlineData("charter", "selection", "strengthsFirst", "selectionReason", "Say something for selectionReason: it must not be empty.")]
    [InlineData("vision", "effectiveOn", "2026-09-02", "effectiveOn", "2026-09-02 is after 2026-09-01")]
    [InlineData("path", "cadence", "401", "cadence", "401 is not within 1 to 400")]
    [InlineData("path", "due-M2", "2026-08-31", "due-M2", "0 is not within 1 to 4000")]
    [InlineData("path", "start", "soon", "start", "Here goes a day such as 2026-10-05.")]
    [InlineData("groups", "cadence-1", "often", "cadence-1", "Here goes a whole number.")]
    [InlineData("groups", "group-1", "teachers", "group-1", "“teachers” is listed twice")]
    [InlineData("expectations", "holder-0", "", "holder-0", "Fill in holder.")]
    [InlineData("waves", "launch-0", "", "launch-0", "Fill in launchOn.")]
    [InlineData("rules", "reason", "", "reason", "Say something for reason")]
    public async Task Says_beside_the_field_what_a_decider_refuses_and_keeps_what_was_typed(string step, string field, string value, string at, string message)
    {
        await BeginAsync();

        var refused = await SaveAsync(step, [(field, value), .. step is "vision" ? new[] { ("statement", "We all read.") } : step is "waves" ? [("all", "0")] : []]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(refused.Text);
        Assert.Contains(message, page.QuerySelector($"[id='{at}-fault']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((field, value), FormFields.Of(refused.Text, ".form--step"));
        Assert.Contains((field, value), FormFields.Of((await Somebody.GoAsync($"{Draft}/{step}")).Text, ".form--step"));
    }

    [Fact]
    public async Task Shows_what_somebody_else_saved_meanwhile_and_overwrites_nothing()
    {
        await BeginAsync();
        var mine = await Somebody.GoAsync($"{Draft}/charter");
        await SaveAsync("charter", ("need", "Theirs."));

        var late = await SendAsync(mine, "charter", ("need", "Mine."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("local saved this step while you were typing", late.Text, StringComparison.Ordinal);
        Assert.Contains("need: saved “Theirs.”, yours “Mine.”", late.Text, StringComparison.Ordinal);
        Assert.Contains(("need", "Mine."), FormFields.Of(late.Text, ".form--step"));
        Assert.Contains(">Theirs.</textarea>", (await Somebody.GoAsync($"{Draft}/charter")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(late, "charter", ("need", "Mine."))).Status);
        Assert.Contains(">Mine.</textarea>", (await Somebody.GoAsync($"{Draft}/charter")).Text, StringComparison.Ordinal);

        // Another step is nobody's conflict.
        var vision = await Somebody.GoAsync($"{Draft}/vision");
        await SaveAsync("charter", ("need", "Theirs again."));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(vision, "vision", ("statement", "We all read."))).Status);
    }

    [Theory]
    [InlineData("", "", "title", "Give the initiative a title")]
    [InlineData("Reading", "Reading!", "slug", "lower-case letters, digits and hyphens")]
    [InlineData("Reading", "pl", "slug", "There is an initiative “pl” already")]
    [InlineData("Imports", "", "slug", "A page of the district is called “imports”")]
    public async Task Begins_with_a_title_and_a_short_name_of_its_own(string title, string slug, string field, string message)
    {
        var refused = await Somebody.FillInAsync(Start, Start, ("title", title), ("slug", slug), ("template", "personalised-learning"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"id=\"{field}-fault\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains(message, refused.Said, StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync("select count(*) from set_up_draft"));
    }

    /// <summary>Which one a draft is laid from is chosen where it begins.</summary>
    [Fact]
    public async Task Begins_from_the_template_that_is_chosen()
    {
        var page = await Somebody.GoAsync(Start);
        Assert.True(Template.All.Count > 1);
        Assert.All(Template.All, template => Assert.Contains($"value=\"{template.Id}\"", page.Text, StringComparison.Ordinal));
        await Somebody.FillInAsync(Start, Start, ("title", "Reading aloud"), ("template", "personalised-learning-small"));

        var path = FormFields.Of((await Somebody.GoAsync($"{Draft}/path")).Text, ".form--step");

        Assert.Contains(("title-M10", "Readings compared; the district goes on, slows down or changes"), path);
        Assert.Contains(("cadence", "15"), path);
        Assert.DoesNotContain(path, field => field.Name == "due-M11");
    }

    [Fact]
    public void Ships_templates_whose_path_no_decider_would_refuse()
    {
        var start = new DateOnly(2026, 9, 1);
        foreach (var template in Template.All)
        {
            var path = new ExpectedPath(
                template.Title, start, template.Cadence, [.. template.Stages],
                [
                    .. template.Milestones.Select(of => new Milestone(
                        new(of.Id), of.Title, of.Stage, null, of.Day, of.Weight, of.Window, of.Gate, ClockKind.Instructional,
                        [.. (of.Needs ?? []).Select(need => new Domain.MilestoneId(need))], of.Owner, Evidence.None)),
                ],
                []);
            Assert.Equal([], PathRules.Faults(path));
            Assert.Equal(template.Milestones.Select(of => of.Day).Order(), template.Milestones.Select(of => of.Day));
            Assert.True(template.Milestones.Count >= 8 && template.Milestones.Zip(template.Milestones.Skip(1)).All(pair => pair.Second.Day - pair.First.Day <= 25), "The earned schedule is not shown.");
        }
    }
}
