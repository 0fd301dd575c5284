using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Rollout.App.Web.Operations;

/// <summary>How many requests are worked on at once, and how many may wait; whoever comes then is told at once to come back.</summary>
/// <param name="Reading">Fewer than the pool has connections: health and status find one still.</param>
/// <param name="Writing">More: appends that meet share a transaction.</param>
internal sealed record Overload(ConcurrencyLimiterOptions Reading, ConcurrencyLimiterOptions Writing)
{
    internal const string ReadingPolicy = "reading";
    internal const string WritingPolicy = "writing";
    internal const string ListeningPolicy = "listening";
    internal const string SigningInPolicy = "signing-in";

    /// <summary>Open pages that follow the log; each holds a connection of the server's, none of the database's.</summary>
    internal ConcurrencyLimiterOptions Listening { get; init; } = new() { PermitLimit = 2_000, QueueLimit = 0 };

    /// <summary>Each takes a core for a tenth of a second, to compare a password.</summary>
    internal ConcurrencyLimiterOptions SigningIn { get; init; } = new() { PermitLimit = 2, QueueLimit = 64 };

    internal static Overload Default { get; } = new(
        new() { PermitLimit = 6, QueueLimit = 200 }, new() { PermitLimit = 32, QueueLimit = 128 });

    internal static void Add(IServiceCollection services) => services.AddSingleton(Default).AddRateLimiter(limits =>
    {
        limits.AddPolicy(ReadingPolicy, context => RateLimitPartition.GetConcurrencyLimiter(ReadingPolicy, _ => LetIn(Of(context).Reading)));
        limits.AddPolicy(WritingPolicy, context => RateLimitPartition.GetConcurrencyLimiter(WritingPolicy, _ => Of(context).Writing));
        limits.AddPolicy(ListeningPolicy, context => RateLimitPartition.GetConcurrencyLimiter(ListeningPolicy, _ => Of(context).Listening));
        limits.AddPolicy(SigningInPolicy, context => RateLimitPartition.GetConcurrencyLimiter(SigningInPolicy, _ => Of(context).SigningIn));
        limits.OnRejected = SayAsync;
    });

    /// <summary>All who may work or wait: they wait for a place at work further on (<see cref="ReadingPlaces"/>).</summary>
    private static ConcurrencyLimiterOptions LetIn(ConcurrencyLimiterOptions places) => new() { PermitLimit = places.PermitLimit + places.QueueLimit };

    private static Overload Of(HttpContext context) => context.RequestServices.GetRequiredService<Overload>();

    private static async ValueTask SayAsync(OnRejectedContext rejected, CancellationToken ct) =>
        await new Problem(
            StatusCodes.Status503ServiceUnavailable, "overloaded", "More is asked just now than can be answered in time. Nothing was recorded: send it again in a moment.")
            .ExecuteAsync(rejected.HttpContext);
}
