using System.Text.Json;
using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.History;

public sealed class ReadingTheHistory(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task Tells_every_event_in_the_order_of_the_log()
    {
        var positions = (await LinesAsync("")).Select(line => line.GetProperty("position").GetInt64()).ToList();
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (long)i), positions);
    }

    [Fact]
    public async Task An_event_has_the_members_programs_rely_on() => Assert.Equal(
        ["position", "id", "stream", "version", "type", "school", "initiative", "effectiveOn", "recordedAt", "assertedAt", "source", "by", "data"],
        (await LinesAsync(""))[0].EnumerateObject().Select(member => member.Name));

    [Fact]
    public async Task Follows_what_was_logged_since()
    {
        await LinesAsync("");
        await ImportEventsAsync(Reached("2026-09-04"));
        Assert.Equal("milestone_reached", (await LinesAsync(""))[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Can_be_narrowed_to_a_school_an_initiative_and_types()
    {
        Assert.Equal(["school_registered", "rollout_enrolled"], Types(await LinesAsync($"--school {Oak}")));
        Assert.Equal(["rollout_enrolled"], Types(await LinesAsync($"--school {Oak} --initiative pl")));
        Assert.Equal(["school_registered", "school_registered", "initiative_chartered"], Types(await LinesAsync("--type school_registered --type initiative_chartered")));
    }

    [Fact]
    public async Task A_withdrawn_event_names_its_withdrawal()
    {
        await ImportEventsAsync(Reached("2026-09-04", id: AnId(1)), Withdrawn(AnId(1)));
        var withdrawn = (await LinesAsync("--type milestone_reached"))[0].GetProperty("withdrawn");
        Assert.Equal((10, "typing error"), (withdrawn.GetProperty("position").GetInt64(), withdrawn.GetProperty("reason").GetString()));
        Assert.Contains("[withdrawn by event 10: typing error]", (await Door.DoAsync($"history {There}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_to_import_are_of_one_initiative_with_its_district_and_schools()
    {
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} {There} --initiative maths");
        var told = await Door.RunAsync($"history {There} --format events");
        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains("name one with --initiative", told.Error, StringComparison.Ordinal);

        Assert.Equal(
            ["district_registered", "school_registered", "school_registered", "school_year_published", "initiative_chartered", "expected_path_published"],
            Types(await LinesAsync("--initiative maths", "events")));
        Assert.Equal(["school_registered", "school_registered"], Types(await LinesAsync("--type school_registered", "events")));
    }

    [Fact]
    public async Task Notes_can_not_steer_the_terminal_nor_forge_a_line()
    {
        const string Note = "\"gone \\u001b[2J\\u009b \\u202e up\\r\\n    99  2026-09-04  forged\"";
        await ImportEventsAsync($$$"""{"type":"check_in_recorded","school":"{{{Oak}}}","data":{"effectiveOn":"2026-09-04","note":{{{Note}}}}}""");
        var told = await Door.DoAsync($"history {There} --type check_in_recorded");
        Assert.Contains("gone \\u001b[2J\\u009b \\u202e up      99  2026-09-04  forged", Assert.Single(told.Output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Contains(Note, (await Door.DoAsync($"history {There} --format jsonl")).Output.Replace("\u202e", "\\u202e", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rebuilt_is_as_it_was_lived()
    {
        await ImportEventsAsync(Reached("2026-09-04", id: AnId(1)), Withdrawn(AnId(1)));
        var lived = (await Door.DoAsync($"history {There} --format jsonl")).Output;
        var told = await Door.DoAsync("rebuild");
        Assert.Equal(
            "histories: 1 districts read, 0 streams were not as their events say and are mended.\nhistory: 1 districts, 10 events told.\n", told.Output);
        Assert.Equal(lived, (await Door.DoAsync($"history {There} --format jsonl")).Output);
    }

    [Theory]
    [InlineData("--district 9900009", "There is no district 9900009")]
    [InlineData($"{There} --school 990000200009", "There is no school 990000200009")]
    [InlineData($"{There} --initiative other", "There is no initiative other")]
    public async Task What_is_not_there_is_said(string asked, string sentence)
    {
        var told = await Door.RunAsync($"history {asked}");
        Assert.Equal(1, told.ExitCode);
        Assert.StartsWith(sentence, told.Error, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<JsonElement>> LinesAsync(string filters, string format = "jsonl")
    {
        var told = await Door.DoAsync($"history {There} {filters} --format {format}");
        return [.. told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private static IEnumerable<string?> Types(IEnumerable<JsonElement> lines) => lines.Select(line => line.GetProperty("type").GetString());
}
