using System.Net;
using System.Net.ServerSentEvents;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Web;

/// <summary>An open page hears that its district's log went on, and nothing else.</summary>
public sealed class FollowingAnOpenPage(FreshDatabase database) : AServedDistrict(database)
{
    private const string Live = $"/d/{Invented.District}/pl/live";

    [Fact]
    public async Task Tells_the_position_an_entry_was_recorded_at()
    {
        var before = (await GetAsync($"{Base}/board")).GetProperty("position").GetInt64();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var heard = (await ListenAsync(before, patience.Token)).GetAsyncEnumerator(patience.Token);

        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(("following", $"{before}"), (heard.Current.EventType, heard.Current.Data));
        var next = heard.MoveNextAsync();
        var recorded = await SayAsync("check_in_recorded", new { note = "Heard elsewhere." });

        Assert.True(await next);
        Assert.Equal("moved", heard.Current.EventType);
        Assert.Equal($"{recorded.Body.GetProperty("position").GetInt64()}", heard.Current.Data);
    }

    [Fact]
    public async Task Tells_at_once_a_page_that_is_behind_already()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var heard = (await ListenAsync(0, patience.Token)).GetAsyncEnumerator(patience.Token);

        Assert.True(await heard.MoveNextAsync() && await heard.MoveNextAsync());
        Assert.Equal($"{(await GetAsync($"{Base}/board")).GetProperty("position").GetInt64()}", heard.Current.Data);
    }

    [Theory]
    [InlineData($"{Live}?position=x", HttpStatusCode.BadRequest)]
    [InlineData("/d/none/pl/live?position=1", HttpStatusCode.NotFound)]
    public async Task Refuses_an_address_that_names_nothing(string address, HttpStatusCode status)
    {
        using var answer = await Client.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<IAsyncEnumerable<SseItem<string>>> ListenAsync(long position, CancellationToken ct) =>
        SseParser.Create(await Client.GetStreamAsync($"{Live}?position={position}", ct)).EnumerateAsync(ct);
}
