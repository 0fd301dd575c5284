namespace Rollout.App.Features.Imports.Lines;

/// <summary>What a line of a file changes, or why it changes nothing.</summary>
/// <param name="File">Of several files, its name; null when there is but one.</param>
/// <param name="Says">In words: what the line is about, and from what to what.</param>
internal sealed record LineChange(string? File, int Line, LineFate Fate, string Says);

/// <summary>What becomes of a line.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(LineFateConverter))]
internal enum LineFate
{
    New,
    Changed,
    Unchanged,
    LeftOut,
    Rejected,
}

/// <summary>Writes <c>leftOut</c>.</summary>
internal sealed class LineFateConverter() : System.Text.Json.Serialization.JsonStringEnumConverter<LineFate>(System.Text.Json.JsonNamingPolicy.CamelCase);

/// <summary>A line that was read, and what it is about.</summary>
/// <param name="LeftOut">Why nothing of it is wished; null when something is.</param>
internal sealed record ReadLine(int Line, string About, string? LeftOut = null);
