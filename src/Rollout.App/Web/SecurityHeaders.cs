namespace Rollout.App.Web;

/// <summary>Headers every answer carries, whatever becomes of the request: nothing from elsewhere runs, frames or guesses.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    internal const string Policy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: what answers a fault clears the headers set before.
        context.Response.OnStarting(() => SetAsync(context));
        return next(context);
    }

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }
}
