using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Rollout.App.Features.Consortium;
using Rollout.App.Features.Imports.Pages;
using Rollout.App.Features.Live;
using Rollout.App.Features.Logging;
using Rollout.App.Features.People;
using Rollout.App.Features.Rules;
using Rollout.App.Features.SetUp;
using Rollout.App.Features.SignIn;
using Rollout.App.Features.Stages;
using Rollout.App.Features.Supports;
using Rollout.App.Features.TrackChecks;
using Rollout.App.Reading;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;

namespace Rollout.App.Web;

/// <summary>The door for browsers and programs, composed.</summary>
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
            .AddSingleton(WebAssets.Shipped).AddSingleton<KeptBoards>().AddSingleton<BoardReader>().AddSingleton<HeadWatch>()
            .AddSingleton<PageRequest>().AddSingleton<LogPages>().AddSingleton<UndoPages>().AddSingleton<FirstOutcomes>()
            .AddSingleton<EntryRecorder>().AddSingleton<RecordEndpoint>().AddSingleton<SignInPages>().AddSingleton<JoinPages>()
            .AddSingleton<PasskeySignIn>().AddSingleton<ProviderPages>().AddSingleton<AccountPages>().AddSingleton<PasskeyPages>()
            .AddSingleton<CalendarKeyPages>()
            .AddSingleton<PeoplePages>().AddSingleton<Sums>().AddSingleton<RulesPages>()
            .AddSingleton<StagesPages>()
            .AddSingleton<CheckForms>().AddSingleton<TrackCheckPages>()
            .AddSingleton<Uploads>().AddSingleton<ImportsPages>()
            .AddSingleton<PacketPages>().AddSingleton<Packets>().AddSingleton<PublishedPages>().AddSingleton<MenuPages>();
        builder.Services.AddSingleton<Drafts>().AddSingleton<Sketches>().AddSingleton<SetUpStartPages>().AddSingleton<SetUpPages>().AddSingleton<RegisterPages>();
        builder.Services.AddRazorComponents();
        AccessParts.Add(builder.Services, door.SignIn);
        builder.Services.AddResponseCompression(compression =>
        {
            // A length tells nothing (BREACH): the one secret of a page, its antiforgery token, is masked anew in every answer.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, Problem.MediaType, TextForm.Csv, TextForm.JsonLines];
        });
        builder.Services.AddSingleton<ReadingPlaces>().AddSingleton(Shares.Default).AddSingleton<FairShares>().AddSingleton(door.Diary).AddSingleton<Metrics>()
            .AddSingleton(services => new Following(door.Projector, door.Diary))
            .AddHostedService(services => services.GetRequiredService<Following>());
        ApiDocument.Add(builder.Services);
        Overload.Add(builder.Services);
        KeptAnswers.Add(builder.Services);
        customize?.Invoke(builder);

        var app = builder.Build();
        if (door.SignIn.IsPublic)
            app.UseForwardedHeaders(Forwarded(door.SignIn));
        app.Use(Speaking.AsNobodyAsync);
        app.UseMiddleware<RequestLog>(door.Diary);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(unforeseen => unforeseen.Run(Faults.SayUnforeseenAsync));
        app.UseMiddleware<Faults>();
        app.UseMiddleware<Origins>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(Speaking.AsWhoAsksAsync);
        app.UseAuthorization();
        app.Use(app.Services.GetRequiredService<FairShares>().StepAsync);
        app.UseOutputCache();
        app.Use(ReadingPlaces.StepAsync);
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.Use(Faults.RefuseForeignFormAsync);
        app.Services.GetRequiredService<Metrics>();
        Addresses.Map(app);
        return app;
    }

    /// <summary>What the proxies that are named say of where a request came from; a proxy on this machine needs no naming.</summary>
    private static ForwardedHeadersOptions Forwarded(SignInOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        foreach (var network in options.Proxies)
            forwarded.KnownIPNetworks.Add(network);
        return forwarded;
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
