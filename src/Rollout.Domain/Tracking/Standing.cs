namespace Rollout.Domain.Tracking;

/// <summary>One school's row on the board.</summary>
/// <param name="Path">The version the row is judged on.</param>
/// <param name="IsSilent">Rule R4 holds, beside whatever the status is.</param>
/// <param name="Planned">Share of the weight whose due day has come, 0 … 1.</param>
/// <param name="Earned">Share of the weight that is complete, 0 … 1.</param>
/// <param name="OverdueShare">Share of the closed weight that is open (R2); null with fewer than three closed milestones.</param>
/// <param name="Silence">Instructional days since the last news; null before the start.</param>
/// <param name="Stage">The first stage with an open milestone; null when all is complete.</param>
/// <param name="OtherPaths">The status on every other published version, ascending: a moved goalpost stays visible.</param>
/// <param name="IsAsserted">Some live event of the school's streams carries a time asserted by an earlier system.</param>
/// <param name="IsClosed">The school is closed; that changes no status.</param>
public sealed record Standing(
    SchoolId School, string Name, int Path, string? Variant, Status Status, bool IsSilent, decimal Planned, decimal Earned,
    decimal? OverdueShare, int? Silence, string? Stage, IReadOnlyList<Finding> Findings, IReadOnlyList<OtherPath> OtherPaths,
    bool IsAsserted, bool IsClosed)
{
    /// <summary>The wave of the enrolment in force.</summary>
    public required string Wave { get; init; }

    /// <summary>The school's level as the roster has it; null when it says none.</summary>
    public required string? Level { get; init; }

    /// <summary>The order of rows: status, gate among the findings, largest lateness, weight of the milestones found; worst first.</summary>
    internal (Status Status, int NoGate, int Lateness, long Weight) Severity { get; init; }
}

/// <summary>How the school stands on another version of the path.</summary>
public sealed record OtherPath(int Path, Status Status);
