using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Reference.PlainPeople;

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
        var news = school.Rollout.Where(it => it.Happened is not (RolloutEnrolled or PathAssigned) && PlainLog.On(it) <= day)
            .Select(PlainLog.On).Append(school.Start).Max();
        return school.Span(news, day);
    }

    internal static bool IsSilent(PlainCase school, DateOnly day) => 2 * Silence(school, day) > 3 * school.Cadence;

    /// <summary>R6.</summary>
    internal static bool IsUnspiralled(PlainCase school, DateOnly day)
    {
        if (Facts<InitiativeEvent.CommunicationPlanApproved>(school.Charter, day).LastOrDefault() is not { } plan)
            return false;
        var touched = Facts<TouchpointDelivered>(school.Rollout, day);
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
        foreach (var name in Facts<InitiativeEvent.IndicatorDefined>(school.Charter, day).Select(it => it.Indicator).Distinct())
        {
            var defined = Facts<InitiativeEvent.IndicatorDefined>(school.Charter, day).Last(it => it.Indicator == name);
            var (baseline, target) = (0m, 0m);
            foreach (var fact in Facts<InitiativeEvent>(school.Charter, day))
            {
                if (fact is InitiativeEvent.IndicatorDefined definition && definition.Indicator == name)
                    (baseline, target) = (definition.Baseline, definition.Target);
                if (fact is InitiativeEvent.BaselineRecorded recorded && recorded.Indicator == name)
                    baseline = recorded.Value;
                if (fact is InitiativeEvent.TargetSet set && set.Indicator == name)
                    target = set.Value;
            }

            var last = Facts<IndicatorReadingRecorded>(school.Rollout, day).Where(it => it.Indicator == name && it.Subgroup is null).TakeLast(2).ToList();
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
        var expected = baseline * length + (target - baseline) * passed;
        return line.Direction == Direction.Up
            ? (reading.Value + line.Tolerance) * length < expected
            : (reading.Value - line.Tolerance) * length > expected;
    }
}
