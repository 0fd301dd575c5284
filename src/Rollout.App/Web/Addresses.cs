using Rollout.App.Features.Agreements;
using Rollout.App.Features.Boards;
using Rollout.App.Features.Calendars;
using Rollout.App.Features.Communications;
using Rollout.App.Features.Consortium;
using Rollout.App.Features.History;
using Rollout.App.Features.Imports.Pages;
using Rollout.App.Features.Learning;
using Rollout.App.Features.Live;
using Rollout.App.Features.Logging;
using Rollout.App.Features.Measures;
using Rollout.App.Features.NoNews;
using Rollout.App.Features.Partners;
using Rollout.App.Features.People;
using Rollout.App.Features.Practice;
using Rollout.App.Features.Principals;
using Rollout.App.Features.Rules;
using Rollout.App.Features.Schools;
using Rollout.App.Features.SetUp;
using Rollout.App.Features.SignIn;
using Rollout.App.Features.Stages;
using Rollout.App.Features.Start;
using Rollout.App.Features.Supports;
using Rollout.App.Features.TrackChecks;
using Rollout.App.Features.Waves;
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
        MapSetUp(app.MapGroup("/d/{lea}/set-up").RequireRateLimiting(Overload.ReadingPolicy));
        RegisterPages.Map(app);
        StartPages.Map(app);
        SignInPages.Map(app);
        PasskeySignIn.Map(app);
        ProviderPages.Map(app);
        JoinPages.Map(app);
        AccountPages.Map(app);
        ConsortiumPages.Map(app);
        PasskeyPages.Map(app);
        CalendarKeyPages.Map(app);
        CalendarPages.MapFeeds(app);
        PeoplePages.Map(app);
        ImportsPages.Map(app);
        Health.Map(app);
        ApiDocument.Map(app);
        DocsPage.Map(app);
        StatusEndpoint.Map(app);
        MetricsEndpoint.Map(app);
        WebAssets.Shipped.Map(app);
    }

    private static void MapSetUp(RouteGroupBuilder setUp)
    {
        SetUpStartPages.Map(setUp);
        SetUpPages.Map(setUp);
    }

    private static void MapApi(WebApplication app, string initiative)
    {
        var (kept, reading, writing) = Groups(app, initiative);
        BoardEndpoint.Map(kept);
        DistrictEndpoint.Map(kept);
        SchoolEndpoints.Map(kept);
        PacketEndpoint.Map(kept);
        HistoryEndpoint.Map(reading);
        RecordEndpoint.Map(writing);
    }

    private static void MapPages(WebApplication app, string initiative)
    {
        var (kept, reading, open) = Groups(app, initiative);
        BoardPages.Map(kept);
        SchoolPages.Map(kept);
        NoNewsPages.Map(kept);
        HistoryPages.Map(kept);
        EventPages.Map(kept);
        RulesPages.Map(reading);
        PrincipalsPages.Map(reading);
        CommunicationsPages.Map(reading);
        AgreementsPages.Map(reading);
        PartnersPages.Map(reading);
        MeasuresPages.Map(reading);
        WavesPages.Map(reading);
        PracticePages.Map(reading);
        StagesPages.Map(reading);
        LearningPages.Map(reading);
        LogPages.Map(reading);
        UndoPages.Map(reading);
        SupportPages.Map(reading);
        MenuPages.Map(reading);
        TrackCheckPages.Map(reading);
        PacketPages.Map(reading);
        PublishedPages.Map(reading);
        CalendarPages.Map(reading);
        LiveEndpoint.Map(open.RequireRateLimiting(Overload.ListeningPolicy));
    }

    /// <summary>Answers that are the same for all, those that aren't, and what is limited elsewhere or not at all.</summary>
    private static (RouteGroupBuilder Kept, RouteGroupBuilder Reading, RouteGroupBuilder Open) Groups(WebApplication app, string initiative) => (
        app.MapGroup(initiative).CacheOutput(KeptAnswers.Policy).RequireRateLimiting(Overload.ReadingPolicy),
        app.MapGroup(initiative).RequireRateLimiting(Overload.ReadingPolicy), app.MapGroup(initiative));
}
