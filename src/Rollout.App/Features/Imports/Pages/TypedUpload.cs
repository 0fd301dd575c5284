using Rollout.App.Features.Imports.Sources;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Pages;

/// <summary>What somebody put into the form.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
public sealed record TypedUpload(string Kind, string? Zone, string? Name, IFormFileCollection? Files)
{
    private const int LongestName = 200;
    private const string WhatIsKept = "At most 200 characters, all of them letters, digits or signs.";

    /// <summary>The day the file speaks of; empty where it says so itself, or it is today.</summary>
    internal string AsOf { get; init; } = "";

    internal bool MonthFirst { get; init; }

    /// <summary>Of several calendars, the one that is the district's; empty where there is but one.</summary>
    internal string Calendar { get; init; } = "";

    /// <summary>What is wrong with the form and where; null when a file came that may be looked at.</summary>
    internal (string Field, string Detail)? Fault =>
        ImportKind.Find(Kind) is null ? ("kind", "Choose what the file holds.")
        : Files?.GetFiles("file") is not [{ Length: > 0 }] ? ("file", "Choose one file that is not empty.")
        : Zone is { Length: > 0 } && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? ("zone", "Write an IANA time zone such as America/Chicago.")
        : AsOf.Length > 0 && Day is null ? ("asOf", "Write a day such as 2026-08-17.")
        : Files.GetFile("map") is { Length: > 0 } && !ImportKind.Find(Kind)!.TakesMap ? ("map", "A file of this kind has the schools’ own numbers: leave this table out.")
        : IsUnkeepable(Calendar) ? ("calendar", WhatIsKept)
        : IsUnkeepable(Name ?? "") ? ("name", WhatIsKept)
        : null;

    /// <summary>jsonb takes no NUL.</summary>
    private static bool IsUnkeepable(string text) => text.Length > LongestName || text.Any(char.IsControl);

    /// <summary>The schools by the source's numbers, and what is wrong with the table that says them; none where no table came.</summary>
    internal async Task<(IReadOnlyDictionary<string, SchoolId>? Map, string? Fault)> ReadMapAsync(CancellationToken ct)
    {
        if (Files?.GetFile("map") is not { Length: > 0 } sent)
            return (null, null);
        using var file = InputFile.Of(NameOf(sent), await ContentOfAsync(sent, ct));
        var (map, fault) = await SchoolMap.ReadAsync(file, ct);
        return (map, fault is null ? null : $"{NameOf(sent)}, {fault}");
    }

    internal async Task<Upload> ReadAsync(IReadOnlyDictionary<string, SchoolId>? map, CancellationToken ct)
    {
        var (kind, file) = (ImportKind.Find(Kind)!, Files!.GetFile("file")!);
        return new(
            kind, NameOf(file), new(Zone is "" ? null : Zone, Name is "" ? null : Name, Day, MonthFirst, map, Calendar is "" ? null : Calendar),
            await kind.KeptAsync(NameOf(file), await ContentOfAsync(file, ct), ct));
    }

    private static async Task<byte[]> ContentOfAsync(IFormFile file, CancellationToken ct)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }

    private DateOnly? Day => DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", out var day) ? day : null;

    private static string NameOf(IFormFile file)
    {
        var name = new string([.. Path.GetFileName(file.FileName).Where(c => !char.IsControl(c))]);
        return name.Length switch
        {
            0 => "file",
            > LongestName => name[..LongestName],
            _ => name,
        };
    }
}
