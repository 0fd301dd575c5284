namespace Rollout.Domain.Tracking.Rules;

/// <summary>Collects the days of a while on which the truth of a rule may change: those after its first and up to its last.</summary>
/// <param name="room">For as many days as are usual; beyond it more is taken.</param>
internal ref struct ChangeDays(Span<DateOnly> room, DateOnly first, DateOnly last)
{
    private Span<DateOnly> _days = room;
    private int _count;

    internal readonly DateOnly First => first;

    internal readonly DateOnly Last => last;

    /// <summary>A day outside the while, or none, adds nothing.</summary>
    internal void Add(DateOnly? day)
    {
        if (day > first && day <= last)
            Append(day.Value);
    }

    internal void Add<TFact>(Dated<TFact>[] facts)
        where TFact : DomainEvent, IDated
    {
        for (var i = facts.CountBy(first); i < facts.Length && facts[i].On <= last; i++)
            Append(facts[i].On);
    }

    /// <summary>All that were added, in order; one may come twice.</summary>
    internal readonly ReadOnlySpan<DateOnly> InOrder()
    {
        var days = _days[.._count];
        days.Sort();
        return days;
    }

    private void Append(DateOnly day)
    {
        if (_count == _days.Length)
        {
            var more = new DateOnly[2 * _count];
            _days.CopyTo(more);
            _days = more;
        }

        _days[_count++] = day;
    }
}
