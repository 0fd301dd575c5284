using Microsoft.AspNetCore.Builder;
using Rollout.App.Web;
using Rollout.EventStore;
using Serilog;

namespace Rollout.Benchmarks;

/// <summary>The web front over a benchmark's database, on a port of this machine.</summary>
internal static class ServedFront
{
    internal static async Task<(WebApplication App, HttpClient Client)> StartAsync(BenchDatabase database, TimeProvider clock)
    {
        var app = WebFront.Build(new(
            database.App, database.Projector, new PostgresEventStore(database.App), clock, ["http://127.0.0.1:0"], new LoggerConfiguration().CreateLogger()));
        await app.StartAsync();
        return (app, new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new(app.Urls.Single()) });
    }
}
