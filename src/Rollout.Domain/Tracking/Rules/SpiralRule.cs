using Rollout.Domain.Calendar;
using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// R6: communication spirals (S2). Counts when a group of the plan has not been reached within its cadence and some slack, or a
/// term ends without a touchpoint at which people could answer.
/// </summary>
internal sealed class SpiralRule : DwelledRule<SchoolCase>
{
    internal override string Id => "R6";

    internal override string Title => "Every group reached, and heard each term";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Agreements.Plans);
        foreach (var plan in school.Agreements.Plans)
        {
            for (var i = 0; i < plan.Fact.Groups.Count; i++)
                AddLapses(school, plan.On, plan.Fact.Groups[i], ref days);
        }

        if (school.Agreements.Plans.Length == 0)
            return;
        foreach (var term in school.Calendar.Terms)
        {
            if (term.From <= days.Last && term.To >= days.First)
                AddEnd(school, term, ref days);
        }
    }

    /// <summary>The days on which the group begins to have heard nothing for too long, and those on which it is reached again.</summary>
    private static void AddLapses(SchoolCase school, DateOnly planned, GroupCadence group, ref ChangeDays days)
    {
        var (touchpoints, longest) = (school.Facts.TouchpointsOf(group.Group), school.LongestSilence(group.Cadence));
        // One before the while may lapse within it.
        for (var i = touchpoints.CountBy(days.First) - 1; i < touchpoints.CountBy(days.Last); i++)
        {
            var reached = i < 0 ? planned : touchpoints[i].On;
            DateOnly? next = i + 1 < touchpoints.Length ? touchpoints[i + 1].On : null;
            // Of so few days, school days or not, none is too many.
            if (next?.DayNumber - reached.DayNumber <= longest)
                continue;
            if (FirstUnheard(school, reached, longest, days.Last) is { } unheard && !(unheard >= next))
            {
                days.Add(unheard);
                days.Add(next);
            }
        }
    }

    /// <summary>The days on which the end of the term begins to ask for a touchpoint, hears the term's first and has passed.</summary>
    private static void AddEnd(SchoolCase school, Term term, ref ChangeDays days)
    {
        days.Add(term.To.AddDays(1));
        var end = school.Calendar.DateOf(school.Calendar.DayNumber(term.To) - school.Rules.TermEnd + 1) ?? term.From;
        var asks = end > term.From ? end : term.From;
        var touchpoints = school.Facts.TwoWayTouchpoints;
        DateOnly? heard = touchpoints.CountBy(term.From.AddDays(-1)) is var first && first < touchpoints.Length ? touchpoints[first].On : null;
        if (heard <= asks)
            return;
        days.Add(asks);
        days.Add(heard);
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
            return new("No communication plan is in force.", []);

        var unheard = plan.Fact.Groups.Where(group => IsUnheard(school, plan.On, group, day)).ToList();
        var term = TermWithoutAnswer(school, day);
        var reasons = unheard.Select(group =>
                $"The group “{group.Group}” was last reached {Since(school, plan.On, group, day).Passed} instructional days ago; every {group.Cadence} was planned.")
            .Concat(term is null ? [] : [$"The term “{term.Name}” is about to end without a touchpoint at which people could answer."]).ToList();
        return new(
            reasons.Count == 0 ? "Every group is reached as planned." : string.Join(" ", reasons),
            [plan.Id, .. unheard.Select(group => Since(school, plan.On, group, day).Last).OfType<Guid>()]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) => school.Agreements.Plans.LastBy(day) is { } plan
        ?
        [
            .. plan.Fact.Groups.Select(group => new Input(group.Group, Since(school, plan.On, group, day).Passed)),
            new("termWithoutAnswer", TermWithoutAnswer(school, day)?.Name),
        ]
        : [new("plan", null)];

    private static bool IsUnheard(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly day) =>
        Since(school, planned, group, day).Passed > school.LongestSilence(group.Cadence);

    private static (int Passed, Guid? Last) Since(SchoolCase school, DateOnly planned, GroupCadence group, DateOnly day)
    {
        var last = school.Facts.TouchpointsOf(group.Group).LastBy(day);
        var from = last?.On ?? planned;
        return (school.LivedBetween(from > school.Start ? from : school.Start, day), last?.Id);
    }

    /// <summary>The first day, if by <paramref name="until"/>, on which the group has heard nothing for too long since it was reached.</summary>
    private static DateOnly? FirstUnheard(SchoolCase school, DateOnly reached, int longest, DateOnly until) =>
        school.FirstLived(school.Lived(reached > school.Start ? reached : school.Start) + longest + 1, until);

    private static Term? TermWithoutAnswer(SchoolCase school, DateOnly day) =>
        school.Calendar.TermOf(day) is { } term
        && school.Calendar.DayNumber(term.To) - school.Calendar.DayNumber(day) < school.Rules.TermEnd
        && !(school.Facts.TwoWayTouchpoints.LastBy(day)?.On >= term.From)
            ? term
            : null;
}
