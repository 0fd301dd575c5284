using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Practice;

/// <summary><c>/d/{lea}/{slug}/practice?school=</c>: what schools show for it, what is seen in their rooms, and what they learned from others.</summary>
internal static class PracticePages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/practice", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, Gate gate, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var (only, chosen, refused) = await context.ChooseSchoolAsync(frame, gate, ct);
        if (refused is not null)
            return refused;
        var all = context.Request.Query["list"] == "all";
        var view = new PracticeView(frame, PracticeRecord.Of(frame.Board, only), chosen, ChoicesOf(frame, context.SchoolsRead), all);
        return new Page<PracticePage>(view) { Tables = PracticeSheets.Of(view) };
    }

    private static IReadOnlyList<Standing> ChoicesOf(PageFrame frame, IReadOnlySet<SchoolId>? own) =>
        [.. frame.Board.Schools.Where(row => row.Status is not Status.Withdrawn && (own is null || own.Contains(row.School))).OrderBy(row => row.Name, StringComparer.Ordinal)];
}
