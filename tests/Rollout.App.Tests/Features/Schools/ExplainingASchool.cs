using System.Text.Json;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Schools;

public sealed class ExplainingASchool(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Asked = $"{Invented.Initiative} --school {Invented.Oak} --effective 2026-11-20 --known 2099-12-31";

    [Fact]
    public async Task Shows_the_same_row_as_the_board()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"), Invented.CheckedIn("2026-11-18", AnId(1)));

        var board = JsonDocument.Parse((await Door.DoAsync($"board {Invented.Initiative} --effective 2026-11-20 --known 2099-12-31 --format json")).Output);
        var explained = JsonDocument.Parse((await Door.DoAsync($"explain {Asked} --format json")).Output);

        var row = board.RootElement.GetProperty("schools").EnumerateArray().Single(row => row.GetProperty("school").GetString() == Invented.Oak);
        Assert.Equal(row.GetRawText(), explained.RootElement.GetProperty("row").GetRawText());
    }

    [Fact]
    public async Task Names_every_rule_true_or_not_with_its_numbers()
    {
        var explained = JsonDocument.Parse((await Door.DoAsync($"explain {Asked} --format json")).Output).RootElement;

        var rules = explained.GetProperty("ruleReports").EnumerateArray().ToList();
        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"], rules.Select(rule => rule.GetProperty("rule").GetString()));
        Assert.Equal(69, rules[3].GetProperty("inputs").GetProperty("silence").GetInt32());
        Assert.Equal(15m, rules[3].GetProperty("inputs").GetProperty("limit").GetDecimal());
    }

    [Fact]
    public async Task Says_it_in_words_as_reviewed()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"), Invented.CheckedIn("2026-11-18", AnId(1)));

        var told = await Door.DoAsync($"explain {Asked} --position {await StoredAsync()}");

        Golden.Matches("cli/explain.txt", told.Output);
    }

    [Fact]
    public async Task Is_refused_for_a_school_that_is_not_on_the_board()
    {
        var told = await Door.RunAsync($"explain {Invented.Initiative} --school 990000299999");

        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains("unknown-school", told.Error, StringComparison.Ordinal);
    }
}
