using System.Diagnostics;

namespace Rollout.App.Web;

/// <summary>One line a request: what was asked of which route, what came of it, how long it took, and its trace. No query, no body, no person.</summary>
internal sealed class RequestLog(RequestDelegate next, Serilog.ILogger diary)
{
    private static readonly object FaultKey = new();

    /// <summary>Keeps a fault for the request's line.</summary>
    internal static void Note(HttpContext context, Exception fault) => context.Items[FaultKey] = fault;

    public async Task InvokeAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        var isAnswered = false;
        try
        {
            await next(context);
            isAnswered = true;
        }
        finally
        {
            Write(context, isAnswered ? context.Response.StatusCode : StatusCodes.Status500InternalServerError, Stopwatch.GetElapsedTime(began));
        }
    }

    private void Write(HttpContext context, int status, TimeSpan took)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
        diary.Write(
            status >= StatusCodes.Status500InternalServerError ? Serilog.Events.LogEventLevel.Error : Serilog.Events.LogEventLevel.Information,
            context.Items[FaultKey] as Exception,
            "{Method} {Route} {Status} in {Milliseconds:0.0} ms, trace {TraceId}",
            context.Request.Method, route, status, took.TotalMilliseconds, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
    }
}
