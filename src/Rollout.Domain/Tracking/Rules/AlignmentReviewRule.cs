using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C10a: how the practices fit what is taught was looked at without whoever leads the curriculum (S2).</summary>
internal sealed class AlignmentReviewRule : DwelledRule<SchoolCase>
{
    /// <summary>The word the check looks for among the roles; any other is taken and matches none.</summary>
    internal const string CurriculumLead = "curriculum lead";

    internal override string Id => "C10a";

    internal override string Title => "The curriculum lead at alignment reviews";

    internal override void MayChange(SchoolCase school, ref ChangeDays days) => days.Add(school.Facts.AlignmentReviews);

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Facts.AlignmentReviews.LastBy(day) is { } review && !HasLead(review.Fact) ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => school.Facts.AlignmentReviews.LastBy(day) is { } review && !HasLead(review.Fact)
        ? new("The last alignment review was held without the curriculum lead.", [review.Id])
        : new("No alignment review was held without the curriculum lead last.", []);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("reviews", school.Facts.AlignmentReviews.CountBy(day)),
        new("roles", school.Facts.AlignmentReviews.LastBy(day)?.Fact.Roles),
    ];

    internal static bool HasLead(AlignmentReviewHeld review) => review.Roles.Contains(CurriculumLead);
}
