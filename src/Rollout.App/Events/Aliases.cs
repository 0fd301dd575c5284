using Rollout.Domain;
using static Rollout.Domain.Correction;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Events;

/// <summary>The stored name of each event type, by stream. Never rename one: the log holds it for ever.</summary>
internal static class Aliases
{
    internal static IEnumerable<KeyValuePair<string, Type>> District =>
    [
        Of<DistrictRegistered>("district_registered"),
        Of<SchoolYearPublished>("school_year_published"),
        Of<CalendarDayChanged>("calendar_day_changed"),
        Of<TestingWindowPublished>("testing_window_published"),
        Of<NeedProfileRecorded>("need_profile_recorded"),
        Of<ToolApproved>("tool_approved"),
        Of<ToolRetired>("tool_retired"),
        Of<InstrumentPublished>("instrument_published"),
        Of<SelfAssessmentCompleted>("self_assessment_completed"),
    ];

    internal static IEnumerable<KeyValuePair<string, Type>> School =>
    [
        Of<SchoolRegistered>("school_registered"),
        Of<SchoolRenamed>("school_renamed"),
        Of<SchoolDetailsChanged>("school_details_changed"),
        Of<SchoolStatusChanged>("school_status_changed"),
        Of<SchoolClosed>("school_closed"),
        Of<SchoolReopened>("school_reopened"),
        Of<SchoolMerged>("school_merged"),
        Of<PrincipalAssigned>("principal_assigned"),
        Of<PrincipalDeparted>("principal_departed"),
    ];

    internal static IEnumerable<KeyValuePair<string, Type>> Initiative =>
    [
        Of<InitiativeChartered>("initiative_chartered"),
        Of<ExpectedPathPublished>("expected_path_published"),
        Of<ExpectedPathRevised>("expected_path_revised"),
        Of<WaveScheduled>("wave_scheduled"),
        Of<CommunicationPlanApproved>("communication_plan_approved"),
        Of<ExpectationAssigned>("expectation_assigned"),
        Of<IndicatorDefined>("indicator_defined"),
        Of<BaselineRecorded>("baseline_recorded"),
        Of<TargetSet>("target_set"),
        Of<RuleSetAdopted>("rule_set_adopted"),
        Of<VisionStatementAdopted>("vision_statement_adopted"),
        Of<VisionStatementRevised>("vision_statement_revised"),
        Of<InitiativeLinkedToPriority>("initiative_linked_to_priority"),
        Of<ExpectationAccepted>("expectation_accepted"),
        Of<ParticipationModeSet>("participation_mode_set"),
        Of<StakeholderGroupsNamed>("stakeholder_groups_named"),
        Of<SupportMenuAgreed>("support_menu_agreed"),
        Of<TrackCheckScheduled>("track_check_scheduled"),
        Of<TrackCheckHeld>("track_check_held"),
        Of<DecisionRecorded>("decision_recorded"),
        Of<ReportIssued>("report_issued"),
        Of<ReportPublished>("report_published"),
        Of<RubricPublished>("rubric_published"),
        Of<SelectionOverridden>("selection_overridden"),
        Of<DeviceGateItemSatisfied>("device_gate_item_satisfied"),
        Of<VendorEngaged>("vendor_engaged"),
        Of<ReferenceChecked>("reference_checked"),
        Of<CapacityTransferred>("capacity_transferred"),
        Of<VendorEngagementEnded>("vendor_engagement_ended"),
        Of<FundingCommitted>("funding_committed"),
        Of<SustainabilityPlanApproved>("sustainability_plan_approved"),
        Of<LessMorePublished>("less_more_published"),
        Of<PrecedentLinked>("precedent_linked"),
        Of<PilotStarted>("pilot_started"),
        Of<AdoptionDecided>("adoption_decided"),
        Of<EvaluationCommissioned>("evaluation_commissioned"),
        Of<EvaluationFindingRecorded>("evaluation_finding_recorded"),
        Of<CycleStarted>("cycle_started"),
        Of<CycleFindingRecorded>("cycle_finding_recorded"),
        Of<CycleActDecided>("cycle_act_decided"),
    ];

    internal static IEnumerable<KeyValuePair<string, Type>> Rollout =>
    [
        Of<RolloutEnrolled>("rollout_enrolled"),
        Of<PathAssigned>("path_assigned"),
        Of<RolloutPaused>("rollout_paused"),
        Of<RolloutResumed>("rollout_resumed"),
        Of<RolloutWithdrawn>("rollout_withdrawn"),
        Of<MilestoneReached>("milestone_reached"),
        Of<MilestoneVerified>("milestone_verified"),
        Of<CheckInRecorded>("check_in_recorded"),
        Of<KeyMeetingHeld>("key_meeting_held"),
        Of<ResponsibilityPerformed>("responsibility_performed"),
        Of<CommitmentMade>("commitment_made"),
        Of<CommitmentRenegotiated>("commitment_renegotiated"),
        Of<CommitmentFulfilled>("commitment_fulfilled"),
        Of<CommitmentBroken>("commitment_broken"),
        Of<CommitmentReaffirmed>("commitment_reaffirmed"),
        Of<TouchpointDelivered>("touchpoint_delivered"),
        Of<IndicatorReadingRecorded>("indicator_reading_recorded"),
        Of<NeedIdentified>("need_identified"),
        Of<PracticesDefined>("practices_defined"),
        Of<VisionReaffirmed>("vision_reaffirmed"),
        Of<TouchpointPlanned>("touchpoint_planned"),
        Of<TouchpointMissed>("touchpoint_missed"),
        Of<FeedbackReceived>("feedback_received"),
        Of<StoryPublished>("story_published"),
        Of<FlagAcknowledged>("flag_acknowledged"),
        Of<FlagContested>("flag_contested"),
        Of<SupportOpened>("support_opened"),
        Of<SupportDelivered>("support_delivered"),
        Of<SupportOutcomeRecorded>("support_outcome_recorded"),
        Of<HelpRequested>("help_requested"),
        Of<HelpAnswered>("help_answered"),
        Of<HelpResolved>("help_resolved"),
        Of<AdvisorySessionHeld>("advisory_session_held"),
        Of<CohortMet>("cohort_met"),
        Of<OptInCountRecorded>("opt_in_count_recorded"),
        Of<CourseChanged>("course_changed"),
        Of<ReadinessAssessed>("readiness_assessed"),
        Of<PlanAccepted>("plan_accepted"),
        Of<DevicesDeployed>("devices_deployed"),
        Of<BreakageReported>("breakage_reported"),
        Of<ToolUsed>("tool_used"),
        Of<ProofPointRecorded>("proof_point_recorded"),
        Of<AlignmentReviewHeld>("alignment_review_held"),
        Of<AlignmentGapIdentified>("alignment_gap_identified"),
        Of<AlignmentGapClosed>("alignment_gap_closed"),
        Of<LessMoreAcknowledged>("less_more_acknowledged"),
        Of<WalkthroughRecorded>("walkthrough_recorded"),
        Of<PdSessionHeld>("pd_session_held"),
    ];

    /// <summary>What may stand in any stream.</summary>
    internal static IEnumerable<KeyValuePair<string, Type>> AnyStream => [Of<EventWithdrawn>("event_withdrawn")];

    private static KeyValuePair<string, Type> Of<TEvent>(string alias)
        where TEvent : DomainEvent => new(alias, typeof(TEvent));
}
