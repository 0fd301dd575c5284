using System.Text.Json;
using Npgsql;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Features.SetUp;

/// <summary>The drafts of a district, under its own rows alone.</summary>
internal sealed class Drafts(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly string Read = Sql.Read<Drafts>("read-drafts.sql");
    private static readonly string Start = Sql.Read<Drafts>("start-draft.sql");
    private static readonly string Discard = Sql.Read<Drafts>("discard-draft.sql");
    private static readonly string Save = Sql.Read<Drafts>("save-step.sql");

    /// <summary>The one changed last comes first.</summary>
    internal Task<List<Draft>> ListAsync(DistrictId district, CancellationToken ct) => ReadAsync(district, null, ct);

    internal async Task<Draft?> FindAsync(DistrictId district, InitiativeId initiative, CancellationToken ct) =>
        (await ReadAsync(district, initiative, ct)).SingleOrDefault();

    /// <summary>Begins a draft; one of that name that is there stays as it is.</summary>
    internal Task StartAsync(DistrictId district, InitiativeId initiative, string title, Template template, string by, CancellationToken ct) =>
        database.DoInAsync(district, ct, Statements.Of(
            Start, district.Value, initiative.Value, title, template.Id, Guid.CreateVersion7(clock.GetUtcNow()), by, clock.GetUtcNow()));

    /// <summary>False when it isn't there as it was read; nothing is changed then.</summary>
    internal async Task<bool> DiscardAsync(Draft draft, CancellationToken ct) =>
        (await database.ListInAsync(
            draft.District, Discard, row => row.GetInt64(0), ct, draft.District.Value, draft.Initiative.Value, draft.Adoption, draft.Version)).Count > 0;

    /// <summary>Null when somebody saved the step since <paramref name="rests"/>; nothing is changed then.</summary>
    internal async Task<long?> SaveAsync(Draft draft, string step, Fields fields, long rests, string by, CancellationToken ct)
    {
        var saved = await database.ListInAsync(
            draft.District, Save, row => row.GetInt64(0), ct,
            draft.District.Value, draft.Initiative.Value, step, fields.Json, by, clock.GetUtcNow(), rests, draft.Adoption);
        return saved.Count == 0 ? null : saved[0];
    }

    private Task<List<Draft>> ReadAsync(DistrictId district, InitiativeId? initiative, CancellationToken ct) => database.ListInAsync(
        district, Read,
        row => new Draft(
            district, InitiativeId.Parse(row.GetString(0), null), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetInt64(4),
            StepsOf(row.GetString(5)), row.GetString(6), row.GetFieldValue<DateTimeOffset>(7)),
        ct, district.Value, initiative?.Value);

    private static Dictionary<string, SavedStep> StepsOf(string json)
    {
        using var steps = JsonDocument.Parse(json);
        return steps.RootElement.EnumerateObject().ToDictionary(step => step.Name, step => new SavedStep(
            step.Value.GetProperty("version").GetInt64(), step.Value.GetProperty("by").GetString()!, Fields.Parse(step.Value.GetProperty("fields").GetRawText())));
    }
}
