using System.Text.Json;
using Npgsql;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Pages;

/// <summary>Files that were sent, each kept for a day in its district.</summary>
internal sealed class Uploads(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly string Keep = Sql.Read<Uploads>("keep-upload.sql");
    private static readonly string Find = Sql.Read<Uploads>("find-upload.sql");

    internal async Task<Guid> KeepAsync(DistrictId district, string actor, Upload upload, CancellationToken ct)
    {
        var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
        await database.DoInAsync(
            district, ct,
            Statements.Of("delete from import_upload where kept_at < $1", now - Kept),
            Statements.Of(
                Keep, district.Value, id, actor, upload.Kind.Code, upload.FileName,
                JsonSerializer.Serialize(upload.Asked), upload.Content, now));
        return id;
    }

    /// <summary>Null when there is none, or none any more.</summary>
    internal async Task<Upload?> FindAsync(DistrictId district, Guid id, CancellationToken ct) => (await database.ListInAsync(
        district, Find,
        row => new Upload(
            ImportKind.Find(row.GetString(0))!, row.GetString(1), JsonSerializer.Deserialize<AskedOfImport>(row.GetString(2))!, row.GetFieldValue<byte[]>(3),
            row.IsDBNull(4) ? null : row.GetInt32(4)),
        ct, district.Value, id, clock.GetUtcNow() - Kept)).FirstOrDefault();

    /// <summary>What was sent is let go of; how much it changed is kept for the day.</summary>
    internal Task DoneAsync(DistrictId district, Guid id, int changes, CancellationToken ct) => database.DoInAsync(
        district, ct,
        Statements.Of("update import_upload set content = ''::bytea, recorded = $3 where tenant_id = $1 and id = $2", district.Value, id, changes));
}

/// <param name="Recorded">How many of its lines changed something; null while it wasn't imported.</param>
internal sealed record Upload(ImportKind Kind, string FileName, AskedOfImport Asked, byte[] Content, int? Recorded = null);
