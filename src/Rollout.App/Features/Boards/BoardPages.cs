using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.Boards;

/// <summary><c>/d/{lea}/{slug}</c>: the board for people.</summary>
internal static class BoardPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("", ShowAsync).Asks(Right.Read);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, PageRequest pages, CancellationToken ct)
    {
        if (BoardFilter.Of(request.Query, out var filter) is { } malformed)
            return malformed;
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var since = filter.Since ?? BoardChanges.Monday(frame.At.EffectiveOn);
        var then = await pages.AskAsync(frame, BoardChanges.Before(frame, since), ct);
        var view = new BoardView(frame, filter, BoardChanges.Of(frame, then, since));
        return new Page<BoardPage>(view, Tag: frame.TagFor(request)) { Tables = BoardSheets.Of(view) };
    }
}
