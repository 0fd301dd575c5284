namespace Rollout.Domain.Tracking.Rules;

/// <summary>A check upon the district that acts at once, because what it looks for is itself a count of days: one finding for each case.</summary>
internal abstract class PromptRule : Rule<DistrictCase>
{
    /// <summary>The numbers it looks at.</summary>
    internal abstract IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day);

    internal override Tier? WorstTier(DistrictCase district, DateOnly day) => Findings(district, day).Any() ? Tier.Watch : null;

    internal override RuleReport Report(DistrictCase district, DateOnly day)
    {
        var findings = Findings(district, day).ToList();
        return new(Id, Title, findings.Count > 0, Inputs(district, day), null, findings);
    }

    private protected Finding About(SchoolId? school, DateOnly since, string reason, IReadOnlyList<Guid> events) =>
        new(Id, Tier.Watch, null, null, null, since, reason, events) { School = school };
}
