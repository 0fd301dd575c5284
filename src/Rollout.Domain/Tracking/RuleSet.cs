using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// Which rules judge, and their numbers. Version 1 is published with the program: R1 to R8 with their defaults. What each number means,
/// its unit, bounds and source are in <see cref="Setting.All"/>.
/// </summary>
public sealed record RuleSet
{
    public static RuleSet Version1 { get; } = new();

    public int Version { get; init; } = 1;

    /// <summary>The ids of the rules that judge, in the order of <see cref="RuleName.All"/>.</summary>
    public ValueList<string> Rules { get; init; } = RuleName.Core;

    public int WindowsUntilOffTrack { get; init; } = 2;

    public int LeastClosed { get; init; } = 3;

    public decimal OverdueOffTrack { get; init; } = 0.20m;

    public decimal OverdueWatch { get; init; } = 0.10m;

    public decimal StageFactor { get; init; } = 1.25m;

    public decimal StageQuantile { get; init; } = 0.80m;

    public int LeastHistory { get; init; } = 4;

    public decimal SilenceFactor { get; init; } = 1.5m;

    public int DefaultCadence { get; init; } = 10;

    public int MeetingsInARow { get; init; } = 2;

    public int CommitmentGrace { get; init; } = 10;

    public int ReaffirmWithin { get; init; } = 20;

    public int TermEnd { get; init; } = 10;

    public int ReadingsInARow { get; init; } = 2;

    public int ReaffirmVision { get; init; } = 20;

    public int CheckGrace { get; init; }

    public int AcknowledgeWithin { get; init; } = 5;

    public int SupportWithin { get; init; } = 5;

    public int WinGrace { get; init; }

    public int GapWindow { get; init; } = 20;

    public int RevisionsWithin { get; init; } = 60;

    public int MostRevisions { get; init; } = 2;

    public int WalkthroughCadence { get; init; } = 30;

    public int LowCycles { get; init; } = 2;

    public decimal LowShare { get; init; } = 0.25m;

    public int AcceptWithin { get; init; } = 10;

    public int HandoverAhead { get; init; } = 20;

    public int ChecksOffTrack { get; init; } = 2;

    public int FlatCounts { get; init; } = 2;

    public int VoiceEnd { get; init; } = 10;

    public decimal BreakageLimit { get; init; } = 0.05m;

    public int FundingAhead { get; init; } = 60;

    public int SurveyAhead { get; init; } = 20;

    public int GapReadings { get; init; } = 2;

    public int PdSessions { get; init; } = 3;

    public int ReassessEvery { get; init; } = 90;

    public int DecideWithin { get; init; } = 10;

    public int AnswerWithin { get; init; } = 2;

    public int VisitWithin { get; init; } = 20;

    public int EarlyWaves { get; init; } = 2;

    public int RaiseAfter { get; init; } = 3;

    public int ClearAfter { get; init; } = 5;

    public int ScheduleLeastMilestones { get; init; } = 8;

    public int ScheduleLargestGap { get; init; } = 25;

    public int ScheduleLeastDays { get; init; } = 20;

    public decimal ConfidenceVerified { get; init; } = 0.5m;

    public int ConfidenceLeastDue { get; init; } = 3;

    public decimal ConfidenceLate { get; init; } = 0.1m;

    public int RecordedLateAfter { get; init; } = 10;

    /// <summary>The set that an adoption published.</summary>
    public static RuleSet Of(RuleSetAdopted adopted) => adopted.Settings.Aggregate(
        new RuleSet { Version = adopted.Version, Rules = RuleName.InOrder(adopted.Rules) },
        (set, value) => Setting.Find(value.Name)!.In(set, value.Value));

    /// <summary>The set as an adoption would publish it next: its rules, and the numbers that are not the defaults.</summary>
    public ValueList<SettingValue> Changed() =>
        Setting.All.Where(setting => setting.Of(this) != setting.Default).Select(setting => new SettingValue(setting.Name, setting.Of(this))).ToValueList();
}
