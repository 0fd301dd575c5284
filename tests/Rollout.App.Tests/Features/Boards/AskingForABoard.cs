using System.Text.Json;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Boards;

public sealed class AskingForABoard(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Friday = "--effective 2026-11-20 --known 2099-12-31";

    [Fact]
    public async Task Repeats_its_coordinates_in_full()
    {
        var board = await BoardAsync("--effective 2026-10-30 --known 2026-11-20 --path 1");

        Assert.Equal("2026-10-30", board.GetProperty("effectiveOn").GetString());
        Assert.Equal("2026-11-21T05:59:59.999999Z", board.GetProperty("knownAt").GetString());
        Assert.Equal(await StoredAsync(), board.GetProperty("position").GetInt64());
        Assert.Equal(1, board.GetProperty("path").GetInt32());
        Assert.Equal(1, board.GetProperty("rules").GetInt32());
        Assert.Equal("2027-05-28", board.GetProperty("calendarEnds").GetString());
    }

    [Fact]
    public async Task Takes_the_districts_today_and_now_by_default()
    {
        Door.Today = new(2026, 11, 19);

        var board = await BoardAsync("");

        Assert.Equal("2026-11-19", board.GetProperty("effectiveOn").GetString());
        Assert.Equal("2026-11-19T12:00:00.000000Z", board.GetProperty("knownAt").GetString());
        Assert.Equal(JsonValueKind.Null, board.GetProperty("path").ValueKind);
    }

    [Fact]
    public async Task Gives_the_same_answer_byte_for_byte_after_a_thousand_more_events()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"));
        var position = await StoredAsync();
        var before = await Door.DoAsync($"board {Invented.Initiative} {Friday} --position {position} --format json");

        var more = Enumerable.Range(1, 1000).Select(n => Invented.CheckedIn($"2026-10-{n % 28 + 1:00}", AnId(n), n % 2 == 0 ? Invented.Oak : Invented.Pine));
        Assert.Equal(1000, (await ImportEventsAsync([.. more, Invented.Reached("2026-10-30", "M2")])).Events - 1);

        Assert.Equal(before.Output, (await Door.DoAsync($"board {Invented.Initiative} {Friday} --position {position} --format json")).Output);
        Assert.NotEqual(before.Output, (await Door.DoAsync($"board {Invented.Initiative} {Friday} --format json")).Output);
    }

    [Fact]
    public async Task Counts_before_it_filters()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"));

        var board = await BoardAsync("--effective 2026-09-04 --known 2099-12-31 --status watch --status noNews");

        Assert.Equal(2, board.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
        Assert.Empty(board.GetProperty("schools").EnumerateArray());
    }

    [Fact]
    public async Task Says_when_the_day_lies_beyond_the_published_calendar()
    {
        var told = await Door.DoAsync($"board {Invented.Initiative} --effective 2027-07-01");

        Assert.Contains("The published calendar ends Fri 28 May 2027", told.Output, StringComparison.Ordinal);
        Assert.True((await BoardAsync("--effective 2027-07-01")).GetProperty("beyondCalendar").GetBoolean());
    }

    [Fact]
    public async Task Writes_the_table_and_the_spreadsheet_as_reviewed()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"), Invented.CheckedIn("2026-11-18", AnId(1)));

        var table = await Door.DoAsync($"board {Invented.Initiative} {Friday} --position {await StoredAsync()}");
        var csv = await Door.DoAsync($"board {Invented.Initiative} {Friday} --format csv");

        Golden.Matches("cli/board.txt", table.Output);
        Golden.Matches("cli/board.csv", csv.Output);
    }

    [Theory]
    [InlineData("--position 0", "unknown-position")]
    [InlineData("--position 99999", "unknown-position")]
    [InlineData("--path 2", "unknown-path")]
    [InlineData("--rules 2", "unknown-rules")]
    public async Task Is_refused_for_coordinates_that_name_nothing(string coordinates, string code)
    {
        var told = await Door.RunAsync($"board {Invented.Initiative} {coordinates} --format json");

        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains(code, told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    public async Task Names_can_not_steer_the_terminal(string format)
    {
        await ImportEventsAsync($$$"""{"type":"school_renamed","school":"{{{Invented.Oak}}}","data":{"name":"Oak\u001b[2J\u202e"}}""");

        var told = await Door.DoAsync($"board {Invented.Initiative} {Friday} --format {format}");

        Assert.Contains(@"Oak\u001b[2J\u202e", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', told.Output);
    }

    [Theory]
    [InlineData("--district 9999999 --initiative pl", "unknown-district")]
    [InlineData("--district 9900002 --initiative other", "unknown-initiative")]
    [InlineData("--district 9900002 --initiative pl --position 1", "unknown-initiative")]
    public async Task Is_refused_where_there_is_nothing_to_show(string where, string code)
    {
        var told = await Door.RunAsync($"board {where}");

        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains(code, told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--effective 2026-02-30")]
    [InlineData("--effective 20.11.2026")]
    [InlineData("--known 2026-11-20T12:00:00")]
    [InlineData("--known yesterday")]
    [InlineData("--status red")]
    [InlineData("--position one")]
    public async Task Is_wrong_usage_when_a_value_is_not_one(string coordinates)
    {
        var told = await Door.RunAsync($"board {Invented.Initiative} {coordinates}");

        Assert.Equal((2, ""), (told.ExitCode, told.Output));
        Assert.Contains(coordinates.Split(' ')[1], told.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> BoardAsync(string coordinates) =>
        JsonDocument.Parse((await Door.DoAsync($"board {Invented.Initiative} {coordinates} --format json")).Output).RootElement;
}
