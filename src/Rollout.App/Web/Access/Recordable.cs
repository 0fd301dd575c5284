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
        ["touchpoint_delivered"] = [Principal, Communications],
        ["indicator_reading_recorded"] = [Coach, FinanceTechnology],
        ["communication_plan_approved"] = [Superintendent, Communications],
        ["expectation_assigned"] = [Superintendent],
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
