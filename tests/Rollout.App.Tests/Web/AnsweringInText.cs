using System.Net;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

/// <summary>The API answers in the form that is asked for by its name, and else in JSON.</summary>
public sealed class AnsweringInText(FreshDatabase database) : AServedDistrict(database)
{
    [Theory]
    [InlineData("text/plain", "text/plain")]
    [InlineData("TEXT/CSV;q=0.5, application/json;q=0.4", "text/csv")]
    [InlineData("text/plain;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5, */*", "application/json")]
    [InlineData("application/json, text/plain", "application/json")]
    [InlineData("text/plain;q=0", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json")]
    [InlineData("application/jsonl", "application/json")]
    [InlineData("nonsense", "application/json")]
    [InlineData("", "application/json")]
    public async Task Which_is_named_first_of_those_there_are(string accept, string mediaType)
    {
        using var response = await AskAsync("board", accept);
        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task Of_which_each_has_a_tag_of_its_own()
    {
        var tags = new Dictionary<string, string>();
        foreach (var accept in (string[])["application/json", "text/plain", "text/csv"])
        {
            using var response = await AskAsync("board", accept);
            tags[accept] = response.Headers.ETag!.ToString();
        }

        Assert.Equal(3, tags.Values.Distinct().Count());
        foreach (var (accept, tag) in tags)
        {
            foreach (var held in tags.Values)
            {
                using var response = await AskAsync("board", accept, held);
                Assert.Equal((accept, held == tag ? HttpStatusCode.NotModified : HttpStatusCode.OK), (accept, response.StatusCode));
            }
        }
    }

    [Fact]
    public async Task Pages_a_history_by_a_header()
    {
        using var first = await AskAsync("history?limit=2", "application/jsonl");
        var lines = await first.Content.ReadAsStringAsync();
        using var last = await AskAsync($"history?after={first.Headers.GetValues("Rollout-Next").Single()}", "application/jsonl");

        Assert.Equal((await Door.DoAsync($"history {Initiative} --format jsonl")).Output, lines + await last.Content.ReadAsStringAsync());
        Assert.Equal((2, false), (lines.Count(letter => letter == '\n'), last.Headers.Contains("Rollout-Next")));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Says_of_no_school_that_there_is_none(string accept)
    {
        using var response = await AskAsync("history?school=990000200099", accept);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var quiet = await AskAsync($"history?school={Pine}&type=milestone_reached", accept);
        Assert.Equal(HttpStatusCode.OK, quiet.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string accept, string? held = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/{address}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (held is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", held);
        return await Client.SendAsync(request);
    }
}
