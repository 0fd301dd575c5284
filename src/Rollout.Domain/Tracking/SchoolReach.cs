using Rollout.Domain.Calendar;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>Whom one school reached, plans to reach and missed, as it stands on the board's day.</summary>
/// <param name="Steps">Every touchpoint delivered, planned or missed, in order of its day.</param>
/// <param name="Gaps">By when each group of the plan must be reached again; empty where the school's clock stands still.</param>
/// <param name="TwoWay">The first touchpoint of the term at which people could answer; null while there was none.</param>
/// <param name="Core">Of each group, the last touchpoint that carried a core message (C19).</param>
/// <param name="Feedback">What people said back, the latest first.</param>
/// <param name="Stories">The latest first.</param>
public sealed record SchoolReach(
    Standing Row, IReadOnlyList<ReachStep> Steps, IReadOnlyList<ReachGap> Gaps, Recorded? TwoWay, IReadOnlyList<Recorded> Core,
    IReadOnlyList<Recorded> Feedback, IReadOnlyList<Recorded> Stories)
{
    /// <summary>How often the group was reached in the month, and so on.</summary>
    public ReachCount In(string group, Month month)
    {
        var (reached, ahead, missed, untold) = (0, 0, 0, 0);
        foreach (var step in Steps)
        {
            if (step.Group != group || !month.Holds(step.On))
                continue;
            _ = step.Kind switch
            {
                ReachKind.Reached => reached++,
                ReachKind.Ahead => ahead++,
                ReachKind.Missed => missed++,
                _ => untold++,
            };
        }

        return new(reached, ahead, missed, untold);
    }

    internal static SchoolReach Of(Standing row, SchoolCase school, DateOnly day)
    {
        var (facts, steps) = (school.Facts, StepsOf(school.Facts, day));
        var isRunning = row.Status is Status.OffTrack or Status.Watch or Status.NoNews or Status.OnTrack;
        return new(
            row, steps, isRunning ? [.. GapsOf(row, school, steps, day)] : [], TwoWayIn(school.Calendar.TermOf(day), facts, day),
            [
                .. facts.CoreTouchpoints.Take(facts.CoreTouchpoints.CountBy(day)).GroupBy(said => said.Fact.Group, StringComparer.Ordinal)
                    .Select(group => group.Last().Recorded),
            ],
            [.. facts.All.Where(fact => fact.Happened is FeedbackReceived said && said.EffectiveOn <= day).Reverse()],
            [.. facts.Stories.Take(facts.Stories.CountBy(day)).Reverse().Select(story => story.Recorded)]);
    }

    private static Recorded? TwoWayIn(Term? term, SchoolFacts facts, DateOnly day) => term is null
        ? null
        : facts.TwoWayTouchpoints.Where(said => said.On >= term.From && said.On <= day).Select(said => said.Recorded).FirstOrDefault();

    internal static List<ReachStep> StepsOf(SchoolFacts facts, DateOnly day)
    {
        List<ReachStep> steps =
        [
            .. facts.Touchpoints.Take(facts.Touchpoints.CountBy(day)).Select(said => new ReachStep(said.Fact.Group, said.On, ReachKind.Reached, said.Recorded)),
            .. facts.TouchpointsMissed.Take(facts.TouchpointsMissed.CountBy(day))
                .Select(missed => new ReachStep(missed.Fact.Group, missed.Fact.PlannedFor, ReachKind.Missed, missed.Recorded)),
        ];
        var told = steps.ToList();
        steps.AddRange(
            from plan in facts.TouchpointsPlanned.Take(facts.TouchpointsPlanned.CountBy(day)).Reverse().DistinctBy(plan => (plan.Fact.Group, plan.Fact.PlannedFor))
            where !told.Exists(step => step.Group == plan.Fact.Group && Settles(step, plan.Fact.PlannedFor))
            select new ReachStep(plan.Fact.Group, plan.Fact.PlannedFor, plan.Fact.PlannedFor >= day ? ReachKind.Ahead : ReachKind.Untold, plan.Recorded));
        return [.. steps.OrderBy(step => step.On).ThenBy(step => step.Recorded.Position)];
    }

    /// <summary>A plan is settled when it was said to be missed, or when the group was reached on its day or since.</summary>
    private static bool Settles(ReachStep told, DateOnly plannedFor) =>
        told.Kind is ReachKind.Missed ? told.On == plannedFor : told.On >= plannedFor;

    private static IEnumerable<ReachGap> GapsOf(Standing row, SchoolCase school, List<ReachStep> steps, DateOnly day)
    {
        if (school.Agreements.Plans.LastBy(day) is not { } plan)
            yield break;
        foreach (var (group, cadence) in plan.Fact.Groups)
        {
            var (last, longest) = (school.Facts.TouchpointsOf(group).LastBy(day), school.LongestSilence(cadence));
            var from = last?.On ?? plan.On;
            from = from > school.Start ? from : school.Start;
            yield return new(
                row, group, cadence, last?.Recorded, longest - school.LivedBetween(from, day), school.LastDayWithin(from, longest),
                steps.Find(step => step.Group == group && step.Kind is ReachKind.Ahead)?.On);
        }
    }
}

/// <summary>A touchpoint that took place, is to come, or did not take place.</summary>
/// <param name="On">Its day; the planned one where it did not take place yet.</param>
public sealed record ReachStep(string Group, DateOnly On, ReachKind Kind, Recorded Recorded);

/// <summary>What a touchpoint is.</summary>
public enum ReachKind
{
    Reached,
    Ahead,
    Missed,
    Untold,
}

/// <summary>By when a group must be reached again, so that no more days pass than were agreed (R6).</summary>
/// <param name="Cadence">School days that were planned between two touchpoints.</param>
/// <param name="Last">The last touchpoint; null while there was none.</param>
/// <param name="DaysLeft">School days left; 0 when the day itself is the last, below 0 when it has passed.</param>
/// <param name="KeepBy">The last school day on which a touchpoint keeps the cadence; null beyond the published calendar.</param>
/// <param name="PlannedFor">The next day something is planned for; null when nothing is.</param>
public sealed record ReachGap(Standing Row, string Group, int Cadence, Recorded? Last, int DaysLeft, DateOnly? KeepBy, DateOnly? PlannedFor)
{
    /// <summary>Whether something is planned in time.</summary>
    public bool IsCovered => DaysLeft >= 0 && PlannedFor is { } day && !(day > KeepBy);
}
