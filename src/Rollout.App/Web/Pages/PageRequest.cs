using Rollout.App.Reading;
using Rollout.App.Web.Access;

namespace Rollout.App.Web.Pages;

/// <summary>Asks for the board that a page of an initiative rests on: the same ids, coordinates and refusals for every page.</summary>
internal sealed class PageRequest(BoardReader boards, TimeProvider clock)
{
    internal async Task<(PageFrame? Frame, Problem? Problem)> AskAsync(string lea, string slug, HttpRequest request, CancellationToken ct)
    {
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        return answer is { } found
            ? (PageFrame.Of(found, CoordinateQuery.Of(request.Query).Coordinates!, clock) with { ReaderRecords = request.HttpContext.Person.MaySomewhere(Right.Record) }, null)
            : (null, problem);
    }

    /// <summary>The board of now, for pages on which something is recorded.</summary>
    internal async Task<(PageFrame? Frame, Problem? Problem)> AskNowAsync(string lea, string slug, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return (null, noId);
        var answer = await boards.AskAsync(district, initiative, new(), ct);
        return answer.Refusal is { } refusal ? (null, Problem.NotFound(refusal)) : (PageFrame.Of(answer, new(), clock), null);
    }

    /// <summary>The same initiative at other coordinates, for pages that compare.</summary>
    internal async Task<PageFrame?> AskAsync(PageFrame frame, CoordinateRequest other, CancellationToken ct)
    {
        var answer = await boards.AskAsync(frame.Board.District, frame.Board.Initiative, other, ct);
        return answer.Board is null ? null : PageFrame.Of(answer, other, clock);
    }
}
