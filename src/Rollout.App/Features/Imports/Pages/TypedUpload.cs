namespace Rollout.App.Features.Imports.Pages;

/// <summary>What somebody put into the form.</summary>
/// <param name="Zone">Of a district that is new, as is its name.</param>
public sealed record TypedUpload(string Kind, string? Zone, string? Name, IFormFileCollection? Files)
{
    private const int LongestName = 200;

    /// <summary>What is wrong with the form and where; null when a file came that may be looked at.</summary>
    internal (string Field, string Detail)? Fault =>
        ImportKind.Find(Kind) is null ? ("kind", "Choose what the file holds.")
        : Files is not [{ Length: > 0 }] ? ("file", "Choose one file that is not empty.")
        : Zone is { Length: > 0 } && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _) ? ("zone", "Write an IANA time zone such as America/Chicago.")
        : Name is { Length: > LongestName } ? ("name", $"At most {LongestName} characters.")
        : null;

    internal async Task<Upload> ReadAsync(CancellationToken ct)
    {
        var file = Files![0];
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return new(
            ImportKind.Find(Kind)!, NameOf(file), new(Zone is "" ? null : Zone, Name is "" ? null : Name), content.ToArray());
    }

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
