using System.Net;
using Rollout.App.Tests.Access;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>A draft is no fact: whoever may go on with it may throw it away, as they saw it.</summary>
public sealed class ThrowingADraftAway(FreshDatabase database) : ADraft(database)
{
    private const string Discard = $"{Draft}/discard";

    [Fact]
    public async Task Is_asked_once_more_and_leaves_nothing_behind()
    {
        await BeginAsync();
        await SaveAsync("charter", ("need", "Many read little at home."));
        var before = await StoredAsync();
        Assert.Contains($"href=\"{Discard}\"", (await Somebody.GoAsync(Start)).Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Discard}\"", (await Somebody.GoAsync($"{Draft}/adopt")).Text, StringComparison.Ordinal);

        var page = await Somebody.GoAsync(Discard);
        Assert.Contains("“Reading aloud” (reading-aloud): 1 of 8 steps saved, last changed by local.", page.Said, StringComparison.Ordinal);
        Assert.Equal(1, await DraftsAsync());
        var thrown = await SendAsync(page);

        Assert.Equal((HttpStatusCode.SeeOther, Start), (thrown.Status, thrown.Location));
        Assert.Equal((0L, before), (await DraftsAsync(), await StoredAsync()));
        Assert.DoesNotContain("Reading aloud", (await Somebody.GoAsync(Start)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Somebody.GoAsync($"{Draft}/charter")).Status);
        // A second click.
        Assert.Equal(Start, (await SendAsync(page)).Location);
    }

    [Fact]
    public async Task Does_not_happen_where_somebody_changed_it_meanwhile()
    {
        await BeginAsync();
        var page = await Somebody.GoAsync(Discard);
        await SaveAsync("vision", ("statement", "We all read."));

        var late = await SendAsync(page);

        Assert.Equal((HttpStatusCode.Conflict, 1L), (late.Status, await DraftsAsync()));
        Assert.Contains("It was not thrown away: somebody changed it while you were reading.", late.Text, StringComparison.Ordinal);
        Assert.Contains("What was typed goes with it: Vision.", late.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, 0L), ((await SendAsync(late)).Status, await DraftsAsync()));
    }

    [Fact]
    public async Task Takes_nothing_of_another_that_was_begun_under_its_name()
    {
        await BeginAsync();
        await FillInAsync();
        var (discard, vision, adopt) = (await Somebody.GoAsync(Discard), await Somebody.GoAsync($"{Draft}/vision"), await Somebody.GoAsync($"{Draft}/adopt"));
        await SendAsync(await Somebody.GoAsync(Discard));
        await BeginAsync();
        await FillInAsync();

        Assert.Equal((HttpStatusCode.Conflict, 1L), ((await SendAsync(discard)).Status, await DraftsAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await Somebody.SendFormAsync($"{Draft}/adopt", adopt.FormToken, [.. FormFields.Of(adopt.Text, "form.form")])).Status);
        var late = await SendAsync(vision, "vision", ("statement", "We all read."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This draft was thrown away while you were typing", late.Text, StringComparison.Ordinal);
        Assert.Contains(("statement", "We all read."), FormFields.Of(late.Text, ".form--step"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(late, "vision")).Status);
    }

    /// <summary>Nothing that was typed is lost, though there is no draft to keep it.</summary>
    [Fact]
    public async Task Shows_once_more_what_was_typed_meanwhile()
    {
        await BeginAsync();
        var vision = await Somebody.GoAsync($"{Draft}/vision");
        await SendAsync(await Somebody.GoAsync(Discard));

        var late = await SendAsync(vision, "vision", ("statement", "We all read."));

        Assert.Equal((HttpStatusCode.Conflict, 0L), (late.Status, await DraftsAsync()));
        Assert.Contains("This draft was thrown away while you were typing", late.Said, StringComparison.Ordinal);
        Assert.Contains("We all read.", late.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_too_late_once_it_is_adopted()
    {
        await BeginAsync();
        await FillInAsync();
        var page = await Somebody.GoAsync(Discard);
        await AdoptAsync();

        Assert.Contains("was adopted meanwhile", (await SendAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal($"{Draft}/adopt", (await Somebody.GoAsync(Discard)).Location);
        Assert.Equal(1, await DraftsAsync());
    }

    [Fact]
    public async Task Needs_a_form_of_ours()
    {
        await BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await Somebody.SendFormAsync(Discard, null, [.. FormFields.Of((await Somebody.GoAsync(Discard)).Text, "form.form")])).Status);
        Assert.Equal(1, await DraftsAsync());
    }

    private Task<Visit> SendAsync(Visit page) => Somebody.SendFormAsync(Discard, page.FormToken, [.. FormFields.Of(page.Text, "form.form")]);

    private Task<long> DraftsAsync() => Database.AskAsync("select count(*) from set_up_draft");
}
