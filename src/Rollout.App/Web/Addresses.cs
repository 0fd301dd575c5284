using Rollout.App.Features.Boards;
using Rollout.App.Features.History;
using Rollout.App.Features.Live;
using Rollout.App.Features.Logging;
using Rollout.App.Features.NoNews;
using Rollout.App.Features.Schools;
using Rollout.App.Features.Start;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Operations;

namespace Rollout.App.Web;

/// <summary>Every address of the web front: each feature contributes its own in one line.</summary>
internal static class Addresses
{
    internal static void Map(WebApplication app)
    {
        MapApi(app, "/api/v1/districts/{lea}/initiatives/{slug}");
        MapPages(app, "/d/{lea}/{slug}");
        StartPages.Map(app);
        Health.Map(app);
        ApiDocument.Map(app);
        DocsPage.Map(app);
        StatusEndpoint.Map(app);
        MetricsEndpoint.Map(app);
        WebAssets.Shipped.Map(app);
    }

    private static void MapApi(WebApplication app, string initiative)
    {
        var (reading, writing) = (app.MapGroup(initiative).RequireRateLimiting(Overload.ReadingPolicy), app.MapGroup(initiative));
        BoardEndpoint.Map(reading);
        SchoolEndpoints.Map(reading);
        HistoryEndpoint.Map(reading);
        RecordEndpoint.Map(writing);
    }

    private static void MapPages(WebApplication app, string initiative)
    {
        var (pages, listening) = (app.MapGroup(initiative).RequireRateLimiting(Overload.ReadingPolicy), app.MapGroup(initiative));
        BoardPages.Map(pages);
        SchoolPages.Map(pages);
        NoNewsPages.Map(pages);
        HistoryPages.Map(pages);
        EventPages.Map(pages);
        LogPages.Map(pages);
        UndoPages.Map(pages);
        LiveEndpoint.Map(listening);
    }
}
