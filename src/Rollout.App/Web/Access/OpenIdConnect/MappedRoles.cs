using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>
/// Brings the roles that a provider gave into agreement with what it says now. What people granted stays as they granted it: a provider
/// neither widens nor takes what isn't from it.
/// </summary>
internal sealed class MappedRoles(Members members, AccessLog log)
{
    /// <summary>One grant for each role in each district: two lines that name schools mean all of these.</summary>
    internal static IReadOnlyList<(DistrictId District, Grant Grant)> Of(Vouched vouched) =>
    [
        .. vouched.By.Map.Where(vouched.Says).GroupBy(mapped => (mapped.District, mapped.Grant.Role)).Select(same => (
            same.Key.District,
            new Grant(same.Key.Role, same.Any(mapped => mapped.Grant.Schools is null) ? null : same.SelectMany(mapped => mapped.Grant.Schools!).ToHashSet()))),
    ];

    internal async Task SettleAsync(Guid account, Vouched vouched, CancellationToken ct)
    {
        // The provider's word, where its map puts it: whoever comes may be a member nowhere yet.
        using var itself = Speaker.AsItself();
        var (wanted, by) = (Of(vouched), vouched.By.Actor);
        var member = (await members.OfAsync(account, ct)).Select(membership => membership.District);
        foreach (var district in wanted.Select(one => one.District).Union(member).ToList())
        {
            var here = wanted.Where(one => one.District == district).Select(one => one.Grant).ToList();
            var held = await members.GrantedAsync(district, account, ct);
            foreach (var grant in here.Where(grant => held.TrueForAll(other => other.Grant.Role != grant.Role || other.By == by && !AreSame(other.Grant, grant))))
                await members.GrantAsync(district, account, grant, by, ct);
            foreach (var (grant, _) in held.Where(other => other.By == by && here.TrueForAll(grant => grant.Role != other.Grant.Role)))
            {
                // Its last administrator: somebody must be able to let others in.
                if (!await members.RevokeAsync(district, account, grant.Role, by, ct))
                    await log.WriteAsync(district, by, "role-kept", new { Of = Person.ActorOf(account), Role = Roles.Code(grant.Role) }, ct);
            }
        }
    }

    private static bool AreSame(Grant one, Grant other) =>
        one.Schools is null || other.Schools is null ? one.Schools is null && other.Schools is null : one.Schools.SetEquals(other.Schools);
}
