using Rollout.App.Tests.Faults;

namespace Rollout.App.Tests.Browser;

public sealed class ADatabaseAway : ABrowsedDistrict
{
    private readonly CuttingProxy _network;

    public ADatabaseAway(FreshDatabase database, Chromium chromium)
        : base(database, chromium) => _network = CuttingProxy.To(database.AppConnectionString);

    protected override string ConnectionString => _network.ConnectionString + ";Pooling=false;Timeout=2";

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _network.DisposeAsync();
    }

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task Leaves_the_open_page_says_so_in_words_and_all_goes_on_when_it_is_back(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync(Demo);

        _network.Gates = () => (_, _) => ValueTask.FromResult(0);
        Assert.False((await Client.GetAsync("/health/ready")).IsSuccessStatusCode);
        await browsed.SeesAsync(browsed.Page.Locator(".counts"));
        Assert.Equal(503, await browsed.TapThroughAsync(browsed.Link("No news"), "/no-news"));
        await browsed.IsAtAsync("Try again in a moment");
        await browsed.ReadsAsync(".summary", "The database doesn’t answer just now.");
        if (hasScript)
            Assert.Empty(await browsed.JudgedAsync());
        await browsed.KeepAsync($"problem-503-{width}");

        _network.Gates = () => CuttingProxy.Open;
        await browsed.GoToAsync(Demo);
        Assert.Equal(200, await browsed.TapThroughAsync(browsed.Link("No news"), "/no-news"));
        await browsed.IsAtAsync("No news");
        browsed.HasNoComplaintBeside(503);
    }

    [BrowserFact]
    public async Task Takes_nothing_that_was_typed_with_it()
    {
        await using var browsed = await BrowseAsync(360);
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await browsed.Field("Note").FillAsync("Written before it went.");

        _network.Gates = () => (_, _) => ValueTask.FromResult(0);
        Assert.Equal(503, await browsed.TapThroughAsync(browsed.Button("Record"), "/log"));
        await browsed.SeesAsync(browsed.Page.Locator("[data-unanswered]"));
        Assert.Empty(await browsed.JudgedAsync());
        await browsed.KeepAsync("log-unanswered-360");

        _network.Gates = () => CuttingProxy.Open;
        await Microsoft.Playwright.Assertions.Expect(browsed.Field("Note")).ToHaveValueAsync("Written before it went.");
        await browsed.TapAsync(browsed.Button("Record"));
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        browsed.HasNoComplaintBeside(503);
    }

    [BrowserFact]
    public async Task Takes_nothing_that_was_typed_with_it_where_there_is_no_script()
    {
        await using var browsed = await BrowseAsync(360, hasScript: false);
        await browsed.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await browsed.Field("Note").FillAsync("Written before it went.");

        _network.Gates = () => (_, _) => ValueTask.FromResult(0);
        Assert.Equal(503, await browsed.TapThroughAsync(browsed.Button("Record"), "/log"));
        await browsed.IsAtAsync("Try again in a moment");

        _network.Gates = () => CuttingProxy.Open;
        await browsed.Page.ReloadAsync(new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
        await browsed.ReadsAsync(".usa-alert--success", "Recorded: ");
        browsed.HasNoComplaintBeside(503);
    }
}
