using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Supports;

/// <summary><c>/d/{lea}/{slug}/supports</c>: what waits for the district, what it gave, and what that brought.</summary>
internal static class SupportPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/supports", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var person = request.HttpContext.Person;
        var view = new SupportsView(
            frame, person, SupportRecord.Of(frame.Board, person.SchoolsFor(Right.Read)), request.Query["list"] == SupportsView.Everything);
        return new Page<SupportsPage>(view) { Tables = SupportSheets.Of(view) };
    }
}
