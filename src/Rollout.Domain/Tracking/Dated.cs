namespace Rollout.Domain.Tracking;

/// <summary>A live dated fact with its place in the log.</summary>
internal readonly record struct Dated<TFact>(Recorded Recorded, TFact Fact)
    where TFact : DomainEvent, IDated
{
    internal DateOnly On => Fact.EffectiveOn;

    internal Guid Id => Recorded.Id;
}

/// <summary>Reading dated facts, always ordered by effective day, then log position: the one order of ties (domain.md 4a).</summary>
internal static class DatedFacts
{
    internal static Recorded[] InEffectiveOrder(this IEnumerable<Recorded> facts) =>
        [.. facts.Where(fact => fact.Happened is IDated).OrderBy(fact => ((IDated)fact.Happened).EffectiveOn).ThenBy(fact => fact.Position)];

    internal static IReadOnlyList<Dated<TFact>> Of<TFact>(this IEnumerable<Recorded> ordered)
        where TFact : DomainEvent, IDated
    {
        List<Dated<TFact>>? found = null;
        foreach (var recorded in ordered)
        {
            if (recorded.Happened is TFact fact)
                (found ??= []).Add(new(recorded, fact));
        }

        return (IReadOnlyList<Dated<TFact>>?)found ?? [];
    }

    /// <summary>The last fact effective by <paramref name="day"/> (inclusive) that fits; null when there is none.</summary>
    internal static Dated<TFact>? LastBy<TFact>(this IReadOnlyList<Dated<TFact>> facts, DateOnly day, Func<TFact, bool>? fits = null)
        where TFact : DomainEvent, IDated
    {
        for (var i = facts.Count - 1; i >= 0; i--)
        {
            if (facts[i].On <= day && (fits is null || fits(facts[i].Fact)))
                return facts[i];
        }

        return null;
    }
}
