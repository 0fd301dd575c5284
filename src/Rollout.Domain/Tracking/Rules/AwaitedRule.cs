namespace Rollout.Domain.Tracking.Rules;

/// <summary>A check upon the district: something was begun that asks for a word by a day, the day is past, and the word was not said.</summary>
/// <typeparam name="TBegun">Of one name the last holds.</typeparam>
/// <typeparam name="TSaid">The word: one by the day is enough.</typeparam>
internal abstract class AwaitedRule<TBegun, TSaid> : DwelledRule<DistrictCase>
    where TBegun : DomainEvent, IDated
    where TSaid : DomainEvent, IDated
{
    private protected abstract Dated<TBegun>[] Begun(Agreements agreements);

    private protected abstract Dated<TSaid>[] Said(Agreements agreements);

    private protected abstract string NameOf(TBegun begun);

    private protected abstract string NameOf(TSaid said);

    /// <summary>The day from which instructional days are counted.</summary>
    private protected abstract DateOnly DayOf(TBegun begun);

    /// <summary>So many of them may pass.</summary>
    private protected virtual int Grace(RuleSet rules) => 0;

    private protected abstract string SentenceOf(TBegun begun);

    private protected abstract string NothingWaits { get; }

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(Begun(district.Agreements));
        days.Add(Said(district.Agreements));
        foreach (var begun in Begun(district.Agreements))
            days.Add(district.FirstBeyond(DayOf(begun.Fact), Grace(district.Rules), days.Last));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => Late(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var late = Late(district, day).ToList();
        return late.Count == 0
            ? new(NothingWaits, [])
            : new(string.Join(" ", late.Select(begun => SentenceOf(begun.Fact))), [.. late.Select(begun => begun.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [.. Open(district, day).Select(begun => new Input(NameOf(begun.Fact), DayOf(begun.Fact)))];

    /// <summary>What was begun by the day and waits for its word.</summary>
    private IEnumerable<Dated<TBegun>> Open(DistrictCase district, DateOnly day) =>
        Begun(district.Agreements).Where(begun => begun.On <= day)
            .GroupBy(begun => NameOf(begun.Fact), StringComparer.Ordinal).Select(group => group.Last())
            .Where(begun => !Array.Exists(Said(district.Agreements), said => said.On <= day && NameOf(said.Fact) == NameOf(begun.Fact)));

    private IEnumerable<Dated<TBegun>> Late(DistrictCase district, DateOnly day) =>
        Open(district, day).Where(begun => district.Passed(DayOf(begun.Fact), day) > Grace(district.Rules));
}
