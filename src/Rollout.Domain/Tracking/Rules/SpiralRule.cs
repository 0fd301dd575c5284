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
        foreach (var plan in school.Agreements.Plans)
        {
            yield return plan.On;
            foreach (var group in plan.Fact.Groups)
            {
                foreach (var day in Lapses(school, plan.On, group, until))
                    yield return day;
            }
        }

        foreach (var term in school.Agreements.Plans.Length == 0 ? [] : school.Calendar.Terms)
        {
            var end = school.Calendar.DateOf(school.Calendar.DayNumber(term.To) - school.Rules.TermEnd + 1) ?? term.From;
            yield return term.From;
            yield return end;
            yield return term.To.AddDays(1);
            for (var i = school.Facts.TwoWayTouchpoints.CountBy(end.AddDays(-1)); i < school.Facts.TwoWayTouchpoints.CountBy(term.To); i++)
                yield return school.Facts.TwoWayTouchpoints[i].On;
        }
    }

    /// <summary>The days on which the group begins to have heard nothing for too long, and those on which it is reached again.</summary>
    private static IEnumerable<DateOnly> Lapses(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly until)
    {
        var touchpoints = school.Facts.TouchpointsOf(group.Group);
        for (var i = -1; i < touchpoints.Length; i++)
        {
            DateOnly? next = i + 1 < touchpoints.Length ? touchpoints[i + 1].On : null;
            if (FirstUnheard(school, i < 0 ? planned : touchpoints[i].On, group, until) is not { } unheard || unheard >= next)
                continue;
            yield return unheard;
            if (next is { } reached)
                yield return reached;
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
