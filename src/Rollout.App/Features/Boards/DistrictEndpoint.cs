using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;

namespace Rollout.App.Features.Boards;

/// <summary><c>GET /api/v1/districts/{lea}/initiatives/{slug}/explain</c>: what the district's own checks say, true or not.</summary>
internal static class DistrictEndpoint
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/explain", AskAsync).Asks(Right.Read).Tell<DistrictDocument>(
        "What the district's own checks find, and every one of the rule set with what it looked at.", new(Told.Coordinates, Told.Reading, IsTagged: true) { Texts = [TextForm.Plain] });

    private static async Task<IResult> AskAsync(string lea, string slug, HttpRequest request, BoardReader boards, CancellationToken ct)
    {
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        return answer is { Board: { } board }
            ? new Answer<DistrictDocument>(DistrictDocument.Of(board), Tag: BoardTag.Of(board, request))
            {
                Texts = [new(TextForm.Plain, writer => DistrictDocument.Print(board, writer))],
            }
            : problem!;
    }
}
