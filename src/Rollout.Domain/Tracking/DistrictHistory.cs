namespace Rollout.Domain.Tracking;

/// <summary>The log of one district as far as one initiative needs it: everything an answer may rest on, nothing judged yet.</summary>
/// <param name="Head">Position of the district's last event.</param>
/// <param name="District">The stream <c>district</c>.</param>
/// <param name="Charter">The stream <c>initiative/{slug}</c>.</param>
/// <param name="Schools">The streams <c>school/{id}</c>.</param>
/// <param name="Rollouts">The streams <c>rollout/{slug}/{id}</c>.</param>
public sealed record DistrictHistory(
    DistrictId Id, InitiativeId Initiative, long Head, StreamLog District, StreamLog Charter,
    IReadOnlyDictionary<SchoolId, StreamLog> Schools, IReadOnlyDictionary<SchoolId, StreamLog> Rollouts);
