namespace Rollout.Domain.Tracking.Rules;

/// <summary>C20: a vendor leaves or has left, and nothing of what it does was handed over (S2, S0).</summary>
internal sealed class HandoverRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C20";

    internal override string Title => "Capacity stays when a vendor leaves";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Agreements.Engagements);
        days.Add(district.Agreements.EngagementsEnded);
        days.Add(district.Agreements.CapacityTransfers);
        foreach (var engaged in district.Agreements.Engagements)
        {
            if (engaged.Fact.Until is { } until)
                days.Add(Ending.NearFrom(district, until, district.Rules.HandoverAhead));
        }
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => Leaving(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var leaving = Leaving(district, day).ToList();
        return leaving.Count == 0
            ? new("No vendor leaves soon, or what it does was handed over.", [])
            : new(
                string.Join(" ", leaving.Select(partner =>
                    $"The engagement of {partner.Vendor} {Ending.Said(district, partner.Ends!.Value, day)}, and nothing was handed over.")),
                [.. leaving.Select(partner => partner.Engaged.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("engaged", Partner.On(district.Agreements, day).Count()),
        new("leaving", Leaving(district, day).Select(partner => partner.Vendor).ToList()),
        new("handoverAhead", district.Rules.HandoverAhead),
    ];

    private static IEnumerable<Partner> Leaving(DistrictCase district, DateOnly day) =>
        from partner in Partner.On(district.Agreements, day)
        where partner.Ends is { } end && Ending.IsNear(district, end, district.Rules.HandoverAhead, day)
            && !partner.HandedOver(district.Agreements, day).Any()
        select partner;
}
