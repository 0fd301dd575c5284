using Rollout.Domain.Calendar;
using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// R6: communication spirals (S2). Counts when a group of the plan has not been reached within its cadence and some slack, or a
/// term ends without a touchpoint at which people could answer.
/// </summary>
internal sealed class SpiralRule : DwelledRule
{
    internal override string Id => "R6";

    internal override string Title => "Every group reached, and heard each term";

    internal override IEnumerable<DateOnly> MayChange(SchoolCase school, DateOnly until)
    {
        if (school.Agreements.Plans.Count == 0)
            yield break;
        foreach (var touchpoint in school.Facts.Touchpoints)
            yield return touchpoint.On;
        foreach (var term in school.Calendar.Terms)
        {
            yield return term.From;
            yield return term.To.AddDays(1);
            if (school.Calendar.DateOf(school.Calendar.DayNumber(term.To) - school.Rules.TermEnd + 1) is { } end)
                yield return end;
        }

        foreach (var plan in school.Agreements.Plans)
        {
            yield return plan.On;
            foreach (var group in plan.Fact.Groups)
            {
                foreach (var day in Days(school, plan.On, group))
                {
                    if (school.FirstLived(school.Lived(day) + (int)decimal.Floor(Limit(school, group)) + 1, until) is { } late)
                        yield return late;
                }
            }
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day)
    {
        if (school.Agreements.Plans.LastBy(day) is not { } plan)
            return null;
        for (var i = 0; i < plan.Fact.Groups.Count; i++)
        {
            if (IsUnheard(school, plan.On, plan.Fact.Groups[i], day))
                return Tier.Watch;
        }

        return TermWithoutAnswer(school, day) is null ? null : Tier.Watch;
    }

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        if (school.Agreements.Plans.LastBy(day) is not { } plan)
            return new("No communication plan is in force.", [new("plan", null)], []);

        var unheard = plan.Fact.Groups.Where(group => IsUnheard(school, plan.On, group, day)).ToList();
        var term = TermWithoutAnswer(school, day);
        var reasons = unheard.Select(group =>
                $"The group “{group.Group}” was last reached {Since(school, plan.On, group, day).Passed} instructional days ago; every {group.Cadence} was planned.")
            .Concat(term is null ? [] : [$"The term “{term.Name}” is about to end without a touchpoint at which people could answer."]).ToList();
        return new(
            reasons.Count == 0 ? "Every group is reached as planned." : string.Join(" ", reasons),
            [
                .. plan.Fact.Groups.Select(group => new Input(group.Group, Since(school, plan.On, group, day).Passed)),
                new("termWithoutAnswer", term?.Name),
            ],
            [plan.Id, .. unheard.Select(group => Since(school, plan.On, group, day).Last).OfType<Guid>()]);
    }

    private static bool IsUnheard(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly day) =>
        Since(school, planned, group, day).Passed > Limit(school, group);

    private static decimal Limit(SchoolCase school, GroupCadence group) => school.Rules.SilenceFactor * group.Cadence;

    private static (int Passed, Guid? Last) Since(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly day)
    {
        var (touchpoints, last) = (school.Facts.Touchpoints, school.Facts.Touchpoints.Count - 1);
        while (last >= 0 && (touchpoints[last].On > day || touchpoints[last].Fact.Group != group.Group))
            last--;
        var from = last >= 0 ? touchpoints[last].On : planned;
        return (school.LivedBetween(from > school.Start ? from : school.Start, day), last >= 0 ? touchpoints[last].Id : null);
    }

    private static IEnumerable<DateOnly> Days(SchoolCase school, DateOnly planned, GroupCadence group) =>
        school.Facts.Touchpoints.Where(touchpoint => touchpoint.Fact.Group == group.Group).Select(touchpoint => touchpoint.On)
            .Append(planned).Append(school.Start).Select(day => day > school.Start ? day : school.Start);

    private static Term? TermWithoutAnswer(SchoolCase school, DateOnly day) =>
        school.Calendar.TermOf(day) is { } term
        && school.Calendar.DayNumber(term.To) - school.Calendar.DayNumber(day) < school.Rules.TermEnd
        && !HasAnswered(school, term.From, day)
            ? term
            : null;

    private static bool HasAnswered(SchoolCase school, DateOnly from, DateOnly upTo)
    {
        foreach (var touchpoint in school.Facts.Touchpoints)
        {
            if (touchpoint.Fact.TwoWay && touchpoint.On >= from && touchpoint.On <= upTo)
                return true;
        }

        return false;
    }
}
