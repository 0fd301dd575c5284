namespace Rollout.Domain.Tracking.Rules;

/// <summary>C7b: a finding stands at a school, and nobody took it up or contested it (S2). The clock is the district's to stop.</summary>
internal sealed class AcknowledgementRule : PromptRule
{
    internal override string Id => "C7b";

    internal override string Title => "Findings taken up";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day)
    {
        foreach (var row in district.Rows)
        {
            foreach (var found in row.Findings.Where(found => IsFlag(found) && !IsTakenUp(district.Schools[row.School].Facts, found, day)))
            {
                var school = district.Schools[row.School];
                if (school.FirstLived(school.Lived(found.Since) + district.Rules.AcknowledgeWithin + 1, day) is { } since)
                {
                    yield return About(
                        row.School, since,
                        $"Nobody has taken up what {found.Rule} found at {row.Name} for {school.LivedBetween(found.Since, day)} instructional days.", found.Events);
                }
            }
        }
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("findings", district.Rows.Sum(row => row.Findings.Count(IsFlag))),
        new("takenUp", district.Rows.Sum(row => row.Findings.Count(found => IsFlag(found) && IsTakenUp(district.Schools[row.School].Facts, found, day)))),
        new("acknowledgeWithin", district.Rules.AcknowledgeWithin),
    ];

    /// <summary>Something to take up: a finding of R1 to R8 that makes a school off track or on watch.</summary>
    internal static bool IsFlag(Finding found) => RuleName.IsCore(found.Rule) && found.Tier is not Tier.NoNews;

    /// <summary>Whether somebody said so of this rule, and of this milestone where there is one, since the finding began.</summary>
    internal static bool IsTakenUp(SchoolFacts school, Finding found, DateOnly day) => LastWord(school, found, day) is not null;

    /// <summary>What was said of it last since it began: taken up or contested; null while nobody said anything.</summary>
    internal static Recorded? LastWord(SchoolFacts school, Finding found, DateOnly day)
    {
        var takenUp = Array.FindLast(school.Acknowledgements, said => IsAbout(said.On, said.Fact.Rule, said.Fact.Milestone));
        var contested = Array.FindLast(school.Contests, said => IsAbout(said.On, said.Fact.Rule, said.Fact.Milestone));
        return (takenUp.Recorded, contested.Recorded) switch
        {
            (null, var other) => other,
            (var one, null) => one,
            var (one, other) => (contested.On, other.Position).CompareTo((takenUp.On, one.Position)) > 0 ? other : one,
        };

        bool IsAbout(DateOnly on, string rule, MilestoneId? milestone) =>
            found.Since <= on && on <= day && rule == found.Rule && milestone == found.Milestone;
    }
}
