using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.NoNews;

/// <summary><c>/d/{lea}/{slug}/no-news</c>: who has been silent, since when, and whom to call.</summary>
internal static class NoNewsPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/no-news", ShowAsync).Asks(Right.Read);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var view = NoNewsView.Of(frame, request.HttpContext.Person);
        return new Page<NoNewsPage>(view, Tag: frame.TagFor(request)) { Tables = NoNewsSheets.Of(view) };
    }
}

/// <param name="Schools">The longest silence first.</param>
public sealed record NoNewsView(PageFrame Frame, Person Reader, IReadOnlyList<SilentSchool> Schools)
{
    internal string Sentence => Schools switch
    {
        [] => "Everybody was heard within the time agreed.",
        [var only] => $"One school has been silent for longer than agreed: {only.Row.Name}, for {Words.Many(only.Row.Silence ?? 0, "school day")}.",
        [var first, ..] => $"{Schools.Count} schools have been silent for longer than agreed. {first.Row.Name} is silent longest: {Words.Many(first.Row.Silence ?? 0, "school day")}.",
    };

    internal bool MayLogAt(SilentSchool school) => Reader.May(Right.Record, school.Row.School);

    internal static NoNewsView Of(PageFrame frame, Person reader) => new(
        frame, reader,
        [
            .. from row in frame.Board.Schools
               where row.IsSilent
               orderby row.Silence descending, row.Name
               select new SilentSchool(row, SchoolRecord.Of(frame.Board, row.School)!),
        ]);
}

/// <summary>A school that nobody heard from.</summary>
public sealed record SilentSchool(Standing Row, SchoolRecord Record)
{
    /// <summary>The last news, when there is any since the school's start.</summary>
    internal (Recorded Recorded, DateOnly On)? Last =>
        Record.LastNews is { Happened: IDated { EffectiveOn: var on } } news && on >= Record.Start ? (news, on) : null;
}
