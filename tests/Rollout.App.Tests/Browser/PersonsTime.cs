using System.Globalization;
using Microsoft.Playwright;

namespace Rollout.App.Tests.Browser;

/// <summary>
/// What a browser is told to do, and how long a person takes for it. By the keystroke-level model of Card, Moran and Newell (1980): a key
/// 0.28 s, pointing 1.1 s, a press 0.1 s, a hand to the keyboard or back 0.4 s, thinking before each unit 1.35 s. Words of one's own are
/// composed at 19 a minute (Karat and others, 1999), what stands on a page, in its fields, too, is read at 238 a minute (Brysbaert, 2019);
/// a line that stood on an earlier page is not read again. The machine's own time is not in it.
/// </summary>
internal sealed class PersonsTime(Browsed browsed)
{
    private const double Key = 0.28, Pointing = 1.1, Press = 0.1, Homing = 0.4, Thinking = 1.35;
    private const double Composed = 60.0 / 19, Read = 60.0 / 238;

    private readonly HashSet<string> _seen = [];
    private int _keys, _words, _read, _pages, _taps;
    private double _seconds;

    internal Browsed Browsed => browsed;

    internal TimeSpan Total => TimeSpan.FromSeconds(_seconds);

    internal string Told => string.Create(
        CultureInfo.InvariantCulture,
        $"{_pages} pages with {_read} words read, {_taps} taps, {_keys} keys, {_words} words composed: {Total.TotalMinutes:0.0} minutes of a person’s time.");

    /// <summary>Is on a page, and reads what is new there, from its heading to its end.</summary>
    internal async Task ReadsAsync(string heading)
    {
        await browsed.IsAtAsync(heading);
        var main = browsed.Page.Locator("main");
        var lines = (await main.InnerTextAsync()).Split('\n').ToList();
        foreach (var field in await main.Locator("input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), textarea").AllAsync())
            lines.Add(await field.InputValueAsync());
        var words = lines.Select(line => line.Trim()).Where(_seen.Add).Sum(Words);
        (_pages, _read, _seconds) = (_pages + 1, _read + words, _seconds + words * Read);
    }

    internal async Task TapAsync(ILocator what)
    {
        Points(1);
        await browsed.TapAsync(what);
    }

    /// <summary>What is copied: a number, a name.</summary>
    internal async Task TypeAsync(string label, string text)
    {
        Points(1);
        (_keys, _seconds) = (_keys + text.Length, _seconds + 2 * Homing + text.Length * Key);
        await browsed.Field(label).FillAsync(text);
    }

    /// <summary>What one has to find words for.</summary>
    internal async Task ComposeAsync(string label, string text)
    {
        Points(1);
        (_words, _seconds) = (_words + Words(text), _seconds + 2 * Homing + Words(text) * Composed);
        await browsed.Field(label).FillAsync(text);
    }

    /// <summary>A list is opened, and one of it pointed at.</summary>
    internal async Task ChooseAsync(string label, string option)
    {
        Points(2);
        await browsed.Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });
    }

    /// <summary>A file is found in four presses: the dialog, its folder, itself, and that it is this one.</summary>
    internal async Task AttachAsync(string label, string file)
    {
        Points(4);
        await browsed.Field(label).SetInputFilesAsync(file);
    }

    private void Points(int times) => (_taps, _seconds) = (_taps + times, _seconds + times * (Thinking + Pointing + Press));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
