using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>Who came in where: rows of the database, so that every node asks the same, and one that is ended is ended everywhere at once.</summary>
internal sealed class Sessions(NpgsqlDataSource database, TimeProvider clock, SignInOptions options)
{
    private static readonly string Who = Sql.Read<Sessions>("who-is-it.sql");

    /// <summary>How exact <c>seen_at</c> is: a row is not written for every page.</summary>
    private static readonly TimeSpan Seen = TimeSpan.FromMinutes(1);

    private const int LongestDevice = 200;

    /// <param name="way">How they came in, such as <c>password</c>.</param>
    /// <param name="device">As the browser names itself.</param>
    internal async Task<Secret> StartAsync(Account account, string way, string device, CancellationToken ct)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        await database.DoAsync(
            """
            insert into sign_in_session (digest, id, account_id, way, device, began_at, seen_at, ends_at)
            values ($1, $2, $3, $4, $5, $6, $6, $7)
            """,
            ct, secret.Digest, Guid.CreateVersion7(now), account.Id, way, device[..Math.Min(device.Length, LongestDevice)], now, now + options.Longest);
        return secret;
    }

    /// <summary>Who carries the secret, with what they may do in the district; null when it opens nothing (any more).</summary>
    internal async Task<Person?> FindAsync(Secret secret, DistrictId? district, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Who it is, is what is asked: nobody but the secret speaks yet.
        using var itself = Speaker.AsItself();
        var rows = await database.ListInAsync(
            district, Who,
            row => (
                Account: row.GetGuid(0), Name: row.GetString(1), Session: row.GetGuid(2), SeenAt: row.GetFieldValue<DateTimeOffset>(3),
                Grant: row.IsDBNull(4) ? null : Grant.Of(row.GetString(4), row.OrNull<string[]>(5))),
            ct, secret.Digest, now, now - options.Idle, options.Demonstration?.Value, district?.Value ?? "");
        if (rows is not [var first, ..])
            return null;
        if (now - first.SeenAt > Seen)
            await database.DoAsync("update sign_in_session set seen_at = $2 where digest = $1 and seen_at < $2", ct, secret.Digest, now);
        return new(Person.ActorOf(first.Account), first.Name, first.Account, first.Session, district, [.. rows.Select(row => row.Grant).OfType<Grant>()]);
    }

    internal Task EndAsync(Guid account, Guid session, CancellationToken ct) => database.DoAsync(
        "update sign_in_session set ended_at = $3 where account_id = $1 and id = $2 and ended_at is null", ct, account, session, clock.GetUtcNow());

    internal Task EndAllAsync(Guid account, CancellationToken ct) => database.DoAsync(
        "update sign_in_session set ended_at = $2 where account_id = $1 and ended_at is null", ct, account, clock.GetUtcNow());

    /// <summary>Those that still open something, the latest used first.</summary>
    internal Task<List<OpenSession>> ListAsync(Guid account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.ListAsync(
            """
            select s.id, s.way, s.device, s.began_at, s.seen_at from sign_in_session s
             where s.account_id = $1 and s.ended_at is null and s.ends_at > $2 and s.seen_at > $3
             order by s.seen_at desc
            """,
            row => new OpenSession(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4)),
            ct, account, now, now - options.Idle);
    }
}

public sealed record OpenSession(Guid Id, string Way, string Device, DateTimeOffset BeganAt, DateTimeOffset SeenAt);
