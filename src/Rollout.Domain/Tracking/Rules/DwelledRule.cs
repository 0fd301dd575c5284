namespace Rollout.Domain.Tracking.Rules;

/// <summary>A rule whose finding is raised and cleared by <see cref="Dwell"/>, one at most for a school or the district.</summary>
internal abstract class DwelledRule<TCase> : Rule<TCase>
    where TCase : ICase
{
    /// <summary>How many times longer the next while is when nothing was cleared in the last.</summary>
    private const int Longer = 8;

    private const int UsualChanges = 64;

    /// <summary>The tiers it can raise, worst first; each dwells on its own, and the worst one raised is shown.</summary>
    internal virtual Tier[] Tiers { get; } = [Tier.Watch];

    /// <summary>Adds every day of the while on which its truth may change; more do no harm.</summary>
    internal abstract void MayChange(TCase judged, ref ChangeDays days);

    /// <summary>The worst tier whose condition holds on the day; null when none does.</summary>
    internal abstract Tier? Truth(TCase judged, DateOnly day);

    /// <summary>Its sentence and the events behind it on the day.</summary>
    internal abstract Answer Ask(TCase judged, DateOnly day);

    /// <summary>The numbers it looks at on the day.</summary>
    internal abstract IReadOnlyList<Input> Inputs(TCase judged, DateOnly day);

    internal override IEnumerable<Finding> Findings(TCase judged, DateOnly day)
    {
        var dwells = LastDwells(judged, day);
        if (Array.FindIndex(dwells, dwell => dwell.IsRaised) is not (>= 0 and var raised))
            return [];
        var dwell = dwells[raised];
        // Raised but no longer true: the sentence is about the last day it was.
        var answer = Ask(judged, dwell.IsTrue ? day : dwell.LastTrue!.Value);
        var reason = dwell.IsTrue ? answer.Reason : $"{answer.Reason} Better for {dwell.Run} of {judged.Rules.ClearAfter} days.";
        return [new(Id, Tiers[raised], null, null, null, dwell.Since!.Value, reason, answer.Events)];
    }

    internal override Tier? WorstTier(TCase judged, DateOnly day) =>
        Array.FindIndex(LastDwells(judged, day), dwell => dwell.IsRaised) is >= 0 and var raised ? Tiers[raised] : null;

    internal override RuleReport Report(TCase judged, DateOnly day) => new(
        Id, Title, Truth(judged, day) is not null, Inputs(judged, day), Dwells(judged, judged.Start, day)[^1], [.. Findings(judged, day)]);

    /// <summary>
    /// The dwells from no earlier day than their findings need. Once the mildest tier was cleared, every tier was, and what came
    /// before has no say: so the last days are asked first, and more of them only while nothing was cleared among them.
    /// </summary>
    private Dwell[] LastDwells(TCase judged, DateOnly until)
    {
        var lived = judged.Lived(until);
        var all = lived - judged.Lived(judged.Start);
        for (var days = FewDays(judged, until); days < all / 2; days *= Longer)
        {
            var dwells = Dwells(judged, judged.FirstLived(lived - days + 1, until)!.Value, until);
            if (dwells[^1].WasCleared)
                return dwells;
        }

        return Dwells(judged, judged.Start, until);
    }

    // What holds now was not cleared in the last few days.
    private int FewDays(TCase judged, DateOnly until) =>
        Truth(judged, until) is null ? judged.Rules.ClearAfter : judged.Rules.ClearAfter * Longer;

    private Dwell[] Dwells(TCase judged, DateOnly from, DateOnly until)
    {
        if (until < from)
            return new Dwell[Tiers.Length];
        var days = new ChangeDays(stackalloc DateOnly[UsualChanges], from, until);
        MayChange(judged, ref days);
        return Dwell.Fold(this, judged, days);
    }
}

/// <summary>What a rule saw on a day.</summary>
internal sealed record Answer(string Reason, IReadOnlyList<Guid> Events);
