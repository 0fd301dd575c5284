using System.Net;
using Rollout.App.Tests.Faults;

namespace Rollout.App.Tests.Web;

public sealed class ADatabaseGone : AServedDistrict
{
    private readonly CuttingProxy _network;

    public ADatabaseGone(FreshDatabase database)
        : base(database) => _network = CuttingProxy.To(database.ConnectionString);

    protected override string ConnectionString => _network.ConnectionString + ";Pooling=false;Timeout=2";

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task Is_said_with_503_and_service_comes_back_by_itself_with_nothing_lost()
    {
        _network.Gates = () => (_, _) => ValueTask.FromResult(0);
        foreach (var address in (string[])[$"{Base}/board", $"{Base}/history", $"{Base}/schools/{Cli.Invented.Oak}/explain", "/health/ready"])
            Assert.Equal("503 database-unavailable", (await SendAsync(HttpMethod.Get, address)).Problem);
        var lost = await SayAsync("check_in_recorded", new { note = "Into the void." }, "a key");
        Assert.Equal("503 database-unavailable", lost.Problem);
        Assert.Equal("live", (await GetAsync("/health/live")).GetProperty("status").GetString());

        _network.Gates = () => CuttingProxy.Open;
        Assert.Equal(HttpStatusCode.Created, (await SayAsync("check_in_recorded", new { note = "Into the void." }, "a key")).Status);
        Assert.Equal(2, (await GetAsync($"{Base}/board")).GetProperty("schools").GetArrayLength());
    }
}
