using Rollout.App.Reading;
using Rollout.Domain;

namespace Rollout.App.Features.Schools;

/// <summary>One school's row with the coordinates it rests on.</summary>
/// <param name="Version">How many events the school's stream of this initiative holds now: what a write's <c>If-Match</c> takes.</param>
internal sealed record SchoolDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules,
    int Day, DateOnly? CalendarEnds, bool BeyondCalendar, long Version, RowDocument Row)
{
    internal static SchoolDocument Of(BoardAnswer answer, SchoolId school)
    {
        var (board, at) = (answer.Board!, answer.Board!.Coordinates);
        return new(
            board.District, board.Initiative, at.EffectiveOn, at.KnownAt, at.Position, at.Path, at.Rules, board.Calendar.DayNumber(at.EffectiveOn),
            board.Calendar.Ends, board.IsBeyondCalendar, answer.History!.Rollouts[school].Events.Count,
            RowDocument.Of(board.Schools.First(row => row.School == school)));
    }
}
