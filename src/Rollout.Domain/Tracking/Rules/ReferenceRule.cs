namespace Rollout.Domain.Tracking.Rules;

/// <summary>C35: a vendor was last engaged on a day by which nobody had asked how it went elsewhere (S0, S2: references before a purchase).</summary>
internal sealed class ReferenceRule : PromptRule
{
    internal override string Id => "C35";

    internal override string Title => "References before a vendor is engaged";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day) =>
        from partner in Unasked(district, day)
        select About(
            null, partner.Since, $"{partner.Vendor} was engaged on {Sentences.On(partner.Engaged.On)}, and no reference was checked by then.",
            [partner.Engaged.Id]);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("engaged", Partner.On(district.Agreements, day).Count(partner => partner.EndedOn is null)),
        new("withoutReference", Unasked(district, day).Select(partner => partner.Vendor).ToList()),
    ];

    private static IEnumerable<Partner> Unasked(DistrictCase district, DateOnly day) =>
        from partner in Partner.On(district.Agreements, day)
        where partner.EndedOn is null && !partner.IsReferenced(district.Agreements, partner.Engaged.On)
        select partner;
}
