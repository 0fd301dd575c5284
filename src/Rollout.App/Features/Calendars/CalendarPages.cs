using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;
using Rollout.EventStore;

namespace Rollout.App.Features.Calendars;

/// <summary>
/// What is due as a calendar: <c>/d/{lea}/{slug}/calendar.ics?role=</c> for whoever is signed in, at the coordinates asked; and an address
/// that calendar programs look at by themselves, as of now, for one role of one person.
/// </summary>
internal static class CalendarPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/calendar.ics", TakeAsync).Asks(Right.Read, Place.Somewhere);

    internal static void MapFeeds(IEndpointRouteBuilder app) =>
        app.MapGet("/calendars/{lea}/{slug}/{secret}.ics", FollowAsync).AllowAnonymous().RequireRateLimiting(Overload.ReadingPolicy);

    private static async Task<IResult> TakeAsync(string lea, string slug, HttpContext context, PageRequest pages, SignInOptions options, CancellationToken ct)
    {
        var (person, asked) = (context.Person, context.Request.Query["role"].ToString());
        if (person.Grants.FirstOrDefault(grant => asked.Length == 0 ? person.Reads(grant) : Roles.Code(grant.Role) == asked && person.Reads(grant)) is not { } grant)
            return Problem.BadQuery("role", $"You are not “{asked}” here: {string.Join(" or ", person.Grants.Where(person.Reads).Select(own => Roles.Code(own.Role)))}.");
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        return frame is null ? problem! : Answer(frame, grant, options.OriginOf(context.Request));
    }

    private static async Task<IResult> FollowAsync(
        string lea, string slug, string secret, HttpContext context, CalendarKeys keys, PageRequest pages, SignInOptions options, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is not null || await keys.FindAsync(district, initiative, new(secret), ct) is not { } key)
            return Gone;
        // Nobody is signed in: the one whose calendar it is, asks.
        using var speaking = Speaker.For(key.Actor);
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        return frame is null ? problem! : Answer(frame, key.Grant, options.OriginOf(context.Request));
    }

    private static CalendarAnswer Answer(PageFrame frame, Grant grant, string origin)
    {
        var text = CalendarText.Of($"{frame.Initiative}, {Roles.Words(grant.Role)}", Agenda.Of(frame, grant, origin), frame.At.KnownAt);
        return new(text, string.Create(CultureInfo.InvariantCulture, $"{frame.Board.Initiative}-{Roles.Code(grant.Role)}-{frame.At.EffectiveOn:yyyy-MM-dd}-event-{frame.At.Position}.ics"));
    }

    private static Problem Gone => new(
        StatusCodes.Status404NotFound, "unknown-calendar", "This calendar’s address was revoked, is older than a year, or its reader has not that role any more: make another on your account’s page.");

    private sealed record CalendarAnswer(string Text, string Name) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.CacheControl = "private, no-cache";
            response.Headers[HeaderNames.ContentDisposition] = new ContentDisposition { FileName = Name }.ToString();
            response.ContentType = $"{CalendarText.MediaType}; charset=utf-8";
            return response.Body.WriteAsync(Encoding.UTF8.GetBytes(Text), httpContext.RequestAborted).AsTask();
        }
    }
}
