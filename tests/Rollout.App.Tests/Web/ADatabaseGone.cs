using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Faults;
using Rollout.App.Web.Docs;

namespace Rollout.App.Tests.Web;

public sealed class ADatabaseGone : AServedDistrict
{
    private readonly CuttingProxy _network;

    public ADatabaseGone(FreshDatabase database)
        : base(database) => _network = CuttingProxy.To(database.AppConnectionString);

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
        foreach (var route in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<Told>()?.Problems.Contains(503) is not true)
                continue;
            var address = route.RoutePattern.RawText!.Replace("{lea}", Cli.Invented.District, StringComparison.Ordinal)
                .Replace("{slug}", "pl", StringComparison.Ordinal).Replace("{id}", Cli.Invented.Oak, StringComparison.Ordinal);
            var method = new HttpMethod(route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);
            var spoken = await SendAsync(method, address, method == HttpMethod.Post ? """{"type":"check_in_recorded","data":{}}""" : null, "another key");
            Assert.Equal(("503 database-unavailable", "application/problem+json"), (spoken.Problem, spoken.MediaType));
        }

        var lost = await SayAsync("check_in_recorded", new { note = "Into the void." }, "a key");
        Assert.Equal("503 database-unavailable", lost.Problem);
        Assert.Contains("rollout_database_answers 0", await Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Equal("live", (await GetAsync("/health/live")).GetProperty("status").GetString());

        _network.Gates = () => CuttingProxy.Open;
        Assert.Equal(HttpStatusCode.Created, (await SayAsync("check_in_recorded", new { note = "Into the void." }, "a key")).Status);
        Assert.Equal(2, (await GetAsync($"{Base}/board")).GetProperty("schools").GetArrayLength());
    }
}
