using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary><c>/d/{lea}/{slug}/schools/{id}</c>: one school, why it stands so, and what may come.</summary>
internal static class SchoolPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/schools/{id}", ShowAsync).Asks(Right.Read, Place.SchoolOfTheAddress);

    private static async Task<IResult> ShowAsync(string lea, string slug, string id, HttpRequest request, PageRequest pages, CancellationToken ct)
    {
        if (RouteIds.Parse(id, out var school) is { } noId)
            return noId;
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        if (Explanation.Of(frame.Board, school) is not { } explained)
            return Problem.NotFound(OffTheBoard.Refuse(school));
        var view = new SchoolView(
            frame, request.HttpContext.Person, explained, SchoolRecord.Of(frame.Board, school)!, Explanation.ForecastsOf(frame.Board, school)!,
            await EarlierAsync(frame, school, pages, ct));
        return new Page<SchoolPage>(view, Tag: frame.TagFor(request)) { Tables = SchoolSheets.Of(view) };
    }

    /// <summary>Asks again as known just before the last withdrawal at the school.</summary>
    private static async Task<EarlierAnswer?> EarlierAsync(PageFrame frame, SchoolId school, PageRequest pages, CancellationToken ct)
    {
        var withdrawal = frame.History.Rollouts[school].Events.LastOrDefault(recorded =>
            recorded.Happened is Correction.EventWithdrawn && recorded.Position <= frame.At.Position && recorded.RecordedAt <= frame.At.KnownAt);
        if (withdrawal is null)
            return null;
        var before = frame.Address.At with
        {
            Effective = frame.At.EffectiveOn,
            Known = new KnownRequest(null, withdrawal.RecordedAt.AddTicks(-TimeSpan.TicksPerMicrosecond)),
        };
        var then = await pages.AskAsync(frame, before, ct);
        return then?.Board.Schools.FirstOrDefault(row => row.School == school) is { } row ? new(withdrawal, row, then.Address) : null;
    }
}
