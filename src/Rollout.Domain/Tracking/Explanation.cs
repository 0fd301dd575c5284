using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>One school's row and everything behind it.</summary>
/// <param name="Rules">Every rule of the rule set, true or not.</param>
/// <param name="Milestones">The path laid beside what happened, in path order.</param>
/// <param name="Schedule">Null where the guard says the number would mislead.</param>
public sealed record Explanation(
    Standing Standing, IReadOnlyList<RuleReport> Rules, IReadOnlyList<MilestoneProgress> Milestones, IReadOnlyList<StageProgress> Stages,
    EarnedSchedule? Schedule, Confidence Confidence)
{
    /// <summary>Null when the school is not on the board.</summary>
    public static Explanation? Of(Board board, SchoolId school)
    {
        if (!board.OnOwnPath.Contains(school))
            return null;
        var laid = board.OnOwnPath[school];
        return new(
            board.Schools.First(row => row.School == school), [.. laid.JudgedBy.Select(rule => rule.Report(laid, board.Day))],
            MilestoneProgress.Of(laid, board.Day), StageProgress.Of(laid, board.Day), EarnedSchedule.Of(laid, board.Day),
            Confidence.Of(laid, board.Day, board.Zone));
    }

    /// <summary>Forecasts for the school's open milestones; null when it is not on the board.</summary>
    public static IReadOnlyList<Forecast>? ForecastsOf(Board board, SchoolId school) =>
        board.OnOwnPath.Contains(school) ? Forecast.Of(board.OnOwnPath[school], board.Day) : null;
}

/// <summary>A milestone of the school's path: expected and actual.</summary>
/// <param name="Due">The date it is due; null = never, because its day is not in any published calendar.</param>
/// <param name="ReachedOn">The day it was first reached, if by the day; null while open.</param>
/// <param name="Lateness">Days late on its clock while open, pauses left out.</param>
/// <param name="Event">The event that says it was reached.</param>
/// <param name="ClosesOn">The first day later than its window as planned, which a pause moves; null = never.</param>
/// <param name="Share">Its part of the path's weight, 0 … 1.</param>
public sealed record MilestoneProgress(
    MilestoneId Id, string Title, string Stage, DateOnly? Due, DateOnly? ReachedOn, int Lateness, int Window, bool IsGate, Guid? Event,
    DateOnly? ClosesOn, decimal Share)
{
    internal static IReadOnlyList<MilestoneProgress> Of(SchoolCase school, DateOnly day) =>
    [
        .. Enumerable.Range(0, school.Path.Steps.Length).Select(step =>
        {
            var placed = school.Path.Steps[step];
            var complete = school.IsComplete(step, day);
            return new MilestoneProgress(
                placed.Milestone.Id, placed.Milestone.Title, placed.Milestone.Stage, placed.Due,
                complete ? school.ReachedOn(step) : null, school.Lateness(step, day), placed.Milestone.Window, placed.Milestone.Gate,
                complete ? school.Reached(step).Id : null, placed.Closes,
                (decimal)placed.Weight / school.Path.TotalWeight);
        }),
    ];
}
