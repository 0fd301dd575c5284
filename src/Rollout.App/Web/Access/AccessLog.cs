using System.Text.Json;
using Npgsql;
using Rollout.App.Reading;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>Who came in, was given or lost a role or token, and what auditors looked at: a district's own, added to and never changed.</summary>
internal sealed class AccessLog(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="what">A stable code, such as <c>role-granted</c>.</param>
    internal Task WriteAsync(DistrictId district, string actor, string what, object detail, CancellationToken ct) =>
        database.DoInAsync(district, ct, Entry(district, actor, what, detail));

    /// <summary>The same beside what it tells of, in one transaction.</summary>
    internal Statement Entry(DistrictId district, string actor, string what, object detail) => Statements.Of(
        "insert into access_log (tenant_id, at, id, actor, what, detail) values ($1, $2, $3, $4, $5, $6::jsonb)",
        district.Value, clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()), actor, what, Json.Write(detail));

    /// <summary>The same, told only if the act, a statement that returns a row for each thing it changed, changed something.</summary>
    /// <param name="act">Its values are <c>$1</c> to <c>$n</c>.</param>
    internal Statement IfDone(Statement act, DistrictId district, string actor, string what, object detail)
    {
        var (n, entry) = (act.Values.Length, Entry(district, actor, what, detail));
        return new(
            $"with done as ({act.Sql}) insert into access_log (tenant_id, at, id, actor, what, detail) select ${n + 1}, ${n + 2}, ${n + 3}, ${n + 4}, ${n + 5}, ${n + 6}::jsonb from done",
            [.. act.Values, .. entry.Values]);
    }

    /// <summary>The newest first.</summary>
    /// <param name="before">Only what is older than this entry; null: from the newest on.</param>
    internal Task<List<AccessEntry>> ReadAsync(DistrictId district, Guid? before, int limit, CancellationToken ct) => database.ListInAsync(
        district,
        """
        select l.id, l.at, l.actor, a.name, l.what, l.detail::text
          from access_log l left join account a on 'account:' || a.id = l.actor
         where l.tenant_id = $1 and ($2::uuid is null or (l.at, l.id) < (select b.at, b.id from access_log b where b.tenant_id = $1 and b.id = $2))
         order by l.at desc, l.id desc limit $3
        """,
        row => new AccessEntry(
            row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.OrNull<string>(3), row.GetString(4),
            JsonSerializer.Deserialize<JsonElement>(row.GetString(5))),
        ct, district.Value, before, limit);
}

/// <param name="Name">What the actor is called now; null when it is no account.</param>
public sealed record AccessEntry(Guid Id, DateTimeOffset At, string Actor, string? Name, string What, JsonElement Detail);
