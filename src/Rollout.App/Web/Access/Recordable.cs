using static Rollout.App.Web.Access.Role;

namespace Rollout.App.Web.Access;

/// <summary>Which events each role may record. Whoever may record an event may withdraw one of its type.</summary>
internal static class Recordable
{
    private static readonly HashSet<Role> Nearly = [Superintendent, Principal, Coach];

    private static readonly Dictionary<string, HashSet<Role>> Beside = new()
    {
        ["check_in_recorded"] = [.. Nearly, Communications, FinanceTechnology],
        ["milestone_reached"] = [Principal, Coach],
        ["milestone_verified"] = [Coach],
        ["key_meeting_held"] = Nearly,
        ["responsibility_performed"] = Nearly,
        ["commitment_made"] = Nearly,
        ["commitment_renegotiated"] = Nearly,
        ["commitment_fulfilled"] = Nearly,
        ["commitment_broken"] = [Superintendent],
        ["commitment_reaffirmed"] = [Superintendent, Principal],
        ["vision_statement_adopted"] = [Superintendent],
        ["vision_statement_revised"] = [Superintendent],
        ["vision_reaffirmed"] = [Principal],
        ["initiative_linked_to_priority"] = [Superintendent],
        ["need_identified"] = [Principal, Coach],
        ["practices_defined"] = [Principal, Coach],
        ["rule_set_adopted"] = [Superintendent],
        ["track_check_scheduled"] = [Superintendent],
        ["track_check_held"] = [Superintendent],
        ["report_issued"] = [Superintendent],
        ["report_published"] = [Superintendent],
        ["decision_recorded"] = [Superintendent],
        ["course_changed"] = [Superintendent],
        ["flag_acknowledged"] = Nearly,
        ["flag_contested"] = Nearly,
        ["support_menu_agreed"] = [Superintendent, Coach],
        ["support_opened"] = [Superintendent, Coach],
        ["support_delivered"] = Nearly,
        ["support_outcome_recorded"] = Nearly,
        ["help_requested"] = [Principal, Coach, Communications, FinanceTechnology],
        ["help_answered"] = [Superintendent, Coach],
        ["help_resolved"] = Nearly,
        ["advisory_session_held"] = Nearly,
        ["cohort_met"] = Nearly,
        ["participation_mode_set"] = [Superintendent],
        ["opt_in_count_recorded"] = [Principal, Coach],
        ["expectation_accepted"] = [Superintendent],
        ["device_gate_item_satisfied"] = [FinanceTechnology],
        ["devices_deployed"] = [FinanceTechnology],
        ["breakage_reported"] = [FinanceTechnology],
        ["plan_accepted"] = [Superintendent],
        ["vendor_engaged"] = [Superintendent, FinanceTechnology],
        ["capacity_transferred"] = [Superintendent, FinanceTechnology],
        ["vendor_engagement_ended"] = [Superintendent, FinanceTechnology],
        ["reference_checked"] = [FinanceTechnology],
        ["funding_committed"] = [Superintendent, FinanceTechnology],
        ["sustainability_plan_approved"] = [Superintendent, FinanceTechnology],
        ["tool_approved"] = [Coach, FinanceTechnology],
        ["tool_retired"] = [Coach, FinanceTechnology],
        ["tool_used"] = [Coach, FinanceTechnology],
        ["stakeholder_groups_named"] = [Superintendent, Communications],
        ["touchpoint_delivered"] = [Principal, Communications],
        ["touchpoint_planned"] = [Principal, Communications],
        ["touchpoint_missed"] = [Principal, Communications],
        ["feedback_received"] = [Principal, Communications],
        ["story_published"] = [Principal, Coach, Communications],
        ["indicator_reading_recorded"] = [Coach, FinanceTechnology],
        ["communication_plan_approved"] = [Superintendent, Communications],
        ["expectation_assigned"] = [Superintendent],
        ["wave_scheduled"] = [Superintendent],
        ["rubric_published"] = [Superintendent, Coach],
        ["readiness_assessed"] = [Superintendent, Coach],
        ["selection_overridden"] = [Superintendent],
        ["testing_window_published"] = [Superintendent],
        ["need_profile_recorded"] = [Superintendent],
        ["rollout_paused"] = [Superintendent],
        ["rollout_resumed"] = [Superintendent],
        ["rollout_withdrawn"] = [Superintendent],
        ["principal_assigned"] = [Superintendent],
        ["principal_departed"] = [Superintendent],
    };

    /// <summary>Administrators and project managers record whatever can be recorded.</summary>
    internal static bool By(Role role, string alias) =>
        role is Administrator or ProjectManager || Beside.TryGetValue(alias, out var others) && others.Contains(role);
}
