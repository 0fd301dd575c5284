using System.Collections.Immutable;
using System.Diagnostics;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Rollouts;

/// <summary>What must be remembered of one initiative at one school to decide about it.</summary>
/// <param name="Pauses">When it paused and resumed.</param>
/// <param name="Commitments">The commitments made.</param>
/// <param name="Supports">The supports opened.</param>
/// <param name="HelpAsked">The requests for help.</param>
public sealed record SchoolRollout(
    Pauses Pauses, ImmutableHashSet<string> Commitments, ImmutableHashSet<string> Supports, ImmutableHashSet<string> HelpAsked)
{
    public static SchoolRollout Initial { get; } = new(Pauses.None, [], [], []);

    internal Facts Facts { get; private init; } = Facts.Empty;

    /// <param name="initiative">What frames the school: path versions and indicators.</param>
    public static Decision<RolloutEvent> Decide(RolloutEvent wish, SchoolRollout state, Initiative initiative, DateOnly today) =>
        IsAlreadySo(wish, state) ? []
        : (Limits.EffectiveDay(wish, today) ?? RefusalOf(wish, initiative)) is { } refusal ? refusal
        : wish;

    public static SchoolRollout Evolve(SchoolRollout state, Recorded recorded) => recorded.Happened is Correction.EventWithdrawn withdrawal
        ? Refold(state.Facts.With(recorded.Id, withdrawal))
        : Fold(state with { Facts = state.Facts.With(recorded.Id, recorded.Happened) }, recorded.Happened);

    private static bool IsAlreadySo(RolloutEvent wish, SchoolRollout state) => wish switch
    {
        RolloutPaused e when state.Pauses.IsPausedOn(e.EffectiveOn) => true,
        RolloutResumed e when !state.Pauses.IsPausedOn(e.EffectiveOn) => true,
        _ => state.Facts.AlreadySay(wish),
    };

    private static Refusal? RefusalOf(RolloutEvent wish, Initiative initiative) => wish switch
    {
        RolloutEnrolled e => Refuse(e, initiative),
        PathAssigned e => Refuse(e, initiative),
        RolloutPaused e => Refuse(e),
        RolloutResumed e => Refuse(e),
        RolloutWithdrawn e => Refuse(e),
        MilestoneReached e => Refuse(e, initiative),
        MilestoneVerified e => Refuse(e, initiative),
        CheckInRecorded e => Refuse(e),
        KeyMeetingHeld e => Refuse(e),
        ResponsibilityPerformed e => Refuse(e),
        CommitmentMade e => Refuse(e),
        CommitmentRenegotiated e => Refuse(e),
        CommitmentFulfilled e => Refuse(e),
        CommitmentBroken e => Refuse(e),
        CommitmentReaffirmed => null,
        TouchpointDelivered e => Refuse(e),
        NeedIdentified e => Refuse(e),
        PracticesDefined e => Refuse(e),
        VisionReaffirmed e => Refuse(e, initiative),
        FlagAcknowledged e => Refuse(e, initiative),
        FlagContested e => Refuse(e, initiative),
        SupportOpened e => Refuse(e, initiative),
        SupportDelivered e => Refuse(e),
        SupportOutcomeRecorded e => Refuse(e),
        HelpRequested e => Refuse(e),
        HelpAnswered e => Refuse(e),
        HelpResolved e => Refuse(e),
        AdvisorySessionHeld e => Refuse(e),
        CohortMet e => Refuse(e),
        CourseChanged e => Refuse(e),
        DevicesDeployed e => Refuse(e),
        BreakageReported e => Refuse(e),
        PlanAccepted => null,
        ToolUsed e => Refuse(e),
        OptInCountRecorded e => Refuse(e),
        TouchpointPlanned e => Refuse(e),
        TouchpointMissed e => Refuse(e),
        FeedbackReceived e => Refuse(e),
        StoryPublished e => Refuse(e),
        ProofPointRecorded e => Refuse(e),
        AlignmentReviewHeld e => Refuse(e),
        AlignmentGapIdentified e => Refuse(e),
        AlignmentGapClosed e => Refuse(e),
        LessMoreAcknowledged => null,
        WalkthroughRecorded e => Refuse(e),
        PdSessionHeld e => Refuse(e),
        IndicatorReadingRecorded e => Refuse(e, initiative),
        ReadinessAssessed e => Refuse(e, initiative),
        _ => throw new UnreachableException(),
    };

    private static SchoolRollout Refold(Facts facts) => facts.Live.Aggregate(Initial with { Facts = facts }, Fold);

    private static SchoolRollout Fold(SchoolRollout state, DomainEvent happened) => happened switch
    {
        RolloutPaused e => state with { Pauses = state.Pauses.With(e.EffectiveOn, paused: true) },
        RolloutResumed e => state with { Pauses = state.Pauses.With(e.EffectiveOn, paused: false) },
        CommitmentMade e => state with { Commitments = state.Commitments.Add(e.Commitment) },
        RolloutEnrolled or PathAssigned or RolloutWithdrawn => state,
        MilestoneReached or MilestoneVerified or CheckInRecorded => state,
        KeyMeetingHeld or ResponsibilityPerformed => state,
        CommitmentRenegotiated or CommitmentFulfilled or CommitmentBroken or CommitmentReaffirmed => state,
        SupportOpened e => state with { Supports = state.Supports.Add(e.Support) },
        HelpRequested e => state with { HelpAsked = state.HelpAsked.Add(e.Help) },
        NeedIdentified or PracticesDefined or VisionReaffirmed => state,
        FlagAcknowledged or FlagContested or SupportDelivered or SupportOutcomeRecorded => state,
        HelpAnswered or HelpResolved or AdvisorySessionHeld or CohortMet => state,
        CourseChanged or OptInCountRecorded => state,
        DevicesDeployed or BreakageReported or PlanAccepted or ToolUsed => state,
        TouchpointDelivered or TouchpointPlanned or TouchpointMissed or FeedbackReceived or StoryPublished => state,
        ProofPointRecorded or AlignmentReviewHeld or AlignmentGapIdentified or AlignmentGapClosed => state,
        LessMoreAcknowledged or WalkthroughRecorded or PdSessionHeld => state,
        IndicatorReadingRecorded => state,
        ReadinessAssessed => state,
        Correction => state,
        _ => throw new UnreachableException(),
    };
}
