using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>Links that let one person take one role in a district, once, for a week. Whoever has an account keeps it.</summary>
internal sealed class Invitations(NpgsqlDataSource database, TimeProvider clock, AccessLog log)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private static readonly string Accept = Sql.Read<Invitations>("accept-invitation.sql");

    private const string Open = "i.used_at is null and i.withdrawn_at is null and i.expires_at >";

    /// <summary>Answers the path of the link, which is told only now.</summary>
    internal async Task<string> MakeAsync(DistrictId district, string email, Grant grant, string by, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await database.DoInAsync(
            district,
            ct,
            Statements.Of(
                """
                insert into invitation (tenant_id, digest, id, email, role, schools, invited_by, invited_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                district.Value, secret.Digest, Guid.CreateVersion7(now), Account.Canonical(email), Roles.Code(grant.Role), grant.SchoolIds, by, now, now + Lasts),
            log.Entry(district, by, "invited", new { Email = Account.Canonical(email), Role = Roles.Code(grant.Role), Schools = grant.SchoolIds }));
        return $"/join/{district}/{secret.Text}";
    }

    /// <summary>Null when it opens nothing (any more).</summary>
    internal async Task<Invitation?> FindAsync(DistrictId district, Secret secret, CancellationToken ct)
    {
        // Whoever is invited is no member yet: the secret lets them in.
        using var itself = Speaker.AsItself();
        return (await database.ListInAsync(
            district, $"select i.id, i.email, i.role, i.schools, i.expires_at from invitation i where i.tenant_id = $3 and i.digest = $1 and {Open} $2", Read, ct,
            secret.Digest, clock.GetUtcNow(), district.Value)).SingleOrDefault();
    }

    internal Task<List<Invitation>> ListAsync(DistrictId district, CancellationToken ct) => database.ListInAsync(
        district, $"select i.id, i.email, i.role, i.schools, i.expires_at from invitation i where i.tenant_id = $2 and {Open} $1 order by i.invited_at", Read, ct,
        clock.GetUtcNow(), district.Value);

    /// <summary>The link's one use: the account has the role. False when the link opens nothing (any more).</summary>
    internal async Task<bool> AcceptAsync(DistrictId district, Secret secret, Account account, CancellationToken ct)
    {
        using var itself = Speaker.AsItself();
        return (await database.ListInAsync(
            district, Accept, row => row.GetBoolean(0), ct,
            secret.Digest, clock.GetUtcNow(), account.Id, account.Actor, Guid.CreateVersion7(clock.GetUtcNow()), account.Email, district.Value)).Count == 1;
    }

    internal Task WithdrawAsync(DistrictId district, Guid id, string by, CancellationToken ct) => database.DoInAsync(
        district,
        ct,
        log.IfDone(
            Statements.Of(
                "update invitation set withdrawn_at = $3 where tenant_id = $1 and id = $2 and used_at is null and withdrawn_at is null returning id",
                district.Value, id, clock.GetUtcNow()),
            district, by, "invitation-withdrawn", new { Invitation = id }));

    private static Invitation Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), Grant.Of(row.GetString(2), row.OrNull<string[]>(3)), row.GetFieldValue<DateTimeOffset>(4));
}

public sealed record Invitation(Guid Id, string Email, Grant Grant, DateTimeOffset ExpiresAt);
