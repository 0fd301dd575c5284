using Npgsql;

namespace Rollout.App.Web.Access;

/// <summary>The accounts of the deployment.</summary>
internal sealed class Accounts(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Columns = "a.id, a.email, a.name, a.password, a.is_persona, a.disabled_at is not null";

    internal Task<Account?> FindAsync(string email, CancellationToken ct) =>
        OneAsync($"select {Columns} from account a where a.email = $1", ct, Account.Canonical(email));

    internal Task<Account?> FindAsync(Guid id, CancellationToken ct) => OneAsync($"select {Columns} from account a where a.id = $1", ct, id);

    /// <summary>By its name with another provider.</summary>
    internal Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct) => OneAsync(
        $"select {Columns} from account a join provider_identity i on i.account_id = a.id where i.issuer = $1 and i.subject = $2", ct, issuer, subject);

    /// <summary>Whether anybody but the demonstration's personas has one.</summary>
    internal async Task<bool> AnyAsync(CancellationToken ct) =>
        (await database.ListAsync("select exists (select from account where not is_persona)", row => row.GetBoolean(0), ct))[0];

    /// <summary>Adds it unless somebody has that address already; answers whose it is now.</summary>
    internal async Task<Account> AddAsync(string email, string name, string? password, bool isPersona, CancellationToken ct)
    {
        await database.DoAsync(
            "insert into account (id, email, name, password, is_persona, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing",
            ct, Guid.CreateVersion7(clock.GetUtcNow()), Account.Canonical(email), name.Trim(), password, isPersona, clock.GetUtcNow());
        return (await FindAsync(email, ct))!;
    }

    internal Task LinkAsync(Guid account, string issuer, string subject, CancellationToken ct) => database.DoAsync(
        "insert into provider_identity (issuer, subject, account_id, linked_at) values ($1, $2, $3, $4) on conflict do nothing",
        ct, issuer, subject, account, clock.GetUtcNow());

    /// <summary>Whether it comes in by a passkey, or by that provider as somebody.</summary>
    internal async Task<bool> HasKeyOrNameAsync(Guid account, string issuer, CancellationToken ct) => (await database.ListAsync(
        """
        select exists (select from passkey p where p.account_id = $1)
            or exists (select from provider_identity i where i.account_id = $1 and i.issuer = $2)
        """,
        row => row.GetBoolean(0), ct, account, issuer))[0];

    internal Task SetPasswordAsync(Guid account, string password, CancellationToken ct) =>
        database.DoAsync("update account set password = $2 where id = $1", ct, account, password);

    /// <summary>From now on it comes in nowhere; its sessions and access tokens are worth nothing at once, on every node.</summary>
    internal Task DisableAsync(Guid account, CancellationToken ct) =>
        database.DoAsync("update account set disabled_at = coalesce(disabled_at, $2) where id = $1", ct, account, clock.GetUtcNow());

    internal Task EnableAsync(Guid account, CancellationToken ct) =>
        database.DoAsync("update account set disabled_at = null where id = $1", ct, account);

    /// <summary>What people are called whose actions were logged, by the actor that the log names.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string?> actors, CancellationToken ct)
    {
        Guid[] ids = [.. actors.Distinct().Select(Person.AccountOf).OfType<Guid>()];
        if (ids.Length == 0)
            return new Dictionary<string, string>();
        var named = await database.ListAsync("select id, name from account where id = any($1)", row => (row.GetGuid(0), row.GetString(1)), ct, ids);
        return named.ToDictionary(one => Person.ActorOf(one.Item1), one => one.Item2);
    }

    private async Task<Account?> OneAsync(string sql, CancellationToken ct, params object?[] values) =>
        (await database.ListAsync(sql, Read, ct, values)).SingleOrDefault();

    private static Account Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.OrNull<string>(3), row.GetBoolean(4), row.GetBoolean(5));
}
