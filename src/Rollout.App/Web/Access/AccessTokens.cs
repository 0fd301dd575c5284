using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>
/// What programs carry instead of a session: of one account in one district, for a while, reading only unless it may record. Written
/// <c>rollout_{district}_{secret}</c>; only the secret's digest is kept.
/// </summary>
internal sealed class AccessTokens(NpgsqlDataSource database, TimeProvider clock, SignInOptions options, AccessLog log)
{
    private const string Prefix = "rollout_";

    private static readonly string Who = Sql.Read<AccessTokens>("whose-token.sql");
    private static readonly TimeSpan Used = TimeSpan.FromMinutes(1);

    /// <summary>Answers the token's text, which is told only now.</summary>
    internal async Task<string> MakeAsync(Person person, DistrictId district, string name, bool mayRecord, TimeSpan lasts, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await database.DoInAsync(
            district,
            ct,
            Statements.Of(
                """
                insert into access_token (tenant_id, digest, id, account_id, name, may_record, made_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                district.Value, secret.Digest, Guid.CreateVersion7(now), person.OwnAccount, name, mayRecord, now, now + lasts),
            log.Entry(district, person.Actor, "token-made", new { Name = name, MayRecord = mayRecord, ExpiresAt = now + lasts }));
        return $"{Prefix}{district}_{secret.Text}";
    }

    /// <summary>Whoever the token acts for; null when it opens nothing (any more).</summary>
    internal async Task<Person?> FindAsync(string text, CancellationToken ct)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length..].Split('_', 2) is not [var lea, var secret]
            || !DistrictId.TryParse(lea, null, out var district))
        {
            return null;
        }

        // Who it is, is what is asked: nobody but the secret speaks yet.
        using var itself = Speaker.AsItself();
        var (digest, now) = (new Secret(secret).Digest, clock.GetUtcNow());
        var rows = await database.ListInAsync(
            district, Who,
            row => (
                Account: row.GetGuid(0), Name: row.GetString(1), MayRecord: row.GetBoolean(2), UsedAt: row.Moment(3),
                Grant: Grant.Of(row.GetString(4), row.OrNull<string[]>(5))),
            ct, digest, now, options.Demonstration?.Value, district.Value);
        if (rows is not [var first, ..])
            return null;
        if (first.UsedAt is not { } used || now - used > Used)
            await database.DoInAsync(district, ct, Statements.Of("update access_token set used_at = $2 where tenant_id = $3 and digest = $1", digest, now, district.Value));
        return new(Person.ActorOf(first.Account), first.Name, first.Account, null, district, [.. rows.Select(row => row.Grant)], first.MayRecord);
    }

    internal Task RevokeAsync(Person person, DistrictId district, Guid id, CancellationToken ct) => database.DoInAsync(
        district,
        ct,
        log.IfDone(
            Statements.Of(
                "update access_token set revoked_at = $4 where tenant_id = $1 and account_id = $2 and id = $3 and revoked_at is null returning id",
                district.Value, person.OwnAccount, id, clock.GetUtcNow()),
            district, person.Actor, "token-revoked", new { Token = id }));

    /// <summary>The account's own, those that still open something.</summary>
    internal Task<List<OpenToken>> ListAsync(DistrictId district, Guid account, CancellationToken ct) => database.ListInAsync(
        district,
        """
        select t.id, t.name, t.may_record, t.expires_at, t.used_at from access_token t
         where t.tenant_id = $3 and t.account_id = $1 and t.revoked_at is null and t.expires_at > $2 and t.role is null
         order by t.made_at
        """,
        row => new OpenToken(district, row.GetGuid(0), row.GetString(1), row.GetBoolean(2), row.GetFieldValue<DateTimeOffset>(3), row.Moment(4)),
        ct, account, clock.GetUtcNow(), district.Value);
}

public sealed record OpenToken(DistrictId District, Guid Id, string Name, bool MayRecord, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
