using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

/// <summary>One browser for all tests of a collection: the machine's own; nothing is fetched.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Missing = "no chromium on PATH";

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    internal static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>A person's own window: no cookie or page of anybody else's.</summary>
    internal async Task<Browsed> OpenAsync(Uri front, int width, bool hasScript = true)
    {
        var isPhone = width < 600;
        var context = await (await _started.Value).Browser.NewContextAsync(new()
        {
            BaseURL = front.ToString(),
            ViewportSize = new() { Width = width, Height = isPhone ? 740 : 900 },
            IsMobile = isPhone,
            HasTouch = isPhone,
            JavaScriptEnabled = hasScript,
            Locale = "en-US",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Browsed.Patience);
        return new(context, await context.NewPageAsync());
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Browsed.Patience);
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--disable-component-update", "--disable-sync"],
        });
        return (driver, browser);
    }
}

[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}

/// <summary>Beside the first: what people do as they come in.</summary>
[CollectionDefinition(Name)]
public sealed class InAnotherBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "another browser";
}

/// <summary>A fact that is seen in a browser; skipped where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Executable is null ? Chromium.Missing : null;
}

/// <summary>A fact that is seen in a browser and takes minutes: ROLLOUT_LONG=1 asks for it.</summary>
public sealed class LongBrowserFactAttribute : FactAttribute
{
    public LongBrowserFactAttribute() => Skip = Chromium.Executable is null ? Chromium.Missing : new LongFactAttribute().Skip;
}

/// <summary>A theory that is seen in a browser; skipped where there is none.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Executable is null ? Chromium.Missing : null;
}

/// <summary>A theory that is seen in a browser and rests on files beside the checkout.</summary>
public sealed class SharedBrowserTheoryAttribute : TheoryAttribute
{
    public SharedBrowserTheoryAttribute() =>
        Skip = Chromium.Executable is null ? Chromium.Missing : Directory.Exists(SharedData.Folder) ? null : "no shared data";
}
