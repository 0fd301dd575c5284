using System.IO.Compression;
using System.Text;
using Rollout.App.Cli;
using Rollout.App.Features.Imports.Schools;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// What is kept of a roster somebody sent: no row of a student. Of roles.csv the principals' rows, each in its own line; of users.csv
/// whether those are enabled; the files Rollout doesn't read are left out.
/// </summary>
internal static class RosterWithoutStudents
{
    internal static async Task<byte[]> OfAsync(string name, byte[] content, CancellationToken ct)
    {
        var files = SourceFiles.Of(name, content, RosterDialect.Files);
        var principals = new HashSet<string>();
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.Names.Where(RosterDialect.Files.Contains).OrderBy(file => file.Equals("users.csv", StringComparison.OrdinalIgnoreCase)))
            {
                var text = file.ToLowerInvariant() switch
                {
                    "roles.csv" => await RolesAsync(files, principals, ct),
                    "users.csv" => await UsersAsync(files, principals, ct),
                    _ => files.Content(file),
                };
                await using var entry = zip.CreateEntry(file).Open();
                await entry.WriteAsync(text, ct);
            }
        }

        return kept.ToArray();
    }

    private static async Task<byte[]> RolesAsync(SourceFiles files, HashSet<string> principals, CancellationToken ct)
    {
        var rows = (await RowsAsync(files, "roles.csv", ["userSourcedId", "role", "orgSourcedId"], ct))
            .Where(row => row["role"].Equals("principal", StringComparison.OrdinalIgnoreCase)).ToList();
        principals.UnionWith(rows.Select(row => row["userSourcedId"]));
        var own = rows.Select(row => row.Line).ToHashSet();
        var kept = new MemoryStream();
        using var file = files.Find("roles.csv")!;
        var begun = false;
        await foreach (var line in Utf8Lines.ReadAsync(file.FromStart(), ct))
        {
            if (own.Contains(line.Number) || !begun && !line.IsBlank)
                await kept.WriteAsync(line.Bytes, ct);
            begun |= !line.IsBlank;
            kept.WriteByte((byte)'\n');
        }

        return kept.ToArray();
    }

    private static async Task<byte[]> UsersAsync(SourceFiles files, HashSet<string> principals, CancellationToken ct)
    {
        var kept = new StringBuilder("sourcedId,status,enabledUser\n");
        foreach (var row in (await RowsAsync(files, "users.csv", ["sourcedId"], ct)).Where(row => principals.Contains(row["sourcedId"])))
            kept.Append(string.Join(',', Quoted(row["sourcedId"]), Quoted(row.Optional("status")), Quoted(row.Optional("enabledUser")))).Append('\n');
        return Encoding.UTF8.GetBytes(kept.ToString());
    }

    /// <summary>What can't be read can't be told apart from students: it is not kept.</summary>
    private static async Task<List<CsvRow>> RowsAsync(SourceFiles files, string name, string[] needed, CancellationToken ct)
    {
        using var file = files.Find(name)!;
        var rejections = new Rejections();
        await file.CheckTextAsync(rejections, ct);
        var rows = rejections.Any ? [] : CsvTable.Read(file.FromStart(), needed, rejections).ToList();
        return rejections.Any ? throw new CommandFailed($"{name}, {rejections.InOrder[0]}") : rows;
    }

    private static string Quoted(string? text) => $"\"{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
