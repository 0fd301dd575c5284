using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>
/// Two steps of the way of a request that say for whom its statements are made: at first nobody, then whoever was recognised. So one whose
/// person is forgotten is nobody's, and never the application's own.
/// </summary>
internal static class Speaking
{
    internal static async Task AsNobodyAsync(HttpContext context, RequestDelegate next)
    {
        using var nobody = Speaker.For(Speaker.Nobody);
        await next(context);
    }

    internal static async Task AsWhoAsksAsync(HttpContext context, RequestDelegate next)
    {
        using var person = Speaker.For(context.PersonOrNull?.Actor ?? Speaker.Nobody);
        await next(context);
    }
}
