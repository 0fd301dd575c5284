using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Boards;

/// <summary>A school's name that a spreadsheet would take for a formula arrives there as text.</summary>
public sealed class ASpreadsheetOfTheBoard(FreshDatabase database) : AnInventedDistrict(database)
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=cmd|' /c calc'!A1")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"a\")")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" =1")]
    [InlineData("\"=1")]
    [InlineData("a\n=1")]
    [InlineData("＝1+1")]
    public async Task Begins_no_cell_with_a_formula(string name)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(name);
        var renamed = await ImportEventsAsync($$$"""{"type":"school_renamed","school":"{{{Invented.Oak}}}","data":{"name":{{{json}}}}}""");

        var csv = (await Door.DoAsync($"board {Invented.Initiative} --known 2099-12-31 --format csv")).Output;

        Assert.Equal(1, renamed.Events);
        Assert.DoesNotContain(",Oak,", csv, StringComparison.Ordinal);
        foreach (var cell in Cells(csv))
            Assert.False(cell.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝', ..], cell);
    }

    /// <summary>As RFC 4180 has it: quoted cells may hold commas and ends of lines.</summary>
    private static List<string> Cells(string csv)
    {
        var (cells, isQuoted, start) = (new List<string>(), false, 0);
        for (var at = 0; at < csv.Length; at++)
        {
            isQuoted ^= csv[at] is '"';
            if (isQuoted || csv[at] is not (',' or '\n'))
                continue;
            var cell = csv[start..at];
            cells.Add(cell is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : cell);
            start = at + 1;
        }

        return cells;
    }
}
