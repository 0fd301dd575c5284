namespace Rollout.Domain.Tracking.Rules;

/// <summary>Collects the days of a while on which the truth of a rule may change: those after its first and up to its last.</summary>
internal sealed class ChangeDays(DateOnly first, DateOnly last)
{
    private readonly List<DateOnly> _days = new(16);

    internal DateOnly First => first;

    internal DateOnly Last => last;

    /// <summary>A day outside the while, or none, adds nothing.</summary>
    internal void Add(DateOnly? day)
    {
        if (day > first && day <= last)
            _days.Add(day.Value);
    }

    internal void Add<TFact>(Dated<TFact>[] facts)
        where TFact : DomainEvent, IDated
    {
        for (var i = facts.CountBy(first); i < facts.Length && facts[i].On <= last; i++)
            _days.Add(facts[i].On);
    }

    /// <summary>All that were added, in order; one may come twice.</summary>
    internal List<DateOnly> InOrder()
    {
        _days.Sort();
        return _days;
    }
}
