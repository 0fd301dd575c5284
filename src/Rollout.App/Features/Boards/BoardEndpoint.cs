using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Docs;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary><c>GET /api/v1/districts/{lea}/initiatives/{slug}/board</c>: where every school stands, worst first.</summary>
internal static class BoardEndpoint
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/board", AskAsync).Tell<BoardDocument>(
        "Where every school stands, worst first.", new([.. Told.Coordinates, Status], Told.Reading, IsTagged: true));

    private static Parameter Status { get; } = new("status", "Only schools that stand so.", "string", IsRepeated: true);

    private static async Task<IResult> AskAsync(string lea, string slug, HttpRequest request, BoardReader boards, CancellationToken ct)
    {
        if (StatusesOf(request.Query, out var only) is { } unknown)
            return unknown;
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        return answer is { Board: { } board }
            ? new Answer<BoardDocument>(BoardDocument.Of(board, only), Tag: BoardTag.Of(board, request))
            : problem!;
    }

    private static Problem? StatusesOf(IQueryCollection query, out List<Status> statuses)
    {
        statuses = [];
        foreach (var text in query["status"].OfType<string>().Where(text => text.Length > 0))
        {
            if (!StatusWords.TryParse(text, out var status))
                return Problem.BadQuery("status", $"“{text}” is no status; one of: {string.Join(", ", StatusWords.InCountOrder.Select(StatusWords.Code))}.");
            statuses.Add(status.Value);
        }

        return null;
    }
}
