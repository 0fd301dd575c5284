using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Web.Pages;

/// <summary>Which schools a page that is for all readers tells the one reader of.</summary>
internal static class OwnSchools
{
    extension(HttpContext context)
    {
        /// <summary>The only schools the reader may read of; null: all.</summary>
        internal IReadOnlySet<SchoolId>? SchoolsRead => context.Person.SchoolsFor(Right.Read);

        /// <summary>The one school asked for by <c>?school=</c>, else all the reader may read of; or why not.</summary>
        internal async Task<(IReadOnlySet<SchoolId>? Only, SchoolId? Chosen, Problem? Problem)> ChooseSchoolAsync(PageFrame frame, Gate gate, CancellationToken ct)
        {
            if (context.Request.Query["school"].ToString() is not { Length: > 0 } id)
                return (context.SchoolsRead, null, null);
            if (RouteIds.Parse(id, out var school) is { } noId)
                return (null, null, noId);
            if (await gate.AskAsync(context.Person, frame.Board.District, Right.Read, school, ct) is { } denied)
                return (null, null, denied);
            return frame.Board.Schools.Any(row => row.School == school)
                ? (new HashSet<SchoolId> { school }, school, null)
                : (null, null, Problem.NotFound(Reading.OffTheBoard.Refuse(school)));
        }
    }
}
