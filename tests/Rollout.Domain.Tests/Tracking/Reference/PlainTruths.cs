using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>R2, R4, R6 and R8 on one day.</summary>
internal static class PlainTruths
{
    /// <summary>R2: open share of the closed weight; null with fewer than three closed.</summary>
    internal static decimal? OverdueShare(PlainCase school, DateOnly day)
    {
        var closed = school.Steps.Where(step => school.Past(step, day) > step.Window).ToList();
        return closed.Count < 3
            ? null
            : closed.Where(step => !school.IsComplete(step, day)).Sum(step => step.Weight) / closed.Sum(step => step.Weight);
    }

    internal static int Silence(PlainCase school, DateOnly day)
    {
        var since = school.Start;
        foreach (var news in school.Rollout)
        {
            if (news.Happened is not (RolloutEnrolled or PathAssigned) && PlainLog.On(news) > since && PlainLog.On(news) <= day)
                since = PlainLog.On(news);
        }

        return school.Span(since, day);
    }

    internal static bool IsSilent(PlainCase school, DateOnly day) => 2 * Silence(school, day) > 3 * school.Cadence;

    /// <summary>R6.</summary>
    internal static bool IsUnspiralled(PlainCase school, DateOnly day)
    {
        if (school.Said<InitiativeEvent.CommunicationPlanApproved>(day).LastOrDefault() is not { } plan)
            return false;
        var touched = school.Said<TouchpointDelivered>(day);
        foreach (var group in plan.Groups)
        {
            var since = touched.LastOrDefault(it => it.Group == group.Group)?.EffectiveOn ?? plan.EffectiveOn;
            if (2 * school.Span(since < school.Start ? school.Start : since, day) > 3 * group.Cadence)
                return true;
        }

        return school.Calendar.Terms.Any(term =>
            term.From <= day && day <= term.To && school.Calendar.D(term.To) - school.Calendar.D(day) < 10
            && !touched.Any(it => it.TwoWay && term.From <= it.EffectiveOn));
    }

    /// <summary>R8.</summary>
    internal static bool IsOutOfBand(PlainCase school, DateOnly day)
    {
        if (school.Said<IndicatorReadingRecorded>(day).Count < 2)
            return false;
        foreach (var name in school.Said<InitiativeEvent.IndicatorDefined>(day).Select(it => it.Indicator).Distinct())
        {
            var defined = school.Said<InitiativeEvent.IndicatorDefined>(day).Last(it => it.Indicator == name);
            // A recorded baseline or target holds whatever the definition says; the text doesn't say what a later definition does to it.
            var baseline = school.Said<InitiativeEvent.BaselineRecorded>(day).LastOrDefault(it => it.Indicator == name)?.Value ?? defined.Baseline;
            var target = school.Said<InitiativeEvent.TargetSet>(day).LastOrDefault(it => it.Indicator == name)?.Value ?? defined.Target;
            var last = school.Said<IndicatorReadingRecorded>(day).Where(it => it.Indicator == name && it.Subgroup is null).TakeLast(2).ToList();
            if (last.Count == 2 && last.All(reading => IsBeyond(school.Calendar, defined, baseline, target, reading)))
                return true;
        }

        return false;
    }

    private static bool IsBeyond(
        PlainCalendar calendar, InitiativeEvent.IndicatorDefined line, decimal baseline, decimal target, IndicatorReadingRecorded reading)
    {
        var before = calendar.D(line.From.AddDays(-1));
        var length = calendar.D(line.To) - before;
        var passed = Math.Clamp(calendar.D(reading.EffectiveOn) - before, 0, Math.Max(0, length));
        // A line without school days: the text is open; it has run its course from its first day on.
        if (length <= 0)
            (passed, length) = (reading.EffectiveOn >= line.From ? 1 : 0, 1);
        var expected = baseline * length + (target - baseline) * passed;
        return line.Direction == Direction.Up
            ? (reading.Value + line.Tolerance) * length < expected
            : (reading.Value - line.Tolerance) * length > expected;
    }
}
