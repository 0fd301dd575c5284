using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.House;

/// <summary>Of each kind of fact that can be wrong in itself, one that is, and why it is refused. A kind without one fails.</summary>
public sealed class RefusedFacts
{
    private static readonly DateOnly Day = new(2026, 10, 5);

    /// <summary>Nothing in them can be wrong but their day and what they name, which other classes ask about.</summary>
    private static readonly Type[] NeverWrongInThemselves =
    [
        typeof(CommitmentReaffirmed), typeof(RuleSetAdopted), typeof(InitiativeChartered), typeof(ExpectedPathPublished), typeof(ExpectedPathRevised),
        typeof(PlanAccepted), typeof(LessMoreAcknowledged),
    ];

    private static readonly string Long = new('x', 4_001);

    public static TheoryData<string, string, string?> All
    {
        get
        {
            var all = new TheoryData<string, string, string?>();
            foreach (var (wrong, code, member) in Wrong)
                all.Add(wrong.GetType().Name, code, member);
            return all;
        }
    }

    private static IReadOnlyList<(DomainEvent Event, string Code, string? Field)> Wrong { get; } =
    [
        (new VisionStatementAdopted(Day, 2, "A vision."), "version-not-next", "version"),
        (new VisionStatementRevised(Day, 9, "A vision.", "Better."), "version-not-next", "version"),
        (new InitiativeLinkedToPriority(Day, " "), "empty-text", "priority"),
        (new ExpectationAssigned(Day, "", Holder.School, true), "empty-text", "responsibility"),
        (new ExpectationAccepted(Day, "nobody’s", Holder.School), "unknown-responsibility", "responsibility"),
        (new ParticipationModeSet(Day, Participation.OptIn, ""), "empty-text", "reason"),
        (new StakeholderGroupsNamed(Day, []), "empty-list", "groups"),
        (new CommunicationPlanApproved(Day, []), "no-groups", "groups"),
        (new SupportMenuAgreed(Day, [new("R77", "coaching", "A coach")]), "unknown-rule", "suggestions[0].rule"),
        (new TrackCheckScheduled(Day, "october", new(1900, 1, 1)), "day-out-of-range", "scheduledFor"),
        (new TrackCheckHeld(Day, "october", []), "empty-list", "roles"),
        (new DecisionRecorded(Day, "d", "How?", ["so", "otherwise"], "neither", ["teacher"]), "unknown-option", "chosen"),
        (new ReportIssued(Day, "r", ReportKind.TrackCheck, new(1, Day, new(2026, 10, 5, 0, 0, 0, TimeSpan.Zero), 1), "abc"), "malformed-digest", "digest"),
        (new ReportPublished(Day, "none", "Where schools stood"), "unknown-report", "report"),
        (new WaveScheduled(Day, "", Day), "empty-text", "wave"),
        (new IndicatorDefined(Day, "i", 1, 2, 1, Day, Day, Direction.Up), "to-not-after-from", "to"),
        (new BaselineRecorded(Day, "none", 1), "unknown-indicator", "indicator"),
        (new TargetSet(Day, "none", 1), "unknown-indicator", "indicator"),
        (new RolloutEnrolled(Day, 9, "1"), "unknown-path", "path"),
        (new PathAssigned(Day, 1, ""), "empty-text", "reason"),
        (new RolloutPaused(Day, Long), "text-too-long", "reason"),
        (new RolloutResumed(new(2026, 9, 12), Long), "text-too-long", "reason"),
        (new RolloutWithdrawn(Day, Long), "text-too-long", "reason"),
        (new MilestoneReached(Day, new("M99")), "unknown-milestone", "milestone"),
        (new MilestoneVerified(Day, new("M99")), "unknown-milestone", "milestone"),
        (new CheckInRecorded(Day, Long), "text-too-long", "note"),
        (new KeyMeetingHeld(Day, "", Presence.Principal), "empty-text", "meeting"),
        (new ResponsibilityPerformed(Day, "walks", ""), "empty-text", "byRole"),
        (new CommitmentMade(Day, "c", ""), "empty-text", "statement"),
        (new CommitmentRenegotiated(Day, "c", Day, ""), "empty-text", "reason"),
        (new CommitmentFulfilled(Day, ""), "empty-text", "commitment"),
        (new CommitmentBroken(Day, ""), "empty-text", "commitment"),
        (new TouchpointDelivered(Day, "families", "", "district", false), "empty-text", "channel"),
        (new TouchpointPlanned(Day, "families", new(1900, 1, 1), "letter"), "day-out-of-range", "plannedFor"),
        (new TouchpointMissed(Day, "", Day), "empty-text", "group"),
        (new FeedbackReceived(Day, ""), "empty-text", "group"),
        (new StoryPublished(Day, "", "teacher"), "empty-text", "title"),
        (new IndicatorReadingRecorded(Day, "none", 1, 5), "unknown-indicator", "indicator"),
        (new NeedIdentified(Day, "readers", ""), "empty-text", "statement"),
        (new DeviceGateItemSatisfied(Day, DeviceGateItem.Pilot, Long), "text-too-long", "note"),
        (new VendorEngaged(Day, "v", new(2026, 10, 4)), "ends-before-it-begins", "until"),
        (new ReferenceChecked(Day, ""), "empty-text", "vendor"),
        (new CapacityTransferred(Day, "v", "training", ""), "empty-text", "to"),
        (new VendorEngagementEnded(Day, "nobody"), "unknown-vendor", "vendor"),
        (new FundingCommitted(Day, "grant", Day, SuccessorOf: "grant"), "own-successor", "successorOf"),
        (new SustainabilityPlanApproved(Day, ""), "empty-text", "stream"),
        (new DevicesDeployed(Day, 0), "count-out-of-range", "devices"),
        (new BreakageReported(Day, 0), "count-out-of-range", "devices"),
        (new ToolUsed(Day, "app", new(2026, 10, 4)), "ends-before-it-begins", "until"),
        (new ProofPointRecorded(Day, ""), "empty-text", "title"),
        (new AlignmentReviewHeld(Day, []), "empty-list", "roles"),
        (new AlignmentGapIdentified(Day, "spelling", GapNature.Real, ""), "empty-text", "statement"),
        (new AlignmentGapClosed(Day, ""), "empty-text", "gap"),
        (new WalkthroughRecorded(Day, 4, 3), "count-out-of-range", "seen"),
        (new PdSessionHeld(Day, PdKind.Mindset, -1), "count-out-of-range", "attended"),
        (new LessMorePublished(Day, [new("telling", "")]), "empty-text", "pairs[0].more"),
        (new PrecedentLinked(Day, "Readers of 2019", ""), "empty-text", "lesson"),
        (new PracticesDefined(Day, [], "So."), "empty-list", "practices"),
        (new VisionReaffirmed(Day, 9), "unknown-vision", "version"),
        (new FlagAcknowledged(Day, "R1", new("M99")), "unknown-milestone", "milestone"),
        (new FlagContested(Day, "R99", "Not so."), "unknown-rule", "rule"),
        (new SupportOpened(Day, "s", "", Day), "empty-text", "owner"),
        (new SupportDelivered(Day, ""), "empty-text", "support"),
        (new SupportOutcomeRecorded(Day, "s", SupportOutcome.Helped, new(1900, 1, 1)), "day-out-of-range", "recheckOn"),
        (new HelpRequested(Day, ""), "empty-text", "help"),
        (new HelpAnswered(Day, ""), "empty-text", "help"),
        (new HelpResolved(Day, ""), "empty-text", "help"),
        (new AdvisorySessionHeld(Day, Note: Long), "text-too-long", "note"),
        (new CohortMet(Day, ""), "empty-text", "cohort"),
        (new OptInCountRecorded(Day, 7, 6), "count-out-of-range", "count"),
        (new RubricPublished(Day, [new("a", "A", 4), new("a", "Again", 4)], 4), "duplicate-item", "items[1].item"),
        (new SelectionOverridden(Day, AlderId, OverrideReason.Request, " "), "empty-text", "reason"),
        (new ReadinessAssessed(Day, [new("none", 1)]), "unknown-item", "scores[0].item"),
        (new CourseChanged(Day, CourseChange.Slower, ""), "empty-text", "reason"),
        (new PilotStarted(Day, "", Day), "empty-text", "pilot"),
        (new AdoptionDecided(Day, "none", true), "unknown-pilot", "pilot"),
        (new EvaluationCommissioned(Day, "first year", Day, ""), "empty-text", "by"),
        (new EvaluationFindingRecorded(Day, "none", "So."), "unknown-evaluation", "evaluation"),
        (new CycleStarted(Day, "exit tickets", ""), "empty-text", "question"),
        (new CycleFindingRecorded(Day, "none", "So."), "unknown-cycle", "cycle"),
        (new CycleActDecided(Day, "none", CycleAct.Adapt), "unknown-cycle", "cycle"),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Say_which_member_is_wrong_and_why(string type, string code, string? field)
    {
        var wish = Wrong.Single(wrong => wrong.Event.GetType().Name == type).Event;
        var refused = StateAfter(Samples.All.Count - 1).Decide(wish is RolloutEvent ? AlderPl : Pl, wish, Today);
        Assert.Equal((code, field), (refused.Refusal?.Code, refused.Refusal?.Field));
        Assert.True(refused.Refusal!.Message.Length > 10);
    }

    [Fact]
    public void Are_there_for_each_kind_of_an_initiative_and_of_a_school() => Assert.Equal(
        new[] { typeof(InitiativeEvent), typeof(RolloutEvent) }.SelectMany(set => set.GetNestedTypes()).Where(type => type.IsSubclassOf(typeof(DomainEvent)))
            .Except(NeverWrongInThemselves).Select(type => type.Name).Order(),
        Wrong.Select(wrong => wrong.Event.GetType().Name).Order());
}
