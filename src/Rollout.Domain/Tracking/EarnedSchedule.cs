namespace Rollout.Domain.Tracking;

/// <summary>
/// How far along the plan a school is, in days of the plan (earned schedule; Lipke 2003). Shown for orientation, never a flag.
/// </summary>
/// <param name="Earned">ES: the instructional day on which the plan expected what is earned.</param>
/// <param name="Actual">AT = D(t): the instructional day it is.</param>
public sealed record EarnedSchedule(decimal Earned, int Actual)
{
    /// <summary>SV = ES − AT, in instructional days; negative = behind.</summary>
    public decimal Variance => Earned - Actual;

    /// <summary>SPI = ES ÷ AT.</summary>
    public decimal Index => Earned / Actual;

    /// <summary>Null where the plan is too coarse or too young for the number to mean something: one late day would read as twenty.</summary>
    internal static EarnedSchedule? Of(SchoolCase school, DateOnly day)
    {
        var actual = school.Calendar.DayNumber(day);
        if (PlannedLine(school) is not { } line || actual < school.Rules.ScheduleLeastDays)
            return null;
        if (Enumerable.Range(0, school.Path.Steps.Length).All(step => school.Lateness(step, day) == 0))
            return new(actual, actual);
        var earned = school.Weight(step => school.IsComplete(step, day));
        return new(Math.Min(actual, On(line, earned)), actual);
    }

    /// <summary>Cumulated weight by instructional day of the plan; null where the guard says no.</summary>
    private static List<(int Day, long Weight)>? PlannedLine(SchoolCase school)
    {
        var steps = school.Path.Steps;
        if (steps.Length < school.Rules.ScheduleLeastMilestones || steps.Any(step => step.Due is null))
            return null;

        var line = new List<(int Day, long Weight)> { (school.Calendar.DayNumber(school.Path.StartsOn.AddDays(-1)), 0) };
        foreach (var due in steps.GroupBy(step => school.Calendar.DayNumber(step.Due!.Value)).OrderBy(due => due.Key))
            line.Add((due.Key, line[^1].Weight + due.Sum(step => step.Weight)));
        return line.Skip(1).Zip(line.Skip(2)).All(pair => pair.Second.Day - pair.First.Day <= school.Rules.ScheduleLargestGap)
            ? line
            : null;
    }

    private static decimal On(List<(int Day, long Weight)> line, long earned)
    {
        var reached = line.FindLastIndex(point => point.Weight <= earned);
        if (reached == line.Count - 1)
            return line[reached].Day;
        var (from, to) = (line[reached], line[reached + 1]);
        return from.Day + (decimal)(earned - from.Weight) / (to.Weight - from.Weight) * (to.Day - from.Day);
    }
}
