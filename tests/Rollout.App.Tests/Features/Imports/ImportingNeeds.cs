using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

/// <summary>How well each school was served comes as a table, told line by line.</summary>
public sealed class ImportingNeeds(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task Columns_in_any_order_are_read_and_a_day_is_todays_where_none_is_said()
    {
        var answered = await Door.ImportAsync($"needs {Files.Write("n.csv", $"quartile,name,school,FROM\n4,Oak,{Oak},8/17/2026\n1,Pine,{Pine},\n")} {There}");

        Assert.Equal((0, 2), (answered.ExitCode, answered.Events));
        Assert.Equal(
            [$$"""{"school":"{{Oak}}","quartile":4,"effectiveOn":"2026-08-17"}""", $$"""{"school":"{{Pine}}","quartile":1,"effectiveOn":"{{Door.Today:yyyy-MM-dd}}"}"""], await ProfilesAsync());
    }

    /// <summary>Also on another day: who is served as before has no new profile.</summary>
    [Fact]
    public async Task What_is_so_already_changes_nothing()
    {
        await ImportAsync($"{Oak},4", $"{Pine},1");
        Door.Today = Door.Today.AddDays(1);

        var again = await ImportAsync($"{Oak},4", $"{Pine},1");

        Assert.Equal((0, 0, 2), (again.ExitCode, again.Events, again.Unchanged));
    }

    [Fact]
    public async Task A_dry_run_says_each_line_from_what_to_what_and_stores_nothing()
    {
        await Door.ImportAsync($"needs {Files.Write("n.csv", $"school,quartile,from\n{Oak},2,2026-08-17\n")} {There}");
        var before = await StoredAsync();

        var dry = await Door.ImportAsync($"needs {Files.Write("n.csv", $"school,quartile,from\n{Oak},4,2026-09-01\n{Pine},3,2026-09-01\n{Oak},2,2026-08-20\n")} {There} --dry-run");

        Assert.Equal(
            [$"2 changed {Oak}: quartile 2 → 4, from 2026-09-01", $"3 new {Pine}: quartile 3, from 2026-09-01", $"4 unchanged {Oak}: as recorded"],
            dry.Json.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("line")} {line.GetProperty("fate")} {line.GetProperty("says")}"));
        Assert.Equal((2, before), (dry.Events, await StoredAsync()));
    }

    /// <summary>A row says what holds from its day on, whatever the row before it changed: the same file adds nothing when it comes again.</summary>
    [Fact]
    public async Task A_row_is_set_beside_the_files_own_row_before_it()
    {
        await Door.ImportAsync($"needs {Files.Write("n.csv", $"school,quartile,from\n{Oak},3,2026-08-17\n")} {There}");
        var file = Files.Write("more.csv", $"school,quartile,from\n{Oak},3,2026-10-01\n{Oak},4,2026-09-01\n{Oak},3,2026-10-05\n");

        var first = await Door.ImportAsync($"needs {file} {There}");
        var again = await Door.ImportAsync($"needs {file} {There}");

        Assert.Equal((2, 1), (first.Events, first.Unchanged));
        Assert.Equal((0, 3), (again.Events, again.Unchanged));
    }

    [Theory]
    [InlineData($"{Oak},5", "2 quartile quartile-out-of-range")]
    [InlineData($"{Oak},least", "2 quartile bad-quartile")]
    [InlineData($"{Oak},", "2 quartile missing-value")]
    [InlineData("990000200009,4", "2 school unknown-school")]
    [InlineData("9.9E+11,4", "2 school scientific-notation")]
    [InlineData(Oak, "2  malformed-row")]
    public Task A_broken_row_is_named_by_line_and_column_and_nothing_is_stored(string row, string fault) => IsRefusedAsync(() => ImportAsync(row, $"{Pine},1"), fault);

    [Fact]
    public async Task A_school_twice_on_a_day_a_day_ahead_and_missing_columns_are_refused()
    {
        await IsRefusedAsync(() => ImportAsync($"{Oak},1", $"{Oak},2"), "3 school duplicate-school");
        await IsRefusedAsync(() => Door.ImportAsync($"needs {Files.Write("n.csv", $"school,quartile\n{Oak},1\n")} {There} --as-of 2099-01-04"), "2 from effective-in-the-future");
        await IsRefusedAsync(() => Door.ImportAsync($"needs {Files.Write("n.csv", "school,need\na,b\n")} {There}"), "1 quartile missing-column");
    }

    [Fact]
    public async Task A_school_may_be_known_by_a_map()
    {
        var map = Files.Write("map.csv", $"school,id\n{Pine},77\n990000200009,78\n");
        Assert.Equal(1, (await Door.ImportAsync($"needs {Files.Write("n.csv", "school,quartile\n77,4\n")} {There} --map {map}")).Events);
        await IsRefusedAsync(() => Door.ImportAsync($"needs {Files.Write("n.csv", "school,quartile\n78,4\n")} {There} --map {map}"), "2 school unknown-school");
    }

    private Task<Answered> ImportAsync(params string[] rows) => Door.ImportAsync($"needs {Files.Write("n.csv", $"school,quartile\n{string.Join('\n', rows)}\n")} {There}");

    private async Task<string[]> ProfilesAsync() =>
    [
        .. (await Door.DoAsync($"history {There} --type need_profile_recorded --format jsonl")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("data").GetRawText()),
    ];
}
