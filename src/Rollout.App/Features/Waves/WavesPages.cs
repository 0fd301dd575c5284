using System.Globalization;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Waves;

/// <summary><c>/d/{lea}/{slug}/waves</c>: who is ready, who was served how well, who begins when, and what either policy would make of it.</summary>
internal static class WavesPages
{
    private const int LargestWave = 1_000;

    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/waves", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var (size, page) = (context.Request.Query["size"].ToString(), context.Request.Query["page"].ToString());
        if (size.Length > 0 && Counted(size) is null)
            return Problem.BadQuery("size", $"A wave has 1 to {LargestWave} schools.");
        if (page.Length > 0 && Counted(page) is null)
            return Problem.BadQuery("page", "Pages are counted 1, 2, 3 …");
        var view = new WavesView(frame, WaveRecord.Of(frame.Board, frame.History, context.SchoolsRead), context.SchoolsRead is null)
        {
            Size = Counted(size),
            Page = Counted(page) ?? 1,
        };
        return new Page<WavesPage>(view) { Tables = WavesSheets.Of(view) };
    }

    private static int? Counted(string asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LargestWave ? number : null;
}
