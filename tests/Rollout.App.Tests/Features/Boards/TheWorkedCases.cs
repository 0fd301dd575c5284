using System.Text.Json;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Boards;

/// <summary>The worked cases that lie beside the checkout come out exactly, through the command line.</summary>
public sealed class TheWorkedCases(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private const string Initiative = "--district 9900001 --initiative pl";
    private static readonly string[] Plain = ["name", "status", "noNews", "silence", "stage"];
    private static readonly string[] Shares = ["planned", "earned", "overdueShare"];
    private static readonly string[] OfAFinding = ["rule", "tier", "milestone", "lateness", "window", "since"];

    [SharedDataFact]
    public async Task Come_out_exactly()
    {
        var door = new FrontDoor(database);
        await SharedData.ImportCasesAsync(door);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.File("cases", "expected.json")));

        foreach (var row in expected.RootElement.EnumerateArray())
            AssertSame(row, await AskAsync(door, row));
    }

    [SharedDataFact]
    public async Task Know_two_answers_for_one_day_when_an_entry_was_withdrawn()
    {
        var door = new FrontDoor(database);
        await SharedData.ImportCasesAsync(door);

        Assert.Equal("onTrack", await StatusAsync("2026-10-30"));
        Assert.Equal("offTrack", await StatusAsync("2026-11-20"));

        async Task<string?> StatusAsync(string known) => Row(
            JsonDocument.Parse((await door.DoAsync($"board {Initiative} --effective 2026-10-30 --known {known} --format json")).Output).RootElement,
            "990000100006").GetProperty("status").GetString();
    }

    private static async Task<JsonElement> AskAsync(FrontDoor door, JsonElement row)
    {
        var path = row.GetProperty("path").ValueKind == JsonValueKind.Null ? "" : $" --path {row.GetProperty("path")}";
        var told = await door.DoAsync(
            $"board {Initiative} --effective {row.GetProperty("effective")} --known {row.GetProperty("known")}{path} --format json");
        return Row(JsonDocument.Parse(told.Output).RootElement, row.GetProperty("school").GetString()!);
    }

    private static JsonElement Row(JsonElement board, string school) =>
        board.GetProperty("schools").EnumerateArray().Single(row => row.GetProperty("school").GetString() == school);

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        foreach (var name in Plain)
            Assert.Equal((name, expected.GetProperty(name).GetRawText()), (name, actual.GetProperty(name).GetRawText()));
        foreach (var name in Shares)
            Assert.Equal((name, Rounded(expected.GetProperty(name))), (name, Rounded(actual.GetProperty(name))));
        Assert.Equal(expected.GetProperty("findings").EnumerateArray().Select(Finding), actual.GetProperty("findings").EnumerateArray().Select(Finding));
        Assert.Equal(
            JsonSerializer.Serialize(expected.GetProperty("otherPaths")), JsonSerializer.Serialize(actual.GetProperty("otherPaths")));
    }

    private static string Finding(JsonElement finding) => string.Join(' ', OfAFinding.Select(name => finding.GetProperty(name).GetRawText()));

    private static decimal? Rounded(JsonElement number) =>
        number.ValueKind == JsonValueKind.Null ? null : Math.Round(number.GetDecimal(), 6);
}
