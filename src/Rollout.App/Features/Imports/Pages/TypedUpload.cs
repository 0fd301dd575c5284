namespace Rollout.App.Features.Imports.Pages;

/// <summary>What somebody put into the form.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
public sealed record TypedUpload(string Kind, string? Zone, string? Name, IFormFileCollection? Files)
{
    private const int LongestName = 200;

    /// <summary>The day the file speaks of; empty where it says so itself, or it is today.</summary>
    internal string AsOf { get; init; } = "";

    internal bool MonthFirst { get; init; }

    /// <summary>What is wrong with the form and where; null when a file came that may be looked at.</summary>
    internal (string Field, string Detail)? Fault =>
        ImportKind.Find(Kind) is null ? ("kind", "Choose what the file holds.")
        : Files is not [{ Length: > 0 }] ? ("file", "Choose one file that is not empty.")
        : Zone is { Length: > 0 } && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? ("zone", "Write an IANA time zone such as America/Chicago.")
        : AsOf.Length > 0 && Day is null ? ("asOf", "Write a day such as 2026-08-17.")
        : Name is { Length: > LongestName } ? ("name", $"At most {LongestName} characters.")
        : null;

    internal async Task<Upload> ReadAsync(CancellationToken ct)
    {
        var (kind, file) = (ImportKind.Find(Kind)!, Files![0]);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return new(
            kind, NameOf(file), new(Zone is "" ? null : Zone, Name is "" ? null : Name, Day, MonthFirst),
            await kind.KeptAsync(NameOf(file), content.ToArray(), ct));
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
