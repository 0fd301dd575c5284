using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>
/// Addresses at which a calendar program finds what is due, without a session: each is of one initiative and one role of one account, ends
/// with that, after a year, or when it is revoked; only its secret’s digest is kept.
/// </summary>
internal sealed class CalendarKeys(NpgsqlDataSource database, TimeProvider clock, SignInOptions options, AccessLog log)
{
    private static readonly string Whose = Sql.Read<CalendarKeys>("whose-calendar.sql");
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(366);

    // Calendars ask by themselves, many times a day.
    private static readonly TimeSpan Used = TimeSpan.FromHours(1);

    /// <summary>Answers the path of the address, which is told only now.</summary>
    internal async Task<string> MakeAsync(Person person, DistrictId district, InitiativeId initiative, Role role, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await database.DoInAsync(
            district,
            ct,
            Statements.Of(
                """
                insert into access_token (tenant_id, digest, id, account_id, name, may_record, made_at, expires_at, initiative, role)
                values ($1, $2, $3, $4, 'calendar', false, $5, $6, $7, $8)
                """,
                district.Value, secret.Digest, Guid.CreateVersion7(now), person.OwnAccount, now, now + Lasts, initiative.Value, Roles.Code(role)),
            log.Entry(district, person.Actor, "calendar-made", new { Initiative = initiative.Value, Role = Roles.Code(role), ExpiresAt = now + Lasts }));
        return $"/calendars/{district}/{initiative}/{secret.Text}.ics";
    }

    /// <summary>Null when it opens nothing (any more).</summary>
    internal async Task<CalendarKey?> FindAsync(DistrictId district, InitiativeId initiative, Secret secret, CancellationToken ct)
    {
        // Who it is, is what is asked: nobody but the secret speaks yet.
        using var itself = Speaker.AsItself();
        var (digest, now) = (secret.Digest, clock.GetUtcNow());
        var rows = await database.ListInAsync(
            district, Whose, row => (Account: row.GetGuid(0), UsedAt: row.Moment(1), Grant: Grant.Of(row.GetString(2), row.OrNull<string[]>(3))),
            ct, digest, now, options.Demonstration?.Value, district.Value, initiative.Value);
        if (rows is not [var found] || !Roles.RightsOf(found.Grant.Role).Contains(Right.Read))
            return null;
        if (found.UsedAt is not { } used || now - used > Used)
            await database.DoInAsync(district, ct, Statements.Of("update access_token set used_at = $2 where tenant_id = $3 and digest = $1", digest, now, district.Value));
        return new(Person.ActorOf(found.Account), found.Grant);
    }

    /// <summary>The account's own, those that still open something.</summary>
    internal Task<List<OpenCalendar>> ListAsync(DistrictId district, Guid account, CancellationToken ct) => database.ListInAsync(
        district,
        """
        select t.id, t.initiative, t.role, t.expires_at, t.used_at from access_token t
          join member m on m.tenant_id = t.tenant_id and m.account_id = t.account_id and m.role = t.role
         where t.tenant_id = $3 and t.account_id = $1 and t.revoked_at is null and t.expires_at > $2 and t.role is not null
         order by t.made_at
        """,
        row => new OpenCalendar(
            district, row.GetGuid(0), InitiativeId.Parse(row.GetString(1), null), Grant.Of(row.GetString(2), null).Role, row.GetFieldValue<DateTimeOffset>(3), row.Moment(4)),
        ct, account, clock.GetUtcNow(), district.Value);
}

/// <summary>Whose calendar it is, and as what they see it.</summary>
internal sealed record CalendarKey(string Actor, Grant Grant);

public sealed record OpenCalendar(DistrictId District, Guid Id, InitiativeId Initiative, Role Role, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
