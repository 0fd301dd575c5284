using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;

namespace Rollout.App.Tests.Browser;

/// <summary>What stands in a table is read whole, also where the window is narrow.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class TablesOnAPhone(FreshDatabase database, Chromium chromium) : AServedDistrict(database)
{
    private const string LongName = "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwll";

    private const string WordsInTwoLines =
        """
        () => [...document.querySelectorAll('tbody th')].flatMap(cell => {
          const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
          for (let text; (text = texts.nextNode());)
            for (const word of text.data.matchAll(/[^\s-]+/g)) {
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map(part => part.top)).size > 1) broken.push(word[0]);
            }
          return broken;
        })
        """;

    /// <summary>Nothing of a line is cut off at the right, nor is it said of another count than its table shows.</summary>
    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Show_a_long_name_of_an_import_whole(int width)
    {
        await using var browsed = await chromium.OpenAsync(Client.BaseAddress!, width);
        var found = new List<string>();
        await browsed.GoToAsync($"/d/{Invented.District}/imports");
        await browsed.TapAsync(browsed.Page.Locator("summary"));
        await browsed.LookAsync($"imports-more-{width}", found);
        await browsed.TapAsync(browsed.Page.Locator("label[for=kind-schools]"));
        await browsed.Field("The file").SetInputFilesAsync(Files.Write(
            "long.csv", $"school,name,level,status\n{Invented.Oak},Oak,middle,1\n990000200077,{LongName},elementary,7\n"));
        await browsed.TapAsync(browsed.Button("See what would change"));
        await browsed.SeesAsync(browsed.Button("Import these 2 changes"));
        await browsed.LookAsync($"import-long-{width}", found);

        var cut = await browsed.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.table-scroll')].filter(table => table.scrollWidth > table.clientWidth).map(table => table.getAttribute('aria-label'))");
        Assert.Empty(cut);
        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside();
    }

    [BrowserFact]
    public async Task Break_no_word_of_what_a_row_is_about()
    {
        Assert.Equal(System.Net.HttpStatusCode.Created, (await SayAsync(
            "indicator_defined",
            new { indicator = "engaged", title = "Students who say they are engaged", baseline = 58, target = 70, tolerance = 3, from = "2026-08-17", to = "2027-05-28", direction = "up", unit = "%" },
            address: $"{Base}/events")).Status);
        await using var browsed = await chromium.OpenAsync(Client.BaseAddress!, 360);
        var found = new List<string>();

        await browsed.GoToAsync($"/d/{Invented.District}/pl/measures");
        await browsed.ReadsAsync("table.indicators", "Students who say they are engaged");
        await browsed.LookAsync("measures-words-360", found);

        Assert.Empty(await browsed.Page.EvaluateAsync<string[]>(WordsInTwoLines));
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
