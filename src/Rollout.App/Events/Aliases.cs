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
    ];

    /// <summary>What may stand in any stream.</summary>
    internal static IEnumerable<KeyValuePair<string, Type>> AnyStream => [Of<EventWithdrawn>("event_withdrawn")];

    private static KeyValuePair<string, Type> Of<TEvent>(string alias)
        where TEvent : DomainEvent => new(alias, typeof(TEvent));
}
