using System.Net;
using System.Text.Json;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

public sealed class ReadingOverHttp(FreshDatabase database) : AServedDistrict(database)
{
    [Theory]
    [InlineData("board", "board")]
    [InlineData("explain", $"schools/{Oak}/explain")]
    [InlineData("forecast", $"schools/{Oak}/forecast")]
    public async Task Answers_what_the_command_line_answers(string verb, string address)
    {
        await SayAsync("milestone_reached", new { effectiveOn = "2026-09-04", milestone = "M1" });
        foreach (var day in new[] { "2026-08-20", "2026-10-02", "2026-11-20" })
        {
            var school = verb == "board" ? "" : $" --school {Oak}";
            var told = await Door.DoAsync($"{verb} {Initiative}{school} --effective {day} --known 2027-01-01T00:00:00Z --position 9 --path 1 --rules 1 --format json");

            var spoken = await Client.GetStringAsync($"{Base}/{address}?effective={day}&known=2027-01-01T00:00:00Z&position=9&path=1&rules=1");

            Assert.Equal(told.Output.TrimEnd('\n'), spoken);
        }
    }

    [Fact]
    public async Task Filters_the_board_by_status_and_counts_all_the_same()
    {
        var board = await GetAsync($"{Base}/board?status=offTrack&status=completed");
        var rest = await GetAsync($"{Base}/board?status=onTrack");

        Assert.Equal(2, board.GetProperty("schools").GetArrayLength());
        Assert.Equal(0, rest.GetProperty("schools").GetArrayLength());
        Assert.Equal(2, rest.GetProperty("counts").GetProperty("offTrack").GetInt32());
    }

    [Fact]
    public async Task Sends_a_board_once_until_something_changes()
    {
        var tag = (await SendAsync(HttpMethod.Get, $"{Base}/board")).Tag;
        Assert.Equal(HttpStatusCode.NotModified, await AskedAgainAsync(tag!));

        await SayAsync("check_in_recorded", new { });
        Assert.Equal(HttpStatusCode.OK, await AskedAgainAsync(tag!));
        Assert.Equal(HttpStatusCode.OK, await AskedAgainAsync(tag!, "?effective=2026-11-19"));
    }

    [Fact]
    public async Task Pages_through_the_history_without_missing_or_repeating_an_event()
    {
        for (var n = 0; n < 5; n++)
            await SayAsync("check_in_recorded", new { note = $"Number {n}." });
        var whole = await GetAsync($"{Base}/history");

        var (paged, next) = (new List<string>(), (long?)0);
        while (next is { } after)
        {
            var page = await GetAsync($"{Base}/history?limit=2{(after > 0 ? $"&after={after}" : "")}");
            paged.AddRange(page.GetProperty("events").EnumerateArray().Select(happened => happened.GetRawText()));
            next = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } position ? position.GetInt64() : null;
        }

        Assert.Equal(whole.GetProperty("events").EnumerateArray().Select(happened => happened.GetRawText()), paged);
        Assert.Equal(9, paged.Count);
    }

    [Fact]
    public async Task Is_ready_when_the_database_answers()
    {
        Assert.Equal("live", (await GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("ready", (await GetAsync("/health/ready")).GetProperty("status").GetString());
    }

    private async Task<HttpStatusCode> AskedAgainAsync(string tag, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/board{query}");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag.StartsWith("W/", StringComparison.Ordinal) ? tag : $"W/{tag}");
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }
}
