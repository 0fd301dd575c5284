using Npgsql;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>Who is what in a district. Every change is told to its access log.</summary>
internal sealed class Members(NpgsqlDataSource database, TimeProvider clock, AccessLog log)
{
    private static readonly string Revoke = Sql.Read<Members>("revoke-role.sql");

    internal Task<List<Member>> ListAsync(DistrictId district, CancellationToken ct) => database.ListInAsync(
        district,
        """
        select a.id, a.name, a.email, a.disabled_at is not null, m.role, m.schools, m.granted_at
          from member m join account a on a.id = m.account_id
         where m.tenant_id = $1
         order by a.name, a.id, m.role
        """,
        row => new Member(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), Grant.Of(row.GetString(4), row.OrNull<string[]>(5)),
            row.GetFieldValue<DateTimeOffset>(6)),
        ct, district.Value);

    /// <summary>Everywhere the account is a member.</summary>
    internal Task<List<(DistrictId District, Grant Grant)>> OfAsync(Guid account, CancellationToken ct) => database.ListAsync(
        "select o_tenant, o_role, o_schools from es_memberships($1)",
        row => (DistrictId.Parse(row.GetString(0), null), Grant.Of(row.GetString(1), row.OrNull<string[]>(2))),
        ct, account);

    /// <summary>What the account is in the district, and who made it that.</summary>
    internal Task<List<(Grant Grant, string By)>> GrantedAsync(DistrictId district, Guid account, CancellationToken ct) => database.ListInAsync(
        district, "select m.role, m.schools, m.granted_by from member m where m.tenant_id = $1 and m.account_id = $2",
        row => (Grant.Of(row.GetString(0), row.OrNull<string[]>(1)), row.GetString(2)), ct, district.Value, account);

    /// <summary>Gives the role; one that is held already is then of these schools.</summary>
    internal Task GrantAsync(DistrictId district, Guid account, Grant grant, string by, CancellationToken ct) => database.DoInAsync(
        district,
        ct,
        Statements.Of(
            """
            insert into member (tenant_id, account_id, role, schools, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (tenant_id, account_id, role) do update
               set schools = excluded.schools, granted_by = excluded.granted_by, granted_at = excluded.granted_at
            """,
            district.Value, account, Roles.Code(grant.Role), grant.SchoolIds, by, clock.GetUtcNow()),
        log.Entry(district, by, "role-granted", new { To = Person.ActorOf(account), Role = Roles.Code(grant.Role), Schools = grant.SchoolIds }));

    /// <summary>
    /// Takes the role back, and with it, at once, all it allowed. False when nobody else could let anybody in, also not whoever takes
    /// a role from another in this very moment.
    /// </summary>
    internal async Task<bool> RevokeAsync(DistrictId district, Guid account, Role role, string by, CancellationToken ct)
    {
        var revoke = log.IfDone(
            Statements.Of(Revoke, district.Value, account, Roles.Code(role), Roles.Code(Role.Administrator)),
            district, by, "role-revoked", new { From = Person.ActorOf(account), Role = Roles.Code(role) });
        var done = await database.ListInAsync(district, $"{revoke.Sql} returning true", row => row.GetBoolean(0), ct, revoke.Values);
        return done.Count > 0 || role is not Role.Administrator
            || !(await ListAsync(district, ct)).Exists(member => member.Account == account && member.Grant.Role is Role.Administrator);
    }

    /// <summary>Tells the access log of each district where the account is a member.</summary>
    internal async Task TellAsync(Guid account, string actor, string what, object detail, CancellationToken ct)
    {
        foreach (var district in (await OfAsync(account, ct)).Select(membership => membership.District).Distinct())
            await log.WriteAsync(district, actor, what, detail, ct);
    }

    /// <summary>Whom to ask for more.</summary>
    internal Task<List<string>> AdministratorsAsync(DistrictId district, CancellationToken ct) => database.ListInAsync(
        district,
        "select a.name from member m join account a on a.id = m.account_id where m.tenant_id = $2 and m.role = $1 and a.disabled_at is null order by a.name limit 3",
        row => row.GetString(0), ct, Roles.Code(Role.Administrator), district.Value);
}

/// <summary>Somebody's role in a district.</summary>
public sealed record Member(Guid Account, string Name, string Email, bool IsDisabled, Grant Grant, DateTimeOffset GrantedAt);
