using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;

namespace Rollout.App.Features.Boards;

/// <summary><c>GET /api/v1/districts/{lea}/initiatives/{slug}/board</c>: where every school stands, worst first.</summary>
internal static class BoardEndpoint
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/board", AskAsync).Asks(Right.Read).Tell<BoardDocument>(
        "Where every school stands, worst first.", new([.. Told.Coordinates, Status], Told.Reading, IsTagged: true)
        {
            Texts = [TextForm.Plain, TextForm.Csv],
        });

    private static Parameter Status { get; } = new("status", "Only schools that stand so.", "string", IsRepeated: true);

    private static async Task<IResult> AskAsync(string lea, string slug, HttpRequest request, BoardReader boards, CancellationToken ct)
    {
        if (BoardFilter.StatusesOf(request.Query, out var only) is { } unknown)
            return unknown;
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        return answer is { Board: { } board }
            ? new Answer<BoardDocument>(BoardDocument.Of(board, only), Tag: BoardTag.Of(board, request))
            {
                Texts =
                [
                    new(TextForm.Plain, writer => BoardTable.Write(board, only, writer)),
                    new(TextForm.Csv, writer => BoardCsv.Write(board, only, writer)),
                ],
            }
            : problem!;
    }
}
