using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Rollout.App.Tests.Cli;

/// <summary>What a newcomer copies from the README works as it stands there.</summary>
public sealed partial class TheReadme(FreshDatabase database) : IClassFixture<FreshDatabase>, IDisposable
{
    private static readonly string Text = File.ReadAllText(PathOf());

    // The database stamps what is recorded by its own clock; by default one asks for what is known now.
    private readonly FrontDoor _door = new(database) { Today = new(2099, 12, 31) };
    private readonly TemporaryFiles _files = new();

    [Fact]
    public async Task Has_files_and_commands_that_make_a_board()
    {
        var files = FileShown().Matches(Text).ToDictionary(shown => shown.Groups["name"].Value, shown => shown.Groups["text"].Value);
        Assert.Equal(["schools.csv", "2026-27.json", "path.json", "events.jsonl"], files.Keys);
        var commands = CommandShown().Matches(Text).Select(shown => shown.Groups["command"].Value.Trim()).ToList();
        Assert.InRange(commands.Count, 8, 20);

        foreach (var command in commands.Where(command => !command.Contains(" FILE ", StringComparison.Ordinal)))
            await _door.DoAsync(string.Join(' ', command.Split(' ').Select(word => files.TryGetValue(word, out var text) ? _files.Write(word, text) : word)));

        var board = await _door.DoAsync("board --district 9900001 --initiative pl --format csv");
        Assert.Equal(["990000100001", "990000100002"], board.Output.Split('\n')[1..^1].Select(line => line.Split(',')[0]).Order());
    }

    [Fact]
    public async Task Sends_to_a_help_that_names_every_type_of_event_and_what_it_needs()
    {
        var help = (await _door.DoAsync("import events --help")).Output;

        Assert.All(EventCodec.AllAliases, alias => Assert.Contains($"\n  {alias}", help, StringComparison.Ordinal));
        Assert.Contains("\n  rollout_enrolled {effectiveOn?: day, path: whole number, wave: text,\n", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import path --help", "dueDay?: whole number")]
    [InlineData("import calendar --help", "closures?: [{from: day, to: day, label?: text}, …]")]
    public async Task Sends_to_a_help_that_shows_the_file(string command, string shown) =>
        Assert.Contains(shown, (await _door.DoAsync(command)).Output, StringComparison.Ordinal);

    public void Dispose() => _files.Dispose();

    private static string PathOf([CallerFilePath] string here = "") => Path.GetFullPath("../../../README.md", Path.GetDirectoryName(here)!);

    [GeneratedRegex(@"^`(?<name>[\w.-]+)`: [^`]*(?:`[^`\n]+`[^`]*)*\n\n```\w+\n(?<text>[^`]*)```$", RegexOptions.Multiline)]
    private static partial Regex FileShown();

    [GeneratedRegex("^ops/rollout (?<command>(?:import|board|explain|forecast|history|rebuild)[^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex CommandShown();
}
