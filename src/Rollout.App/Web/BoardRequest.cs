using Rollout.App.Reading;

namespace Rollout.App.Web;

/// <summary>A request that rests on a board: the same ids, coordinates and refusals for every address below an initiative.</summary>
internal static class BoardRequest
{
    internal static async Task<(BoardAnswer? Answer, Problem? Problem)> AskAsync(
        string lea, string slug, HttpRequest request, BoardReader boards, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return (null, noId);
        var query = CoordinateQuery.Of(request.Query);
        if (query.Coordinates is not { } coordinates)
            return (null, query.Problem);
        var answer = await boards.AskAsync(district, initiative, coordinates, ct);
        return answer.Refusal is { } refusal ? (null, Problem.NotFound(refusal)) : (answer, null);
    }
}
