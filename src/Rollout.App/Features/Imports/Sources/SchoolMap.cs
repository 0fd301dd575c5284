using Rollout.App.Cli;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A table of the columns <c>id,school</c>: whose schools a source's numbers are.</summary>
internal static class SchoolMap
{
    private static readonly string[] Columns = ["id", "school"];

    internal static async Task<IReadOnlyDictionary<string, SchoolId>> ReadAsync(string? path, CancellationToken ct)
    {
        var map = new Dictionary<string, SchoolId>();
        if (path is null)
            return map;
        using var file = await InputFile.OpenAsync(path, ct);
        var rejections = new Rejections();
        await file.CheckTextAsync(rejections, ct);
        foreach (var row in rejections.Any ? [] : CsvTable.Read(file.FromStart(), Columns, rejections))
        {
            if (!SchoolId.TryParse(row["school"], null, out var school))
                rejections.Add(row.Line, "school", "bad-id", $"'{row["school"]}' is not a school's number: {SchoolId.Form}.");
            else if (!map.TryAdd(row["id"], school))
                rejections.Add(row.Line, "id", "duplicate-id", $"'{row["id"]}' stands in another line already.");
        }

        return rejections.Any ? throw new CommandFailed($"{path}: {rejections.InOrder[0]}") : map;
    }
}
