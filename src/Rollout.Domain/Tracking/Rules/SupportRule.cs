namespace Rollout.Domain.Tracking.Rules;

/// <summary>C8: a school is off track and the district opened no support for it (S2, S1: help at once).</summary>
internal sealed class SupportRule : PromptRule
{
    internal override string Id => "C8";

    internal override string Title => "Support at once where a school is off track";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day)
    {
        foreach (var (row, oldest) in OffTrack(district))
        {
            var school = district.Schools[row.School];
            if (IsSupported(school.Facts, oldest.Since, day)
                || school.FirstLived(school.Lived(oldest.Since) + district.Rules.SupportWithin + 1, day) is not { } since)
            {
                continue;
            }

            yield return About(
                row.School, since,
                $"{row.Name} has been off track for {school.LivedBetween(oldest.Since, day)} instructional days, and no support was opened for it.", oldest.Events);
        }
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("offTrack", OffTrack(district).Count()),
        new("supported", OffTrack(district).Count(found => IsSupported(district.Schools[found.Row.School].Facts, found.Oldest.Since, day))),
        new("supportWithin", district.Rules.SupportWithin),
    ];

    /// <summary>The schools that R1 to R8 find off track, each with what has been so for longest.</summary>
    internal static IEnumerable<(Standing Row, Finding Oldest)> OffTrack(DistrictCase district) =>
        from row in district.Rows
        let oldest = row.Findings.Where(found => found.Tier is Tier.OffTrack && RuleName.IsCore(found.Rule)).MinBy(found => found.Since)
        where oldest is not null
        select (row, oldest);

    internal static bool IsSupported(SchoolFacts school, DateOnly since, DateOnly day) =>
        school.Supports.Any(support => support.IsOpen(day) || support.IsOpenedBetween(since, day));
}
