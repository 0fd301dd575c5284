using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The milestone was reached on that day; of several, the earliest counts.</summary>
    public sealed record MilestoneReached(
        DateOnly EffectiveOn, MilestoneId Milestone, [property: FreeText] string? Evidence = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated;

    /// <summary>Somebody looked, and the milestone is reached. Counts for confidence when it is not the reporter who looked.</summary>
    public sealed record MilestoneVerified(
        DateOnly EffectiveOn, MilestoneId Milestone, [property: FreeText] string? Evidence = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated;

    /// <summary>Somebody said how things stand.</summary>
    public sealed record CheckInRecorded(DateOnly EffectiveOn, [property: FreeText] string? Note = null) : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(MilestoneReached wish, Initiative initiative) => RefuseUnknown(wish.Milestone, initiative)
        ?? Limits.FreeText(wish.Evidence, "evidence") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(MilestoneVerified wish, Initiative initiative) => RefuseUnknown(wish.Milestone, initiative)
        ?? Limits.FreeText(wish.Evidence, "evidence") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(CheckInRecorded wish) => Limits.FreeText(wish.Note, "note");

    private static Refusal? RefuseUnknown(MilestoneId milestone, Initiative initiative) => initiative.Milestones.Contains(milestone)
        ? null
        : new("unknown-milestone", $"No published version of the path has a milestone {milestone}: check its id.", "milestone");
}
