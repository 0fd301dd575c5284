using Microsoft.AspNetCore.RateLimiting;

namespace Rollout.App.Web.Operations;

/// <summary>
/// How many of the readers let in are worked on at once. Whoever waits for an answer that another request is writing holds no place:
/// else a page asked by many while entries come in would be written anew for every few of them.
/// </summary>
internal sealed class ReadingPlaces(Overload overload) : IDisposable
{
    private readonly SemaphoreSlim _free = new(overload.Reading.PermitLimit);

    internal async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>A step of the way of a request, behind the kept answers.</summary>
    internal static Task StepAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName != Overload.ReadingPolicy)
            return next(context);
        return context.RequestServices.GetRequiredService<ReadingPlaces>().HoldAsync(
            async () =>
            {
                await next(context);
                return context;
            },
            context.RequestAborted);
    }

    public void Dispose() => _free.Dispose();
}
