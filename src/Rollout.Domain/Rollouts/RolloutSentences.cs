using System.Diagnostics;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Rollouts;

/// <summary>The events of one initiative at one school in words.</summary>
internal static class RolloutSentences
{
    internal static string Of(string school, RolloutEvent happened, Names names) => happened switch
    {
        RolloutEnrolled e => $"{school} takes part from {On(e.EffectiveOn)}, in wave {e.Wave}, on {Path(e.Path, e.Variant)}.",
        PathAssigned e => $"{school} follows {Path(e.Path, e.Variant)} from {On(e.EffectiveOn)}{Because(e.Reason)}.",
        RolloutPaused e => $"{school} paused from {On(e.EffectiveOn)}{Because(e.Reason)}.",
        RolloutResumed e => $"{school} resumed on {On(e.EffectiveOn)}{Because(e.Reason)}.",
        RolloutWithdrawn e => $"{school} no longer takes part from {On(e.EffectiveOn)}{Because(e.Reason)}.",
        MilestoneReached e => $"{school} reached “{names.Milestone(e.Milestone)}” on {On(e.EffectiveOn)}{Because(e.Note)}{Shown(e.Evidence)}.",
        MilestoneVerified e =>
            $"“{names.Milestone(e.Milestone)}” at {school} was seen to be reached on {On(e.EffectiveOn)}{Because(e.Note)}{Shown(e.Evidence)}.",
        CheckInRecorded e => $"{school} checked in on {On(e.EffectiveOn)}{Because(e.Note)}.",
        KeyMeetingHeld e => $"{school} held “{e.Meeting}” on {On(e.EffectiveOn)}, {With(e.Presence)}{Because(e.Note)}.",
        ResponsibilityPerformed e =>
            $"“{e.Responsibility}” was done at {school} on {On(e.EffectiveOn)} by {Doer(e, names)}{Because(e.Note)}.",
        CommitmentMade e => $"{school} committed to {Quoted(e.Statement)} on {On(e.EffectiveOn)}{(e.DueOn is { } due ? $", by {On(due)}" : "")}.",
        CommitmentRenegotiated e => $"“{e.Commitment}” at {school} is due on {On(e.DueOn)}, as agreed on {On(e.EffectiveOn)}{Because(e.Reason)}.",
        CommitmentFulfilled e => $"{school} fulfilled “{e.Commitment}” on {On(e.EffectiveOn)}{Because(e.Reason)}.",
        CommitmentBroken e => $"“{e.Commitment}” at {school} was let go on {On(e.EffectiveOn)}{Because(e.Reason)}.",
        CommitmentReaffirmed e =>
            $"{(e.Person is { } person ? names.Person(person) : "The principal")} stood by the commitments of {school} on {On(e.EffectiveOn)}.",
        TouchpointDelivered e =>
            $"At {school}, {e.Group} heard from {e.Sender} ({e.Channel}) on {On(e.EffectiveOn)}{(e.TwoWay ? " and could answer" : "")}{Because(e.Note)}.",
        IndicatorReadingRecorded e => $"At {school}, {e.Indicator} read {e.Value} on {On(e.EffectiveOn)}, over {e.N} people{Among(e.Subgroup)}{Because(e.Note)}.",
        _ => throw new UnreachableException(),
    };

    private static string Shown(string? evidence) => string.IsNullOrWhiteSpace(evidence) ? "" : $" (evidence: {Quoted(evidence)})";

    private static string Path(int version, string? variant) =>
        variant is null ? $"version {version} of the path" : $"variant “{variant}” of version {version} of the path";

    private static string With(Presence presence) => presence switch
    {
        Presence.Principal => "the principal present",
        Presence.Delegate => "a delegate present for the principal",
        Presence.Absent => "without the principal",
        _ => throw new UnreachableException(),
    };

    private static string Doer(ResponsibilityPerformed done, Names names) =>
        done.Person is { } person ? $"{names.Person(person)} ({done.ByRole})" : $"the {done.ByRole}";

    private static string Among(string? subgroup) => subgroup is null ? "" : $" ({subgroup})";
}
