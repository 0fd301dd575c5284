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
        if (school.Agreements.Plans.Length == 0)
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
                if (FirstUnheard(school, plan.On, group, until) is { } unplanned)
                    yield return unplanned;
                foreach (var touchpoint in school.Facts.TouchpointsOf(group.Group))
                {
                    if (FirstUnheard(school, touchpoint.On, group, until) is { } unheard)
                        yield return unheard;
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
        Since(school, planned, group, day).Passed > school.LongestSilence(group.Cadence);

    private static (int Passed, Guid? Last) Since(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly day)
    {
        var last = school.Facts.TouchpointsOf(group.Group).LastBy(day);
        var from = last?.On ?? planned;
        return (school.LivedBetween(from > school.Start ? from : school.Start, day), last?.Id);
    }

    /// <summary>The first day, if by <paramref name="until"/>, on which the group has heard nothing for too long since it was reached.</summary>
    private static DateOnly? FirstUnheard(SchoolCase school, DateOnly reached, GroupCadence group, DateOnly until) =>
        school.FirstLived(
            school.Lived(reached > school.Start ? reached : school.Start) + school.LongestSilence(group.Cadence) + 1, until);

    private static Term? TermWithoutAnswer(SchoolCase school, DateOnly day) =>
        school.Calendar.TermOf(day) is { } term
        && school.Calendar.DayNumber(term.To) - school.Calendar.DayNumber(day) < school.Rules.TermEnd
        && !(school.Facts.TwoWayTouchpoints.LastBy(day)?.On >= term.From)
            ? term
            : null;
}
