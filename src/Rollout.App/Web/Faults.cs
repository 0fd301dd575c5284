using System.Net.Sockets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Rollout.App.Cli;
using Rollout.App.Web.Access.OpenIdConnect;

namespace Rollout.App.Web;

/// <summary>
/// The one place where a broken world becomes an answer. What isn't named here is a bug: it is logged, and the answer says only that
/// (<see cref="SayUnforeseenAsync"/>).
/// </summary>
internal sealed class Faults(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await SayWhatRoutingFoundAsync(context);
        }
        catch (BadHttpRequestException e)
        {
            await SayAsync(context, OfRequest(e, LargestBodyOf(context)));
        }
        catch (ProviderFault e)
        {
            RequestLog.Note(context, e);
            await SayAsync(context, e.Problem);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter)
        {
            await SayAsync(context, new(
                StatusCodes.Status422UnprocessableEntity, "unkeepable-text", "A text you sent holds a NUL, which nothing can keep: send it without. Nothing was recorded."));
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException && !context.RequestAborted.IsCancellationRequested)
        {
            RequestLog.Note(context, e);
            await SayAsync(context, OfDatabase(e));
        }
    }

    internal static Task SayUnforeseenAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is { } unforeseen)
            RequestLog.Note(context, unforeseen.Error);
        return SayAsync(context, new(
            StatusCodes.Status500InternalServerError, "unforeseen", "Rollout met a fault of its own; the operator finds it in the log. Nothing was recorded unless a repeat under the same key says so."));
    }

    /// <summary>A form that came from elsewhere is refused before anything reads it.</summary>
    internal static Task RefuseForeignFormAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static async Task SayWhatRoutingFoundAsync(HttpContext context)
    {
        if (context.Response.HasStarted || context.Response.ContentType is not null)
            return;
        switch (context.Response.StatusCode)
        {
            case StatusCodes.Status400BadRequest when context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } form:
                await SayAsync(context, form.Error?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } tooLarge
                    ? OfRequest(tooLarge, LargestBodyOf(context))
                    : new(
                    StatusCodes.Status400BadRequest, "unknown-form", "This form didn’t come from a page of Rollout in this browser, or is too old: open its page again. Nothing was recorded."));
                break;
            case StatusCodes.Status404NotFound:
                await SayAsync(context, new(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address."));
                break;
            case StatusCodes.Status405MethodNotAllowed:
                await SayAsync(context, new(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", $"This address takes {context.Response.Headers.Allow}."));
                break;
            case StatusCodes.Status415UnsupportedMediaType:
                await SayAsync(context, new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send application/json.", "Content-Type"));
                break;
            default:
                break;
        }
    }

    private static long? LargestBodyOf(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    /// <param name="largest">Bytes of the largest body the address takes.</param>
    private static Problem OfRequest(BadHttpRequestException e, long? largest) => e.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new(e.StatusCode, "body-too-large", $"The body is larger than {(largest ?? 1_000_000) / 1_000_000} MB."),
        var status => new(status, "malformed-request", "The request is not well-formed HTTP."),
    };

    // Beside a database that went away: one that lacks room (53), is being ended (57), or had others in the way (40, 55).
    private static Problem OfDatabase(Exception e) =>
        e is PostgresException { SqlState: not (['4', '0', ..] or ['5', '3' or '5' or '7', ..]) } refused && !Edge.WentAway(refused)
        ? new(StatusCodes.Status500InternalServerError, "database-refused", "The database refused what Rollout asked of it; the operator finds why in the log.")
        : new(StatusCodes.Status503ServiceUnavailable, "database-unavailable", "The database doesn't answer just now. Nothing you sent is lost if you send it again under the same key.");

    private static async Task SayAsync(HttpContext context, Problem problem)
    {
        if (!context.Response.HasStarted)
            await problem.ExecuteAsync(context);
    }
}
