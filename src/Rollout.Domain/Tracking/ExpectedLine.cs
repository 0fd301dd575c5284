using Rollout.Domain.Calendar;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// An indicator's expected line on the plain instructional calendar: the baseline on the day before its first, the target on its last
/// (rule R8).
/// </summary>
/// <param name="Events">The definition, and the baseline and target that replaced its own.</param>
internal sealed record ExpectedLine(IndicatorDefined Defined, decimal Baseline, decimal Target, IReadOnlyList<Guid> Events)
{
    /// <summary>The event that defines it.</summary>
    internal Guid Event => Events[0];

    internal string Title => Defined.Title ?? Defined.Indicator;

    /// <summary>As it holds on the day; null while the indicator is not defined.</summary>
    internal static ExpectedLine? Of(Agreements agreements, string indicator, DateOnly day)
    {
        if (agreements.Indicators.LastBy(day, candidate => candidate.Indicator == indicator) is not { } defined)
            return null;
        var baseline = agreements.Baselines.LastBy(day, candidate => candidate.Indicator == indicator);
        var target = agreements.Targets.LastBy(day, candidate => candidate.Indicator == indicator);
        return new(
            defined.Fact, baseline?.Fact.Value ?? defined.Fact.Baseline, target?.Fact.Value ?? defined.Fact.Target,
            [defined.Id, .. new[] { baseline?.Id, target?.Id }.OfType<Guid>()]);
    }

    internal decimal Expected(SchoolCalendar calendar, DateOnly on)
    {
        var (passed, length) = ShareOf(calendar, on);
        return Baseline + (Target - Baseline) * passed / length;
    }

    /// <summary>Whether the value is on the bad side of the line by more than the tolerance.</summary>
    internal bool IsBeyond(SchoolCalendar calendar, decimal value, DateOnly on)
    {
        var (passed, length) = ShareOf(calendar, on);
        var line = (Target - Baseline) * passed;
        return Defined.Direction == Direction.Up
            ? (value - Baseline + Defined.Tolerance) * length < line
            : (value - Baseline - Defined.Tolerance) * length > line;
    }

    private (int Passed, int Length) ShareOf(SchoolCalendar calendar, DateOnly on)
    {
        var before = calendar.DayNumber(Defined.From.AddDays(-1));
        var length = calendar.DayNumber(Defined.To) - before;
        // A line without instructional days has run its course once its first day has come.
        return length > 0
            ? (Math.Clamp(calendar.DayNumber(on) - before, 0, length), length)
            : (on >= Defined.From ? 1 : 0, 1);
    }
}
