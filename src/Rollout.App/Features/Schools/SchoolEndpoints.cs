using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary><c>GET …/schools/{id}</c>, <c>…/explain</c> and <c>…/forecast</c>: one school of the board, why it stands so, and what may come.</summary>
internal static class SchoolEndpoints
{
    private static readonly Told Reading = new(Told.Coordinates, Told.Reading);
    private static readonly Told AlsoAsText = Reading with { IsTagged = true, Texts = [TextForm.Plain] };

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        var schools = initiative.MapGroup("/schools/{id}").Asks(Right.Read, Place.SchoolOfTheAddress);
        schools.MapGet("", (string lea, string slug, string id, HttpRequest request, BoardReader boards, CancellationToken ct) =>
            AskAsync(lea, slug, id, request, boards, (answer, school) => WithVersion(SchoolDocument.Of(answer, school)), ct))
            .Tell<SchoolDocument>("One school's row, and the version of its stream.", Reading);
        schools.MapGet("/explain", (string lea, string slug, string id, HttpRequest request, BoardReader boards, CancellationToken ct) =>
            AskAsync(lea, slug, id, request, boards, Telling(request, ExplainDocument.Of, ExplainCommand.Print), ct))
            .Tell<ExplainDocument>("Why the school stands so: every rule, true or not, with what it looked at.", AlsoAsText);
        schools.MapGet("/forecast", (string lea, string slug, string id, HttpRequest request, BoardReader boards, CancellationToken ct) =>
            AskAsync(lea, slug, id, request, boards, Telling(request, ForecastDocument.Of, ForecastCommand.Print), ct))
            .Tell<ForecastDocument>("When its open milestones may be reached: ranges, never a promise.", AlsoAsText);
    }

    private static Answer<SchoolDocument> WithVersion(SchoolDocument document) => new(document, Version: document.Version);

    private static Func<BoardAnswer, SchoolId, Answer<TDocument>> Telling<TDocument>(
        HttpRequest request, Func<Board, SchoolId, TDocument> document, Action<Board, SchoolId, TextWriter> print) =>
        (answer, school) => new(document(answer.Board!, school), Tag: BoardTag.Of(answer.Board!, request))
        {
            Texts = [new(TextForm.Plain, writer => print(answer.Board!, school, writer))],
        };

    private static async Task<IResult> AskAsync<TDocument>(
        string lea, string slug, string id, HttpRequest request, BoardReader boards, Func<BoardAnswer, SchoolId, Answer<TDocument>> answerWith,
        CancellationToken ct)
    {
        if (RouteIds.Parse(id, out var school) is { } noId)
            return noId;
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        if (answer is not { Board: { } board } asked)
            return problem!;
        return board.Schools.Any(row => row.School == school)
            ? answerWith(asked, school)
            : Problem.NotFound(OffTheBoard.Refuse(school));
    }
}
