namespace Rollout.Domain.Tracking.Rules;

/// <summary>C42: a school needs a look and nobody has been there for long (S1: advisory support, role-alike cohorts).</summary>
internal sealed class VisitRule : PromptRule
{
    internal override string Id => "C42";

    internal override string Title => "Schools that need a look are visited";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day)
    {
        foreach (var row in district.Rows)
        {
            if (row.Findings.Where(AcknowledgementRule.IsFlag).MinBy(found => found.Since) is not { } oldest)
                continue;
            var school = district.Schools[row.School];
            var visit = Array.FindLast(school.Facts.Visits, visit => ((IDated)visit.Happened).EffectiveOn <= day);
            var from = visit is not null && ((IDated)visit.Happened).EffectiveOn > oldest.Since ? ((IDated)visit.Happened).EffectiveOn : oldest.Since;
            if (school.FirstLived(school.Lived(from) + district.Rules.VisitWithin + 1, day) is not { } since)
                continue;
            yield return About(
                row.School, since, $"{row.Name} has needed a look since {Sentences.On(oldest.Since)} and was not visited for {school.LivedBetween(from, day)} instructional days.",
                visit is null ? oldest.Events : [.. oldest.Events, visit.Id]);
        }
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("needALook", district.Rows.Count(row => row.Findings.Any(AcknowledgementRule.IsFlag))),
        new("visitWithin", district.Rules.VisitWithin),
    ];
}
