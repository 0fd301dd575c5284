using System.Text.RegularExpressions;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Tables;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Somebody who sees the sums of the districts that let them, and of these the sums alone.</summary>
public sealed partial class AConsortium(FreshDatabase database) : ADistrictOfPeople(database)
{
    [Fact]
    public async Task Sees_the_sums_of_the_districts_that_let_it_and_no_schools()
    {
        var account = await AddAsync("cons@here.example", Invented.District, Role.Consortium);
        using var visitor = await ComeInAsync(account);

        var one = (await visitor.GoAsync("/consortium")).Text;
        Assert.Contains("of 2 schools in 1 district are off track", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Oak", one, StringComparison.Ordinal);

        await Members.GrantAsync(new(Elsewhere), account.Id, new(Role.Consortium, null), "tests", default);
        Assert.Contains("of 3 schools in 2 districts are off track", (await visitor.GoAsync("/consortium")).Text, StringComparison.Ordinal);

        await Members.RevokeAsync(Here, account.Id, Role.Consortium, "tests", default);
        Assert.Contains("of 1 school in 1 district are off track", (await visitor.GoAsync("/consortium")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_sums_along_and_nothing_of_a_school()
    {
        var account = await AddAsync("cons@here.example", Invented.District, Role.Consortium);
        using var visitor = await ComeInAsync(account);
        using var stranger = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));

        var text = (await visitor.GoAsync("/consortium?format=csv")).Text;
        var rows = StrictCsv.Read(text.TrimStart('\ufeff'));
        Assert.Equal(["District", "DistrictName", "Initiative", "onTrack", "watch", "offTrack", "noNews"], rows[0][..7]);
        Assert.Equal((Invented.District, 2), (Assert.Single(rows[1..])[0], rows[1][3..11].Sum(count => int.Parse(count, null))));
        Assert.DoesNotContain("Oak", text, StringComparison.Ordinal);
        Assert.Equal(rows, SheetRead.Of(await visitor.TakeAsync("/consortium?format=xlsx"))["Schools by status"]);

        // Whoever is shown no sums is given no file of them.
        Assert.StartsWith("text/html", (await stranger.GoAsync("/consortium?format=csv")).Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_what_the_board_says_as_the_log_goes_on_and_the_days_do()
    {
        var account = await AddAsync("cons@here.example", Invented.District, Role.Consortium);
        using var visitor = await ComeInAsync(account);
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        var before = (await visitor.GoAsync("/consortium")).Text;
        Assert.Contains(await BoardsAsync(manager), before, StringComparison.Ordinal);

        await ImportEventsAsync(Invented.CheckedIn("2026-09-01", "0190a000-0000-7000-8000-00000000a001"));
        Assert.Contains(await BoardsAsync(manager), (await visitor.GoAsync("/consortium")).Text, StringComparison.Ordinal);

        Clock.Now += TimeSpan.FromDays(1);
        (visitor.Session, manager.Session) = (
            (await Sessions.StartAsync(account, "tests", "", default)).Text,
            (await Sessions.StartAsync((await Accounts.FindAsync("pm@here.example", default))!, "tests", "", default)).Text);
        Assert.Contains(await BoardsAsync(manager), (await visitor.GoAsync("/consortium")).Text, StringComparison.Ordinal);
    }

    /// <summary>The board's own coordinates, up to the instant it was known at.</summary>
    private static async Task<string> BoardsAsync(Visitor manager) => Coordinates().Match((await manager.GoAsync($"/d/{Invented.District}/pl")).Text).Value;

    [GeneratedRegex("As of [^,]+, known at")]
    private static partial Regex Coordinates();
}
