using Rollout.Domain.Paths;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What is still to be done and on which day, as it stands on the board's day: what is reached, held or delivered is no part of it.
/// Schools that withdrew are left out.
/// </summary>
/// <param name="Milestones">Open ones that have a due day, also a past one; in order of that day.</param>
/// <param name="Checks">Track checks agreed for a day and not held yet, in order of that day.</param>
/// <param name="Touchpoints">Planned for the day or a later one, in order of days.</param>
public sealed record DueRecord(
    IReadOnlyList<DueMilestone> Milestones, IReadOnlyList<TrackCheckStanding> Checks, IReadOnlyList<DueTouchpoint> Touchpoints)
{
    /// <param name="only">The only schools asked for; null: all.</param>
    public static DueRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var day = board.Day;
        var rows = board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School))).ToList();
        return new(
            [
                .. rows.SelectMany(row => OpenAt(row, board.OnOwnPath[row.School], day))
                    .OrderBy(due => due.On).ThenBy(due => due.Row.Name, StringComparer.Ordinal).ThenBy(due => due.Milestone.Id.Value, StringComparer.Ordinal),
            ],
            [.. TrackCheckRecord.Of(board).Checks.Where(check => check is { Held: null, ScheduledFor: not null }).OrderBy(check => check.ScheduledFor)],
            [
                .. from row in rows
                   from step in SchoolReach.StepsOf(board.OnOwnPath[row.School].Facts, day)
                   where step.Kind is ReachKind.Ahead
                   orderby step.On, row.Name, step.Group
                   select new DueTouchpoint(row, step.Group, step.On, ((TouchpointPlanned)step.Recorded.Happened).Channel),
            ]);
    }

    private static IEnumerable<DueMilestone> OpenAt(Standing row, SchoolCase school, DateOnly day) =>
        from step in Enumerable.Range(0, school.Path.Steps.Length)
        let placed = school.Path.Steps[step]
        where placed.Due is not null && !school.IsComplete(step, day)
        select new DueMilestone(row, placed.Milestone, placed.Due!.Value, school.ClosesOn(step));
}

/// <summary>A milestone that is open at a school.</summary>
/// <param name="On">The day it is due, past or to come.</param>
/// <param name="ClosesOn">The first day later than its window; null = never.</param>
public sealed record DueMilestone(Standing Row, Milestone Milestone, DateOnly On, DateOnly? ClosesOn);

/// <summary>A group that a school plans to reach.</summary>
public sealed record DueTouchpoint(Standing Row, string Group, DateOnly On, string Channel);
