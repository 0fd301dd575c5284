namespace Rollout.Domain.Tracking;

/// <summary>
/// The numbers of the rules (domain.md 4). Version 1 holds the defaults. Day counts are instructional unless said otherwise.
/// </summary>
public sealed record RuleSet
{
    public static RuleSet Version1 { get; } = new();

    public int Version { get; init; } = 1;

    /// <summary>R1: an open milestone without gate is off track beyond this many windows.</summary>
    public int WindowsUntilOffTrack { get; init; } = 2;

    /// <summary>R2: closed milestones below which no share is formed.</summary>
    public int LeastClosed { get; init; } = 3;

    /// <summary>R2: open share of the closed weight from which (inclusive) a school is off track.</summary>
    public decimal OverdueOffTrack { get; init; } = 0.20m;

    /// <summary>R2: open share of the closed weight from which (inclusive) a school is on watch.</summary>
    public decimal OverdueWatch { get; init; } = 0.10m;

    /// <summary>R3: times its planned days that a stage may last.</summary>
    public decimal StageFactor { get; init; } = 1.25m;

    /// <summary>R3: bound of earlier schools' ratios that a stage may last, when they are enough.</summary>
    public decimal StageQuantile { get; init; } = 0.80m;

    /// <summary>R3 and the forecast: earlier schools below which history says nothing.</summary>
    public int LeastHistory { get; init; } = 4;

    /// <summary>R4 and R6: times the cadence that may pass in silence.</summary>
    public decimal SilenceFactor { get; init; } = 1.5m;

    /// <summary>R4: the cadence where neither enrolment nor path says one.</summary>
    public int DefaultCadence { get; init; } = 10;

    /// <summary>R5: last key meetings that must not all have been without the principal.</summary>
    public int MeetingsInARow { get; init; } = 2;

    /// <summary>R5: days past due after which an open commitment counts.</summary>
    public int CommitmentGrace { get; init; } = 10;

    /// <summary>R5: days a new principal has to re-affirm.</summary>
    public int ReaffirmWithin { get; init; } = 20;

    /// <summary>R6: last days of a term in which a two-way touchpoint must have been delivered.</summary>
    public int TermEnd { get; init; } = 10;

    /// <summary>R8: last readings that must not all be out of band.</summary>
    public int ReadingsInARow { get; init; } = 2;

    /// <summary>Dwell: consecutive days true after which a finding is raised.</summary>
    public int RaiseAfter { get; init; } = 3;

    /// <summary>Dwell: consecutive days false after which it is cleared.</summary>
    public int ClearAfter { get; init; } = 5;

    /// <summary>Earned schedule: milestones below which it is not shown.</summary>
    public int ScheduleLeastMilestones { get; init; } = 8;

    /// <summary>Earned schedule: largest gap between due days with which it is shown.</summary>
    public int ScheduleLargestGap { get; init; } = 25;

    /// <summary>Earned schedule: days passed before which it is not shown.</summary>
    public int ScheduleLeastDays { get; init; } = 20;

    /// <summary>Confidence: share of the earned weight that someone else than the reporter verified.</summary>
    public decimal ConfidenceVerified { get; init; } = 0.5m;

    /// <summary>Confidence: milestones due below which little can be said.</summary>
    public int ConfidenceLeastDue { get; init; } = 3;

    /// <summary>Confidence: share of facts recorded late that is still sound.</summary>
    public decimal ConfidenceLate { get; init; } = 0.1m;

    /// <summary>Confidence: days after which a fact was recorded late.</summary>
    public int RecordedLateAfter { get; init; } = 10;
}
