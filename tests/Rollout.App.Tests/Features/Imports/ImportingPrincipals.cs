using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingPrincipals(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Ana = $"{Oak},Ana Ruiz,2024-08-01";

    [Fact]
    public async Task Columns_in_any_order_a_mark_and_three_forms_of_day_are_read()
    {
        var answered = await Door.ImportAsync($"principals {Files.Write("p.csv", $"\uFEFFuntil,Person,phone,FROM,school\r\n9/14/2026,Ana Ruiz,555,20240801,{Oak}\r\n,p-17,,2026-09-15,{Oak}\r\n")} {There}");
        Assert.Equal((0, 3), (answered.ExitCode, answered.Events));
        Assert.Equal(
            ["""principal_assigned {"person":"Ana-Ruiz","effectiveOn":"2024-08-01"}""", """principal_departed {"person":"Ana-Ruiz","effectiveOn":"2026-09-15"}""", """principal_assigned {"person":"p-17","effectiveOn":"2026-09-15"}"""],
            await LeadersAsync());
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing()
    {
        await ImportAsync(Ana);
        var again = await ImportAsync(Ana);
        Assert.Equal((0, 0, 1), (again.ExitCode, again.Events, again.Unchanged));
    }

    [Fact]
    public async Task A_dry_run_says_each_line_and_stores_nothing()
    {
        await ImportAsync(Ana);
        var before = await StoredAsync();
        var dry = await Door.ImportAsync($"principals {Table("status", $"{Ana},active", $"{Pine},Bo,2026-08-17,active", $"{Pine},Cy,2026-08-17,inactive")} {There} --dry-run");
        Assert.Equal(
            [$"2 unchanged Ana-Ruiz at {Oak}: as recorded", $"3 new Bo at {Pine}: Bo leads it from 2026-08-17", $"4 leftOut Cy at {Pine}: inactive: left out"],
            dry.Json.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("line")} {line.GetProperty("fate")} {line.GetProperty("says")}"));
        Assert.Equal((1, before), (dry.Events, await StoredAsync()));
        var told = await Door.DoAsync($"import principals {Table("status", $"{Pine},Bo,2026-08-17,active")} {There} --dry-run");
        Assert.Contains($"line 2, new: Bo at {Pine}: Bo leads it from 2026-08-17\n", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_before_the_last_change_rolls_nothing_back()
    {
        await Door.DoAsync($"import principals {Table("asOf", $"{Oak},Bo,2026-09-15,2026-09-15")} {There}");
        var stale = await DryAsync("asOf", $"{Ana},2026-09-01");
        Assert.Equal(["leftOut Ana-Ruiz at 990000200001: older than what is recorded (2026-09-15): left out"], stale);
        Assert.Equal(0, (await Door.ImportAsync($"principals {Table("asOf", $"{Ana},2026-09-01")} {There}")).Events);

        // Without a day of its own, a row speaks of the day it begins on.
        Assert.Equal(["leftOut Ana-Ruiz at 990000200001: older than what is recorded (2026-09-15): left out"], await DryAsync("asOf", $"{Ana},"));
        // Said later, it holds.
        Assert.Equal(["new Ana-Ruiz at 990000200001: Ana-Ruiz leads it from 2024-08-01"], await DryAsync("asOf", $"{Ana},2026-10-01"));
    }

    [Fact]
    public async Task An_older_snapshot_that_comes_later_changes_nothing_whatever_days_it_names()
    {
        await Door.DoAsync($"import principals {Table("asOf", $"{Oak},Bo,2026-08-17,2026-10-01")} {There}");
        Assert.Equal(["leftOut Cy at 990000200001: older than what is recorded (2026-10-01): left out"], await DryAsync("asOf", $"{Oak},Cy,2026-08-20,2026-09-01"));
        // One of the same day, corrected, is taken; and so is the next one.
        Assert.Equal(["new Cy at 990000200001: Cy leads it from 2026-08-20"], await DryAsync("asOf", $"{Oak},Cy,2026-08-20,2026-10-01"));
        Assert.Equal(["new Cy at 990000200001: Cy leads it from 2026-08-20"], await DryAsync("asOf", $"{Oak},Cy,2026-08-20,2026-10-02"));
    }

    [Theory]
    [InlineData($"{Oak},Bo,3/4/2026", "2 from bad-day")]
    [InlineData($"{Oak},Bo,", "2 from missing-value")]
    [InlineData($"{Oak},bo@district.example,2026-08-17", "2 person bad-person")]
    [InlineData("990000200009,Bo,2026-08-17", "2  unknown-school")]
    [InlineData("9.9E+11,Bo,2026-08-17", "2 school scientific-notation")]
    [InlineData($"{Oak},Bo", "2  malformed-row")]
    public Task A_broken_row_is_named_by_line_and_column_and_nothing_is_stored(string row, string fault) => IsRefusedAsync(() => ImportAsync(row), fault);

    [Fact]
    public async Task Missing_columns_a_bad_last_day_and_an_empty_file_are_refused()
    {
        await IsRefusedAsync(() => Door.ImportAsync($"principals {Files.Write("p.csv", "school,who\na,b\n")} {There}"), "1 person missing-column", "1 from missing-column");
        await IsRefusedAsync(() => Door.ImportAsync($"principals {Table("until", $"{Oak},Bo,2026-08-17,2026-08-01")} {There}"), "2 until until-before-from");
        await IsRefusedAsync(() => Door.ImportAsync($"principals {Files.Write("p.csv", "")} {There}"), "0  empty-file");
    }

    [Fact]
    public async Task A_school_may_be_known_by_its_states_number_or_by_a_map()
    {
        await Door.DoAsync($"import schools {Files.Write("ccd.csv", $"NCESSCH,LEAID,LEANM,SCHNAM,STID,SEASCH,STATUS,GSLO,GSHI,CHARTR\n{Oak},{District},Here,Oak,1,0042,1,KG,05,2\n")} --from ccd");
        Assert.Equal(1, (await ImportAsync("0042,Bo,2026-08-17")).Events);
        await IsRefusedAsync(() => ImportAsync("77,Bo,2026-08-17"), "2  unknown-school");
        var map = Files.Write("map.csv", $"school,id\n{Pine},77\n");
        Assert.Equal(1, (await Door.ImportAsync($"principals {Table("x", "77,Bo,2026-08-17,")} {There} --map {map}")).Events);
    }

    private Task<Answered> ImportAsync(string row) => Door.ImportAsync($"principals {Files.Write("p.csv", $"school,person,from\n{row}\n")} {There}");

    private async Task<string[]> DryAsync(string more, string row)
    {
        var dry = await Door.ImportAsync($"principals {Table(more, row)} {There} --dry-run");
        return [.. dry.Json.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("fate").GetString()} {line.GetProperty("says").GetString()}")];
    }

    private string Table(string more, params string[] rows) => Files.Write("more.csv", $"school,person,from,{more}\n{string.Join('\n', rows)}\n");

    private async Task<string[]> LeadersAsync() =>
    [
        .. (await Door.DoAsync($"history {There} --type principal_assigned --type principal_departed --format jsonl")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).Select(line => $"{line.GetProperty("type").GetString()} {line.GetProperty("data").GetRawText()}"),
    ];
}
