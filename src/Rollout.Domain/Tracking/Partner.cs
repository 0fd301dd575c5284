using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>A vendor on a day, by what was said last of it.</summary>
/// <param name="Since">The first day of the engagement in force: later words on it set a new last day.</param>
/// <param name="EndedOn">The day on which it was said to have ended; null while it was not.</param>
internal sealed record Partner(string Vendor, DateOnly Since, Dated<VendorEngaged> Engaged, DateOnly? EndedOn)
{
    /// <summary>The last day there is; null when none was agreed.</summary>
    internal DateOnly? Ends => EndedOn ?? Engaged.Fact.Until;

    /// <summary>Every vendor engaged by the day, in the order in which they were first.</summary>
    internal static IEnumerable<Partner> On(Agreements agreements, DateOnly day) =>
        from engaged in agreements.Engagements.Take(agreements.Engagements.CountBy(day))
        group engaged by engaged.Fact.Vendor into said
        select Of(said.Key, [.. said], agreements.EngagementsEnded, day);

    /// <summary>What was handed over by the vendor by the day, the first first.</summary>
    internal IEnumerable<Recorded> HandedOver(Agreements agreements, DateOnly day) =>
        agreements.CapacityTransfers.Where(transfer => transfer.On <= day && transfer.Fact.Vendor == Vendor).Select(transfer => transfer.Recorded);

    /// <summary>Whether somebody had asked for a reference by the day.</summary>
    internal bool IsReferenced(Agreements agreements, DateOnly day) =>
        Array.Exists(agreements.References, asked => asked.On <= day && asked.Fact.Vendor == Vendor);

    private static Partner Of(string vendor, Dated<VendorEngaged>[] said, Dated<VendorEngagementEnded>[] ended, DateOnly day)
    {
        var (last, ends) = (said[^1], Array.FindAll(ended, end => end.On <= day && end.Fact.Vendor == vendor));
        var before = Array.FindLastIndex(ends, end => Place(end).CompareTo(Place(last)) < 0);
        var first = before < 0 ? said[0] : Array.Find(said, engaged => Place(engaged).CompareTo(Place(ends[before])) > 0);
        return new(vendor, first.On, last, before + 1 < ends.Length ? ends[before + 1].On : null);
    }

    private static (DateOnly, long) Place<TFact>(Dated<TFact> fact)
        where TFact : DomainEvent, IDated => (fact.On, fact.Recorded.Position);
}
