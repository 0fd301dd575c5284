using System.Text.Json.Serialization;

namespace Rollout.App.Features.Imports;

/// <summary>Why a line of a file can't be taken. Line 0 is the file as a whole, or an option beside it.</summary>
/// <param name="Column">The column of a table, or the member path of JSON; empty when it is the whole line.</param>
/// <param name="Code">Stable, kebab-case.</param>
internal sealed record Rejection(int Line, string Column, string Code, string Message)
{
    /// <summary>Of a source of several files, the one at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>What is wrong, and in which column.</summary>
    internal string Told => Column.Length == 0 ? $"{Message} ({Code})" : $"{Column}: {Message} ({Code})";

    /// <summary>No more than this many are collected of one file.</summary>
    internal const int AtMost = 1_000;

    public override string ToString() => (File is null ? "" : $"{File}, ") + ((Line, Column) switch
    {
        (0, "") => $"{Message} ({Code})",
        (0, _) => $"{Column}: {Message} ({Code})",
        (_, "") => $"line {Line}: {Message} ({Code})",
        _ => $"line {Line}, column {Column}: {Message} ({Code})",
    });
}
