namespace Rollout.App.Features.History;

/// <summary>An event of the history feed.</summary>
/// <param name="Data">The text of its JSON object.</param>
internal sealed record HistoryEntry(
    long Position, Guid Id, string Stream, long Version, string Type, string? School, string? Initiative, DateOnly? EffectiveOn,
    DateTimeOffset RecordedAt, DateTimeOffset? AssertedAt, string? Source, string? By, string Data, Withdrawn? Withdrawn);

/// <summary>The later event that took this one back.</summary>
internal sealed record Withdrawn(long Position, DateTimeOffset At, string Reason);

/// <summary>What of a district's history is asked for; null or empty = all.</summary>
/// <param name="After">Only later positions.</param>
/// <param name="Before">Only earlier positions.</param>
/// <param name="KnownAt">Only what was recorded by then (inclusive), an asserted time counting where there is one.</param>
/// <param name="NewestFirst">Backwards through the log.</param>
internal sealed record HistoryQuery(
    string District, string? Initiative, string? School, IReadOnlyList<string> Types, long After = 0, int? Limit = null,
    long Before = long.MaxValue, DateTimeOffset? KnownAt = null, bool NewestFirst = false)
{
    /// <summary>Only what was recorded later than this.</summary>
    internal DateTimeOffset? KnownAfter { get; init; }

    /// <summary>With the initiative also what is of no initiative: the district, its calendar and its schools.</summary>
    internal bool WithDistrict { get; init; }
}
