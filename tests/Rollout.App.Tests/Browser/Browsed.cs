using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

/// <summary>A window with what its page complained of. Waits are bounded, and for what a person would see: an open page never rests.</summary>
internal sealed class Browsed : IAsyncDisposable
{
    /// <summary>In milliseconds.</summary>
    internal const float Patience = 20_000;

    private const int Longest = 6_000;
    private const int HighestPicture = 1_300;

    private const string Judge =
        """
        async rules => (await axe.run(document, { resultTypes: ["violations"], ...(rules.length && { runOnly: rules }) })).violations
          .map(found => `${found.id}: ${found.nodes.slice(0, 3).map(node => `${node.target} ${node.html.slice(0, 160)} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message})`).join(" | ")}`)
        """;

    private static readonly string[] RulesOfColours = ["color-contrast", "link-in-text-block"];

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ROLLOUT_SCREENSHOTS");

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    internal Browsed(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
                _complaints.Enqueue($"{said.Text} {said.Location}");
        };
    }

    /// <summary>Whether a folder is named for pictures.</summary>
    internal static bool KeepsPictures => Pictures is { Length: > 0 };

    internal IPage Page { get; }

    /// <summary>How often a finger touched the glass.</summary>
    internal int Taps { get; private set; }

    /// <summary>Errors of scripts, of the page's policy and of what it fetched, beside the refusals a story is about.</summary>
    internal void HasNoComplaintBeside(params int[] statuses) => Assert.Equal([], _complaints.Where(
        complaint => !statuses.Any(status => complaint.Contains($"with a status of {status}", StringComparison.Ordinal))));

    internal async Task<int> GoToAsync(string address) =>
        (await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded }))!.Status;

    internal ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    internal ILocator Choice(string name) => Page.Locator(".choices__item", new() { HasText = name });

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal ILocator Field(string label, bool isExact = false) => Page.GetByLabel(label, new() { Exact = isExact });

    internal async Task TapAsync(ILocator what)
    {
        Taps++;
        await what.ClickAsync();
    }

    /// <summary>Taps, and returns the status of the page that this asked for.</summary>
    internal async Task<int> TapThroughAsync(ILocator what, string address)
    {
        var answered = await Page.RunAndWaitForResponseAsync(
            () => TapAsync(what),
            response => response.Url.Contains(address, StringComparison.Ordinal) && !response.Url.Contains("/live", StringComparison.Ordinal) && response.Status != 303);
        return answered.Status;
    }

    internal Task SeesAsync(ILocator what)
    {
        Assert.Same(Page, what.Page);
        return Assertions.Expect(what).ToBeVisibleAsync();
    }

    internal Task ReadsAsync(string selector, string words) => Assertions.Expect(Page.Locator(selector).First).ToContainTextAsync(words);

    /// <summary>Headings say which page it is.</summary>
    internal Task IsAtAsync(string heading) => SeesAsync(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }));

    /// <summary>What axe finds wrong with the page as it stands, by all its rules where none are named.</summary>
    internal async Task<IReadOnlyList<string>> JudgedAsync(params string[] rules)
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe.Value);
        return (await Page.EvaluateAsync<JsonElement>(Judge, rules)).EnumerateArray().Select(found => found.GetString()!).ToList();
    }

    /// <summary>Whether the page is wider than the window, so that a reader would have to push it about.</summary>
    internal Task<bool> OverflowsAsync() =>
        Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Opens the window to the page's whole length, so that nothing is left out of a picture or a judgement as too far away.</summary>
    internal async Task<IAsyncDisposable> UnrolledAsync()
    {
        var before = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(before.Width, Math.Clamp(await LengthAsync(), before.Height, Longest));
        // What comes into sight may be longer than was thought.
        await Page.SetViewportSizeAsync(before.Width, Math.Clamp(await LengthAsync(), before.Height, Longest));
        return new Unrolled(() => Page.SetViewportSizeAsync(before.Width, before.Height));
    }

    /// <summary>Keeps a picture, and adds what is wrong with the page.</summary>
    internal Task LookAsync(string name, List<string> found) => LookAsync(name, found, []);

    /// <summary>The same of a page that is drawn otherwise: its elements were looked at before.</summary>
    internal Task LookAtColoursAsync(string name, List<string> found) => LookAsync(name, found, RulesOfColours);

    private async Task LookAsync(string name, List<string> found, string[] rules)
    {
        await KeepAsync(name);
        await using var unrolled = await UnrolledAsync();
        found.AddRange((await JudgedAsync(rules)).Select(violation => $"{name}: {violation}"));
        if (await OverflowsAsync())
            found.Add($"{name} is wider than the window.");
    }

    /// <summary>Keeps a picture of the page where ROLLOUT_SCREENSHOTS names a folder, down to a modest height.</summary>
    internal async Task KeepAsync(string name)
    {
        if (!KeepsPictures)
            return;
        await using var unrolled = await UnrolledAsync();
        var height = await Page.EvaluateAsync<int>("() => Math.ceil(document.querySelector('footer, main').parentElement.getBoundingClientRect().height)");
        await Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Pictures!, $"{name}.png"),
            Clip = new() { Width = Page.ViewportSize!.Width, Height = Math.Clamp(height, 300, HighestPicture) },
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task<int> LengthAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");

    private sealed class Unrolled(Func<Task> roll) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await roll();
    }
}
