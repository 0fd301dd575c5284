using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Rollout.App.Web.Access;

/// <summary>The passkeys of the accounts. The access logs of an account's districts are told of each that is made or removed.</summary>
internal sealed class Passkeys(NpgsqlDataSource database, TimeProvider clock, Members members)
{
    private static readonly string Use = Sql.Read<Passkeys>("use-passkey.sql");

    internal Task<List<Passkey>> ListAsync(Guid account, CancellationToken ct) => database.ListAsync(
        "select p.credential, p.name, p.made_at, p.used_at from passkey p where p.account_id = $1 order by p.made_at, p.credential",
        row => new Passkey(IdOf(row.GetFieldValue<byte[]>(0)), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.Moment(3)),
        ct, account);

    /// <summary>What the account's answers are verified by.</summary>
    internal Task<List<UserPasskeyInfo>> OfAsync(Guid account, CancellationToken ct) => database.ListAsync(
        "select p.credential, p.made_at, p.data::text from passkey p where p.account_id = $1",
        row => PasskeyData.Read(row.GetFieldValue<byte[]>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)),
        ct, account);

    /// <summary>Whose it is; null when it is nobody's (any more).</summary>
    internal async Task<Guid?> OwnerAsync(byte[] credential, CancellationToken ct) =>
        await database.ListAsync("select p.account_id from passkey p where p.credential = $1", row => row.GetGuid(0), ct, credential) is [var owner] ? owner : null;

    /// <summary>False when somebody has it already.</summary>
    internal async Task<bool> AddAsync(Account account, string name, UserPasskeyInfo made, CancellationToken ct)
    {
        var added = await database.DoAsync(
            "insert into passkey (credential, account_id, name, data, made_at) values ($1, $2, $3, $4::jsonb, $5) on conflict do nothing",
            ct, made.CredentialId, account.Id, name, PasskeyData.Write(made), clock.GetUtcNow());
        if (added == 1)
            await members.TellAsync(account.Id, account.Actor, "passkey-made", new { Name = name }, ct);
        return added == 1;
    }

    /// <summary>Keeps that it was used, and its counter. False when it was used since the question was asked: an answer is of use once.</summary>
    internal async Task<bool> UseAsync(UserPasskeyInfo used, DateTimeOffset askedAt, CancellationToken ct) =>
        await database.DoAsync(Use, ct, used.CredentialId, PasskeyData.Write(used), clock.GetUtcNow(), askedAt) == 1;

    /// <summary>From now on it opens nothing. One that isn't theirs stays.</summary>
    internal async Task RemoveAsync(Guid account, string id, CancellationToken ct)
    {
        if (!Base64Url.IsValid(id))
            return;
        var removed = await database.ListAsync(
            "delete from passkey where credential = $1 and account_id = $2 returning name", row => row.GetString(0), ct, Base64Url.DecodeFromChars(id), account);
        if (removed is [var name])
            await members.TellAsync(account, Person.ActorOf(account), "passkey-removed", new { Name = name }, ct);
    }

    private static string IdOf(byte[] credential) => Base64Url.EncodeToString(credential);
}
