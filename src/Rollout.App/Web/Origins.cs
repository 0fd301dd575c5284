using Microsoft.AspNetCore.Http.Extensions;
using Rollout.App.Web.Access;

namespace Rollout.App.Web;

/// <summary>
/// Lets in only what asks for Rollout by its own name, over TLS where others reach it, and no write that another site's page sends: a
/// name that someone else points at this machine (DNS rebinding) gets nowhere.
/// </summary>
internal sealed class Origins(RequestDelegate next, SignInOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // Whoever watches the process asks it by its number.
        if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || OpenDoor.WatchesFromBeside(context))
            return next(context);
        if (!IsOwnName(request.Host))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "unknown-host", "Rollout is not known under this name here.");
        if (options.Origin is { } origin && !request.IsHttps)
        {
            if (!HttpMethods.IsGet(request.Method))
                return Refuse(context, StatusCodes.Status400BadRequest, "https-only", $"Send this over TLS, to {origin}");
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            // Put together, not resolved: a path that begins with two slashes would name another host.
            context.Response.Headers.Location = UriHelper.BuildAbsolute(origin.Scheme, new(origin.Authority), default, request.Path, request.QueryString);
            return Task.CompletedTask;
        }

        var isWrite = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        return isWrite && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? Refuse(context, StatusCodes.Status403Forbidden, "cross-site", "Another site’s page sent this: open Rollout itself, and send it from there.")
            : next(context);
    }

    private bool IsOwnName(HostString host) =>
        options.Origin is { } origin
            ? string.Equals(host.Value, origin.Authority, StringComparison.OrdinalIgnoreCase)
            : WebFront.IsLoopback($"http://{host}");

    private static Task Refuse(HttpContext context, int status, string code, string detail) => new Problem(status, code, detail).ExecuteAsync(context);
}
