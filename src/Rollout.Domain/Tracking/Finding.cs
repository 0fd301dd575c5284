namespace Rollout.Domain.Tracking;

/// <summary>Why a school is not simply on track: a rule that is true, its numbers and the events it rests on (law 3).</summary>
/// <param name="Rule">The rule's id, such as <c>R1</c>.</param>
/// <param name="Milestone">The milestone it is about; null when it is about the school.</param>
/// <param name="Lateness">Days the milestone is late on its clock (R1).</param>
/// <param name="Window">Days it may be late (R1).</param>
/// <param name="Since">First day it was so (R1, R4, R7) or the day it was raised (rules with dwell).</param>
/// <param name="Reason">The sentence people read.</param>
/// <param name="Events">The events it rests on; where it rests on absence, those that made the missing thing due.</param>
public sealed record Finding(
    string Rule, Tier Tier, MilestoneId? Milestone, int? Lateness, int? Window, DateOnly Since, string Reason, IReadOnlyList<Guid> Events)
{
    /// <summary>The school that a finding of the district is about; null when it is about the district as a whole, or is a school's own.</summary>
    public SchoolId? School { get; init; }
}
