using System.Net;
using Rollout.App.Web;

namespace Rollout.App.Tests.Web;

/// <summary>What a browser fetches beside a page: little, compressed, safe, and only once.</summary>
public sealed class ServedAssets(FreshDatabase database) : AServedDistrict(database)
{
    private const int MostOnFirstLoad = 130_000;

    private static readonly string[] _firstLoad = [WebAssets.Shipped.Styles, WebAssets.Shipped.Script, .. WebAssets.Shipped.Fonts];

    [Fact]
    public async Task Have_their_type_are_kept_for_ever_and_carry_the_headers_of_every_answer()
    {
        var said = new List<string>();
        foreach (var address in _firstLoad)
        {
            using var answer = await GetAsync(address, "br");
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
            Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
            said.Add($"{answer.Content.Headers.ContentType} {Encoding(answer)}");
        }

        Assert.Equal(["text/css; charset=utf-8 br", "text/javascript; charset=utf-8 br", "font/woff2 plain", "font/woff2 plain"], said);
    }

    [Fact]
    public async Task Weigh_130_KB_at_most_on_the_first_load()
    {
        var weight = 0;
        foreach (var address in _firstLoad)
        {
            using var answer = await GetAsync(address, "br");
            weight += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(weight, 50_000, MostOnFirstLoad);
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", "plain")]
    public async Task Come_in_the_best_encoding_that_is_asked_for(string accepted, string encoding)
    {
        using var answer = await GetAsync(WebAssets.Shipped.Script, accepted);
        Assert.Equal(encoding, Encoding(answer));
    }

    [Fact]
    public async Task Name_no_file_that_is_not_served()
    {
        var styles = await Client.GetStringAsync(WebAssets.Shipped.Styles);
        var named = styles.Split("url(").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)].Trim('"'))
            .Where(name => name.Length > 0).Distinct().ToList();
        Assert.NotEmpty(named);
        foreach (var name in named)
        {
            using var answer = await GetAsync($"/assets/{name}", "br");
            Assert.Equal($"200 {name}", $"{(int)answer.StatusCode} {name}");
        }
    }

    [Fact]
    public async Task Of_another_build_are_answered_with_what_there_is_but_not_for_ever()
    {
        using var answer = await GetAsync("/assets/app.css?v=0123456789abcdef", "br");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Are_not_sent_again_to_whoever_holds_them()
    {
        using var first = await GetAsync("/assets/app.css", "br");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app.css");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task That_do_not_exist_are_not_found() =>
        Assert.Equal("404 not-found", (await SendAsync(HttpMethod.Get, "/assets/app.css.br")).Problem);

    [Fact]
    public async Task An_answer_made_for_the_request_is_compressed_too()
    {
        using var answer = await GetAsync($"{Base}/board", "br");
        Assert.Equal("br", Encoding(answer));
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await Client.SendAsync(request);
    }

    private static string Encoding(HttpResponseMessage answer) => answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "plain";
}
