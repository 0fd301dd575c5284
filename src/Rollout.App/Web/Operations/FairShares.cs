using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Rollout.App.Web.Access;

namespace Rollout.App.Web.Operations;

/// <summary>What one person and one district may ask at once, so that each leaves room for the others.</summary>
/// <param name="Burst">Requests of a person in a row.</param>
/// <param name="PerSecond">Requests of a person that go on for long.</param>
/// <param name="OpenPages">Pages of a person that follow the log.</param>
/// <param name="OfADistrict">Requests of a district that are worked on or wait (<see cref="Overload.Reading"/> is for all).</param>
internal sealed record Shares(int Burst, int PerSecond, int OpenPages, int OfADistrict)
{
    internal static Shares Default { get; } = new(Burst: 200, PerSecond: 20, OpenPages: 40, OfADistrict: 150);
}

/// <summary>A step of the way of a request that keeps the shares. Whoever is at this machine while nobody has an account has no share.</summary>
internal sealed class FairShares(Shares shares) : IDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<HttpContext> _people = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        context.PersonOrNull is { Account: not null } person
            ? RateLimitPartition.GetTokenBucketLimiter(person.Actor, _ => new()
            {
                TokenLimit = shares.Burst,
                TokensPerPeriod = shares.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            : RateLimitPartition.GetNoLimiter(""));

    private readonly PartitionedRateLimiter<HttpContext> _atOnce = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        (context.PersonOrNull, context.RouteDistrict) switch
        {
            ({ Account: not null } person, _) when IsListening(context) => InParallel($"open {person.Actor}", shares.OpenPages),
            ({ Account: not null }, { } district) => InParallel($"of {district}", shares.OfADistrict),
            _ => RateLimitPartition.GetNoLimiter(""),
        });

    internal async Task StepAsync(HttpContext context, RequestDelegate next)
    {
        using var inARow = _people.AttemptAcquire(context);
        if (!inARow.IsAcquired)
        {
            await RefuseAsync(context, inARow, "too-many-requests", "You ask more, and faster, than leaves room for others.");
            return;
        }

        using var atOnce = _atOnce.AttemptAcquire(context);
        if (atOnce.IsAcquired)
            await next(context);
        else
            await RefuseAsync(context, atOnce, "others-wait", "More of your district, or of your own open pages, is asked at once than leaves room for others.");
    }

    private static Task RefuseAsync(HttpContext context, RateLimitLease refused, string code, string why)
    {
        var wait = refused.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Usual;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new Problem(StatusCodes.Status429TooManyRequests, code, $"{why} Nothing was recorded: send it again in a moment.").ExecuteAsync(context);
    }

    public void Dispose()
    {
        _people.Dispose();
        _atOnce.Dispose();
    }

    private static bool IsListening(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Overload.ListeningPolicy;

    private static RateLimitPartition<string> InParallel(string whose, int most) =>
        RateLimitPartition.GetConcurrencyLimiter(whose, _ => new() { PermitLimit = most, QueueLimit = 0 });
}
