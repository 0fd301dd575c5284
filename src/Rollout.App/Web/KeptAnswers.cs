using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web;

/// <summary>
/// Answers written and compressed once for all who ask the same at the same position of the district's log, for at most
/// <see cref="Moment"/>: within it an answer may state an instant of knowledge a little before the asking. Only those
/// who may see the same are answered the same (<see cref="Person.SeesAs"/>); nothing else of an answer may differ by person.
/// </summary>
internal sealed class KeptAnswers : IOutputCachePolicy
{
    internal const string Policy = "kept";

    /// <summary>A whole part of every time zone's day: an answer never outlives midnight.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private const long MostBytes = 64 << 20;

    internal static void Add(IServiceCollection services) => services.AddOutputCache(kept =>
    {
        kept.SizeLimit = MostBytes;
        kept.AddPolicy(Policy, new KeptAnswers());
    });

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (request, services) = (context.HttpContext.Request, context.HttpContext.RequestServices);
        if (!HttpMethods.IsGet(request.Method)
            || !DistrictId.TryParse(request.RouteValues["lea"] as string, null, out var district)
            || await HeadAsync(services, district, cancellation) is not { } head)
        {
            return;
        }

        var moment = services.GetRequiredService<TimeProvider>().GetUtcNow().Ticks / Moment.Ticks;
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true, true);
        context.ResponseExpirationTimeSpan = Moment * 2;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new(["Accept", "Accept-Encoding"]);
        context.CacheVaryByRules.VaryByValues["as"] = context.HttpContext.Person.SeesAs;
        context.CacheVaryByRules.VaryByValues["at"] = string.Create(CultureInfo.InvariantCulture, $"{head}/{moment}");
    }

    private static Task<long?> HeadAsync(IServiceProvider services, DistrictId district, CancellationToken ct) =>
        services.GetRequiredService<ReadingPlaces>().HoldAsync(
            () => services.GetRequiredService<IEventStore>().HeadAsync(district.Value, ct), ct);

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        // A refusal is quickly said anew; a page with a form of one's own carries a cookie.
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
