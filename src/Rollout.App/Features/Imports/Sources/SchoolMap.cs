using Rollout.App.Cli;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A table of the columns <c>id,school</c>: whose schools a source's numbers are.</summary>
internal static class SchoolMap
{
    private static readonly string[] Columns = ["id", "school"];

    /// <summary>None without a path.</summary>
    internal static async Task<IReadOnlyDictionary<string, SchoolId>> ReadAsync(string? path, CancellationToken ct)
    {
        if (path is null)
            return new Dictionary<string, SchoolId>();
        using var file = await InputFile.OpenAsync(path, ct);
        var (map, fault) = await ReadAsync(file, ct);
        return fault is null ? map : throw new CommandFailed($"{path}: {fault}");
    }

    /// <summary>With the first fault of the table; null where it has none.</summary>
    internal static async Task<(IReadOnlyDictionary<string, SchoolId> Map, Rejection? Fault)> ReadAsync(InputFile file, CancellationToken ct)
    {
        var (map, rejections) = (new Dictionary<string, SchoolId>(), new Rejections());
        await file.CheckTextAsync(rejections, ct);
        foreach (var row in rejections.Any ? [] : CsvTable.Read(file.FromStart(), Columns, rejections))
        {
            if (RowFaults.OfText(row, "id", needed: true) is { } unreadable)
                rejections.Add(unreadable);
            else if (!SchoolId.TryParse(row["school"], null, out var school))
                rejections.Add(row.Line, "school", "bad-id", $"'{row["school"]}' is not a school's number: {SchoolId.Form}.");
            else if (!map.TryAdd(row["id"], school))
                rejections.Add(row.Line, "id", "duplicate-id", $"'{row["id"]}' stands in another line already.");
        }

        return (map, rejections.InOrder is [var first, ..] ? first : null);
    }
}
