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
        var changes = Changes(school, day);
        foreach (var tier in Tiers)
        {
            var dwell = Fold(school, changes, tier, day);
            if (dwell.Since is not { } since)
                continue;
            // Raised but no longer true: the sentence is about the last day it was.
            var answer = Ask(school, dwell.IsTrue ? day : dwell.LastTrue!.Value);
            var reason = dwell.IsTrue ? answer.Reason : $"{answer.Reason} Better for {dwell.Run} of {school.Rules.ClearAfter} days.";
            yield return new(Id, tier, null, null, null, since, reason, answer.Events);
            yield break;
        }
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day)
    {
        var changes = Changes(school, day);
        foreach (var tier in Tiers)
        {
            if (Fold(school, changes, tier, day).IsRaised)
                return tier;
        }

        return null;
    }

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var changes = Changes(school, day);
        return new(
            Id, Title, Truth(school, day) is not null, Ask(school, day).Inputs, Fold(school, changes, Tiers[^1], day),
            [.. Findings(school, day)]);
    }

    /// <summary>The days in order, from the one after the start; one may come twice.</summary>
    private List<DateOnly> Changes(SchoolCase school, DateOnly until)
    {
        var days = new List<DateOnly>();
        foreach (var day in MayChange(school, until))
        {
            if (day > school.Start && day <= until)
                days.Add(day);
        }

        days.Sort();
        return days;
    }

    private Dwell Fold(SchoolCase school, List<DateOnly> changes, Tier tier, DateOnly until) =>
        Dwell.Fold(school, changes, day => Truth(school, day) is { } found && found <= tier, until);
}

/// <summary>What a rule saw on a day.</summary>
internal sealed record Answer(string Reason, IReadOnlyList<Input> Inputs, IReadOnlyList<Guid> Events);
