namespace Rollout.Domain.Tracking.Rules;

/// <summary>A rule whose finding is raised and cleared by <see cref="Dwell"/>, one at most for a school.</summary>
internal abstract class DwelledRule : Rule
{
    /// <summary>The tiers it can raise, worst first; each dwells on its own, and the worst one raised is shown.</summary>
    protected virtual IReadOnlyList<Tier> Tiers { get; } = [Tier.Watch];

    /// <summary>Every day up to <paramref name="until"/> on which its truth may change; more do no harm.</summary>
    internal abstract IEnumerable<DateOnly> MayChange(SchoolCase school, DateOnly until);

    /// <summary>The worst tier whose condition holds on the day; null when none does.</summary>
    internal abstract Tier? Truth(SchoolCase school, DateOnly day);

    /// <summary>Its numbers, its sentence and the events behind them on the day.</summary>
    internal abstract Answer Ask(SchoolCase school, DateOnly day);

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day)
    {
        var dwells = Dwells(school, day);
        if (Array.FindIndex(dwells, dwell => dwell.IsRaised) is not (>= 0 and var raised))
            return [];
        var dwell = dwells[raised];
        // Raised but no longer true: the sentence is about the last day it was.
        var answer = Ask(school, dwell.IsTrue ? day : dwell.LastTrue!.Value);
        var reason = dwell.IsTrue ? answer.Reason : $"{answer.Reason} Better for {dwell.Run} of {school.Rules.ClearAfter} days.";
        return [new(Id, Tiers[raised], null, null, null, dwell.Since!.Value, reason, answer.Events)];
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day) =>
        Array.FindIndex(Dwells(school, day), dwell => dwell.IsRaised) is >= 0 and var raised ? Tiers[raised] : null;

    internal override RuleReport Report(SchoolCase school, DateOnly day) => new(
        Id, Title, Truth(school, day) is not null, Ask(school, day).Inputs, Dwells(school, day)[^1], [.. Findings(school, day)]);

    private Dwell[] Dwells(SchoolCase school, DateOnly until) => Dwell.Fold(school, Changes(school, until), Truth, Tiers, until);

    /// <summary>The days in order, from the one after the start; one may come twice.</summary>
    private List<DateOnly> Changes(SchoolCase school, DateOnly until)
    {
        var days = new List<DateOnly>(2 * school.Path.Steps.Length);
        foreach (var day in MayChange(school, until))
        {
            if (day > school.Start && day <= until)
                days.Add(day);
        }

        days.Sort();
        return days;
    }
}

/// <summary>What a rule saw on a day.</summary>
internal sealed record Answer(string Reason, IReadOnlyList<Input> Inputs, IReadOnlyList<Guid> Events);
