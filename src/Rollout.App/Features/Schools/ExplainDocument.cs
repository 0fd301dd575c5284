using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>One school's row and everything behind it, as programs read it.</summary>
/// <param name="Sentences">What people read, in order: the status, then every reason.</param>
internal sealed record ExplainDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules,
    int Day, DateOnly? CalendarEnds, bool BeyondCalendar, RowDocument Row, IReadOnlyList<RuleDocument> RuleReports,
    IReadOnlyList<MilestoneProgress> Milestones, IReadOnlyList<StageProgress> Stages, ScheduleDocument? EarnedSchedule, Confidence Confidence,
    IReadOnlyList<string> Sentences)
{
    internal static ExplainDocument Of(Board board, SchoolId school)
    {
        var explained = Explanation.Of(board, school)!;
        var at = board.Coordinates;
        return new(
            board.District, board.Initiative, at.EffectiveOn, at.KnownAt, at.Position, at.Path, at.Rules, board.Calendar.DayNumber(at.EffectiveOn),
            board.Calendar.Ends, board.IsBeyondCalendar, RowDocument.Of(explained.Standing), [.. explained.Rules.Select(RuleDocument.Of)],
            explained.Milestones, explained.Stages,
            explained.Schedule is { } schedule ? new(schedule.Earned, schedule.Actual, schedule.Variance, schedule.Index) : null,
            explained.Confidence, SchoolWords.Sentences(board, explained));
    }
}

/// <summary>ES, AT, SV and SPI of the earned schedule, in instructional days.</summary>
internal sealed record ScheduleDocument(decimal Es, int At, decimal Sv, decimal Spi);
