using System.Net;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rollout.App.Features.Boards;
using Rollout.App.Features.History;
using Rollout.App.Features.Logging;
using Rollout.App.Features.Schools;
using Rollout.App.Reading;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Operations;

namespace Rollout.App.Web;

/// <summary>The door for browsers and programs, composed: each feature contributes its addresses in one line.</summary>
internal static class WebFront
{
    private const long LargestBody = 1_000_000;

    /// <param name="customize">What a test changes before anything is built.</param>
    internal static WebApplication Build(WebDoor door, Action<WebApplicationBuilder>? customize = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(Limit);
        builder.WebHost.UseUrls([.. door.Urls]);
        builder.Services.AddSingleton(door.Clock).AddSingleton(door.Source).AddSingleton(door.Log)
            .AddSingleton<KeptBoards>().AddSingleton<BoardReader>().AddSingleton<FirstOutcomes>().AddSingleton<RecordEndpoint>();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = false;
            compression.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append(Problem.MediaType);
        });
        builder.Services.AddSingleton(door.Diary).AddSingleton<Metrics>().AddSingleton<Following>()
            .AddHostedService(services => services.GetRequiredService<Following>());
        ApiDocument.Add(builder.Services);
        Overload.Add(builder.Services);
        customize?.Invoke(builder);

        var app = builder.Build();
        app.UseMiddleware<RequestLog>(door.Diary);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(unforeseen => unforeseen.Run(Faults.SayUnforeseenAsync));
        app.UseMiddleware<Faults>();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.Services.GetRequiredService<Metrics>();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        var initiative = app.MapGroup("/api/v1/districts/{lea}/initiatives/{slug}");
        var reading = app.MapGroup("/api/v1/districts/{lea}/initiatives/{slug}").RequireRateLimiting(Overload.ReadingPolicy);
        BoardEndpoint.Map(reading);
        SchoolEndpoints.Map(reading);
        HistoryEndpoint.Map(reading);
        RecordEndpoint.Map(initiative);
        Health.Map(app);
        ApiDocument.Map(app);
        DocsPage.Map(app);
        StatusEndpoint.Map(app);
        MetricsEndpoint.Map(app);
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>Whether an address is reached from this machine alone.</summary>
    internal static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Host == "localhost" || IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
