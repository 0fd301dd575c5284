using System.Security.Cryptography;
using System.Text;
using Rollout.App.Features.Imports.Lines;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Pages;

/// <summary>The form by which a file is sent.</summary>
/// <param name="Name">The district's; null while nobody registered it.</param>
public sealed record ImportsView(DistrictId District, string? Name, TypedUpload Typed)
{
    internal (string Field, string Detail)? Fault { get; init; }

    internal bool HasFaultBesideTheFile => Fault?.Field is "asOf" or "map" or "calendar";

    internal string? FaultOf(string field) => Fault is { } fault && fault.Field == field ? fault.Detail : null;
}

/// <summary>A file that was sent, and what it would change.</summary>
public sealed record UploadView
{
    internal UploadView(DistrictId district, string id, Upload upload) => (District, Id, Upload) = (district, id, upload);

    /// <summary>Of each kind of line, that many are listed.</summary>
    private const int MostLines = 500;

    internal DistrictId District { get; }

    internal string Id { get; }

    internal Upload Upload { get; }

    /// <summary>Null once it is imported.</summary>
    internal ImportOutcome? Outcome { get; private init; }

    internal bool IsOtherThanSeen { get; init; }

    internal string? Seen { get; private init; }

    /// <summary>Lines that change something, as the tables show them: one may record several events.</summary>
    internal int Changes => Outcome?.Lines.Count(line => line.Fate is LineFate.New or LineFate.Changed) ?? 0;

    internal bool MayBeImported => Outcome is { IsAccepted: true } && Changes > 0;

    internal string Sentence =>
        Upload.Recorded is { } recorded ? $"Imported: {Words.Many(recorded, "change")} from {Upload.FileName}."
        : Outcome is { IsAccepted: false } ? $"{Upload.FileName} can’t be imported as it is: {Words.Many(Outcome.Answer.Rejected.Count, "fault")}. Nothing was recorded."
        : Changes == 0 ? $"{Upload.FileName} says nothing that isn’t recorded already."
        : $"{Upload.FileName} would change this. Nothing is recorded yet.";

    internal IEnumerable<LineGroup> Groups =>
        from title in Titles
        let lines = Outcome?.Lines.Where(line => line.Fate == title.Fate).ToList()
        where lines is { Count: > 0 }
        select new LineGroup(title.Fate, title.Words, [.. lines.Take(MostLines)], lines.Count);

    internal UploadView With(ImportOutcome outcome) => this with { Outcome = outcome, Seen = DigestOf(outcome) };

    private static IReadOnlyList<(LineFate Fate, string Words)> Titles { get; } =
    [
        (LineFate.Rejected, "Can’t be taken"), (LineFate.New, "New"), (LineFate.Changed, "Changed"), (LineFate.LeftOut, "Left out"),
        (LineFate.Unchanged, "Unchanged"),
    ];

    private static string DigestOf(ImportOutcome outcome) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', outcome.Lines))));
}

/// <summary>Lines of one fate.</summary>
public sealed record LineGroup
{
    internal LineGroup(LineFate fate, string title, IReadOnlyList<LineChange> lines, int count) =>
        (Fate, Title, Lines, Count) = (fate, title, lines, count);

    internal LineFate Fate { get; }

    internal string Title { get; }

    /// <summary>The first of them.</summary>
    internal IReadOnlyList<LineChange> Lines { get; }

    /// <summary>How many there are.</summary>
    internal int Count { get; }

    internal bool IsFolded => Fate is LineFate.Unchanged;
}
