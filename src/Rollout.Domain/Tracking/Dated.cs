namespace Rollout.Domain.Tracking;

/// <summary>A live dated fact with its place in the log.</summary>
internal readonly record struct Dated<TFact>(Recorded Recorded, TFact Fact)
    where TFact : DomainEvent, IDated
{
    internal DateOnly On { get; } = Fact.EffectiveOn;

    internal Guid Id => Recorded.Id;
}

/// <summary>Reading dated facts, always ordered by effective day, then log position: the one order of ties (domain.md 4a).</summary>
internal static class DatedFacts
{
    internal static Recorded[] InEffectiveOrder(this IEnumerable<Recorded> facts) =>
        [.. facts.Where(fact => fact.Happened is IDated).OrderBy(fact => ((IDated)fact.Happened).EffectiveOn).ThenBy(fact => fact.Position)];

    internal static Dated<TFact>[] Of<TFact>(this IEnumerable<Recorded> ordered)
        where TFact : DomainEvent, IDated
    {
        List<Dated<TFact>>? found = null;
        foreach (var recorded in ordered)
        {
            if (recorded.Happened is TFact fact)
                (found ??= []).Add(new(recorded, fact));
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>How many facts are effective by <paramref name="day"/> (inclusive).</summary>
    internal static int CountBy<TFact>(this Dated<TFact>[] facts, DateOnly day)
        where TFact : DomainEvent, IDated
    {
        var (low, high) = (0, facts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].On <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The last fact effective by <paramref name="day"/> (inclusive); null when there is none.</summary>
    internal static Dated<TFact>? LastBy<TFact>(this Dated<TFact>[] facts, DateOnly day)
        where TFact : DomainEvent, IDated =>
        facts.CountBy(day) is > 0 and var count ? facts[count - 1] : null;

    /// <summary>The last fact effective by <paramref name="day"/> (inclusive) that fits; null when there is none.</summary>
    internal static Dated<TFact>? LastBy<TFact>(this Dated<TFact>[] facts, DateOnly day, Func<TFact, bool> fits)
        where TFact : DomainEvent, IDated
    {
        for (var i = facts.CountBy(day) - 1; i >= 0; i--)
        {
            if (fits(facts[i].Fact))
                return facts[i];
        }

        return null;
    }
}
