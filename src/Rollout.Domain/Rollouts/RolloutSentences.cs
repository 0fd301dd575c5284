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
        TouchpointPlanned e => $"{school} plans to reach {e.Group} ({e.Channel}) on {On(e.PlannedFor)}{Because(e.Note)}.",
        TouchpointMissed e => $"What {school} planned for {e.Group} on {On(e.PlannedFor)} did not take place{Because(e.Reason)}.",
        FeedbackReceived e => $"{e.Group} answered {school}{Through(e.Channel)} on {On(e.EffectiveOn)}{Because(e.Note)}.",
        StoryPublished e => $"A story of {school} was told by the {e.SpeakerRole} on {On(e.EffectiveOn)}: {Quoted(e.Title)}{Because(e.Note)}.",
        NeedIdentified e => $"{school} named the need “{e.Need}” on {On(e.EffectiveOn)}{Because(e.Statement)}.",
        PracticesDefined e => $"{school} defined its practices on {On(e.EffectiveOn)} ({And(e.Practices)}){Because(e.Definition)}.",
        VisionReaffirmed e => $"{school} stood by version {e.Version} of the vision on {On(e.EffectiveOn)}.",
        FlagAcknowledged e => $"What {About(e.Rule, e.Milestone, names)} found at {school} was taken up on {On(e.EffectiveOn)}{Because(e.Note)}.",
        FlagContested e => $"{school} sees otherwise what {About(e.Rule, e.Milestone, names)} found, on {On(e.EffectiveOn)}{Because(e.Reason)}.",
        SupportOpened e =>
            $"Support “{e.Support}” for {school} began on {On(e.EffectiveOn)}, with {e.Owner}, until {On(e.DueOn)}{For(e, names)}{Because(e.Note)}.",
        SupportDelivered e => $"Support “{e.Support}” was given at {school} on {On(e.EffectiveOn)}{Because(e.Note)}.",
        SupportOutcomeRecorded e =>
            $"Support “{e.Support}” at {school} {Brought(e.Outcome)} by {On(e.EffectiveOn)}{(e.RecheckOn is { } day ? $", to be looked at again on {On(day)}" : "")}{Because(e.Note)}.",
        HelpRequested e => $"{school} asked the district for help on {On(e.EffectiveOn)}{(e.Topic is { } topic ? $", about {topic}" : "")}{Because(e.Note)}.",
        HelpAnswered e => $"The district got back to {school} on {On(e.EffectiveOn)} (“{e.Help}”){Because(e.Note)}.",
        HelpResolved e => $"“{e.Help}” at {school} was settled on {On(e.EffectiveOn)}{Because(e.Note)}.",
        AdvisorySessionHeld e => $"An advisor was at {school} on {On(e.EffectiveOn)}{(e.Topic is { } topic ? $", about {topic}" : "")}{Because(e.Note)}.",
        CohortMet e => $"{school} met with the cohort “{e.Cohort}” on {On(e.EffectiveOn)}{Because(e.Note)}.",
        DevicesDeployed e => $"{school} was given {Many(e.Devices, "device")} on {On(e.EffectiveOn)}.",
        BreakageReported e => $"{Many(e.Devices, "device")} of {school} {(e.Devices == 1 ? "was" : "were")} reported broken on {On(e.EffectiveOn)}{Because(e.Note)}.",
        PlanAccepted e => $"The {DevicePlans.WordsOf(e.Plan)} plan of {school} was accepted on {On(e.EffectiveOn)}.",
        ToolUsed e => $"{school} uses “{e.Tool}” from {On(e.EffectiveOn)}{(e.Until is { } until ? $" until {On(until)}" : "")}.",
        CourseChanged e => $"{school} {Goes(e.Change)} from {On(e.EffectiveOn)}{Because(e.Reason)}.",
        OptInCountRecorded e => $"At {school}, {e.Count} of {e.Of} had opted in on {On(e.EffectiveOn)}{Because(e.Note)}.",
        ReadinessAssessed e =>
            $"{school} was scored for readiness on {On(e.EffectiveOn)}: {And(e.Scores.Select(score => $"{score.Item} {score.Score}"))}{Because(e.Note)}.",
        IndicatorReadingRecorded e => ReadingSentences.Of(school, e),
        ProofPointRecorded e => $"{school} has a proof point, “{e.Title}”, from {On(e.EffectiveOn)}{Because(e.Evidence)}.",
        AlignmentReviewHeld e => $"{school} reviewed its alignment on {On(e.EffectiveOn)} with {And(e.Roles)}{Because(e.Note)}.",
        AlignmentGapIdentified e =>
            $"{school} named a {(e.Nature is GapNature.Real ? "real" : "perceived")} gap, “{e.Gap}”, on {On(e.EffectiveOn)}{(e.DueOn is { } due ? $", to be closed by {On(due)}" : "")}{Because(e.Statement)}.",
        AlignmentGapClosed e => $"The gap “{e.Gap}” at {school} was closed on {On(e.EffectiveOn)}{Because(e.Note)}.",
        LessMoreAcknowledged e => $"{school} acknowledged on {On(e.EffectiveOn)} what there is to be less of and more of.",
        WalkthroughRecorded e => $"In {e.Seen} of {Many(e.Of, "room")} at {school} the practices were seen on {On(e.EffectiveOn)}{Because(e.Note)}.",
        PdSessionHeld e =>
            $"{school} held a session about {About(e.Kind)} on {On(e.EffectiveOn)}{(e.Attended is { } came ? $"; {came} came" : "")}{Because(e.Note)}.",
        _ => throw new UnreachableException(),
    };

    private static string Through(string? channel) => channel is null ? "" : $" ({channel})";

    private static string About(string rule, MilestoneId? milestone, Names names) =>
        milestone is { } late ? $"rule {rule} about “{names.Milestone(late)}”" : $"rule {rule}";

    private static string For(SupportOpened support, Names names) =>
        support.Rule is { } rule ? $", for what {About(rule, support.Milestone, names)} found" : "";

    private static string Brought(SupportOutcome outcome) => outcome switch
    {
        SupportOutcome.Helped => "had helped",
        SupportOutcome.Partly => "had helped in part",
        SupportOutcome.DidNotHelp => "had not helped",
        _ => throw new UnreachableException(),
    };

    private static string About(PdKind kind) => kind switch
    {
        PdKind.Pedagogy => "pedagogy",
        PdKind.Mindset => "mindset",
        PdKind.Logistics => "logistics",
        _ => throw new UnreachableException(),
    };

    private static string Goes(CourseChange change) => change switch
    {
        CourseChange.Slower => "goes slower",
        CourseChange.Paused => "takes a break",
        CourseChange.NewPath => "takes another path",
        CourseChange.OtherSupport => "goes on with other support",
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
}
