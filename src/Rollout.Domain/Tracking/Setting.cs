using System.Reflection;
using System.Text.Json;

namespace Rollout.Domain.Tracking;

/// <summary>A number of the rules that a rule set may set. Days are instructional days unless said otherwise.</summary>
/// <param name="Name">As adoptions write it, such as <c>silenceFactor</c>.</param>
/// <param name="Rules">The rules it belongs to, or what else it is for.</param>
/// <param name="Means">What it says, in a sentence.</param>
/// <param name="Source">Where its default comes from.</param>
public sealed record Setting(string Name, string Rules, string Means, string Unit, decimal Least, decimal Most, string Source)
{
    private const string Agreed = "the agreed rules, version 1";
    private const string Proposed = "Rollout’s proposal";
    private const string Practice7 = "practice 7 (Education Elements)";
    private const string Practice8 = "practice 8 (Education Elements, New Profit)";
    private const string Practice13 = "practice 13 (Education Elements)";
    private const string Practice24 = "practice 24 (Education Elements)";
    private const string Practice27 = "practice 27 (Hechinger, EdWeek)";
    private const string Practice41 = "practice 41 (New Profit)";
    private const string Practice44 = "practice 44 (New Profit)";
    private const string Practice42 = "practice 42 (New Profit)";
    private const string Practice43 = "practice 43 (New Profit)";

    private readonly PropertyInfo _number = typeof(RuleSet).GetProperty(char.ToUpperInvariant(Name[0]) + Name[1..])!;

    /// <summary>Every number there is, in the order of the rules.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Days(nameof(RuleSet.RaiseAfter), "R2 R3 R5 R6 R8 and checks", "A finding is raised after so many days true in a row.", 1, 60),
        Days(nameof(RuleSet.ClearAfter), "R2 R3 R5 R6 R8 and checks", "It is cleared after so many days false in a row.", 1, 60),
        Of(nameof(RuleSet.WindowsUntilOffTrack), "R1", "An open milestone without gate is off track beyond so many windows.", "windows", 1, 10),
        Of(nameof(RuleSet.LeastClosed), "R2", "With fewer closed milestones no share is formed.", "milestones", 1, 100),
        Share(nameof(RuleSet.OverdueOffTrack), "R2", "From so much of the closed weight open a school is off track."),
        Share(nameof(RuleSet.OverdueWatch), "R2", "From so much of the closed weight open a school is on watch."),
        Of(nameof(RuleSet.StageFactor), "R3", "A stage may last so many times its planned days.", "times", 1, 10),
        Share(nameof(RuleSet.StageQuantile), "R3", "Or as long as this share of earlier schools needed at most."),
        Of(nameof(RuleSet.LeastHistory), "R3, forecast", "With fewer earlier schools history says nothing.", "schools", 1, 100),
        Of(nameof(RuleSet.SilenceFactor), "R4 R6", "So many times the cadence may pass in silence.", "times", 0.5m, 10),
        Days(nameof(RuleSet.DefaultCadence), "R4", "The cadence where neither enrolment nor path says one.", 1, Limits.LongestCadence),
        Of(nameof(RuleSet.MeetingsInARow), "R5", "So many key meetings in a row without the principal count.", "meetings", 1, 20),
        Days(nameof(RuleSet.CommitmentGrace), "R5", "An open commitment counts when it is more days past its day.", 0, 200),
        Days(nameof(RuleSet.ReaffirmWithin), "R5", "A new principal has so many days to re-affirm.", 0, 200),
        Days(nameof(RuleSet.TermEnd), "R6", "In so many last days of a term a two-way touchpoint must have been delivered in it.", 0, 200),
        Of(nameof(RuleSet.ReadingsInARow), "R8", "So many readings in a row out of band count.", "readings", 1, 20),
        Days(nameof(RuleSet.ReaffirmVision), "C3", "A school has so many days to stand by a revised vision.", 0, 200, Proposed),
        Days(nameof(RuleSet.CheckGrace), "C7a", "A track check may be held so many days after its day.", 0, 60, Proposed),
        Days(nameof(RuleSet.AcknowledgeWithin), "C7b", "A finding may stand so many days before somebody takes it up.", 0, 60, Practice7),
        Days(nameof(RuleSet.SupportWithin), "C8", "A school may be off track so many days before support is opened.", 0, 60, Practice8),
        Days(nameof(RuleSet.WinGrace), "C9", "A proof point may come so many days after the first stage was to end.", 0, 200, Proposed),
        Days(nameof(RuleSet.GapWindow), "C10b", "A gap may be open so many days past its day, or after it was named.", 0, 200, Proposed),
        Days(nameof(RuleSet.RevisionsWithin), "C11", "Revisions of so many last days are looked at.", 1, 400, Proposed),
        Of(nameof(RuleSet.MostRevisions), "C11", "So many revisions in that while are usual.", "revisions", 0, 20, Proposed),
        Days(nameof(RuleSet.WalkthroughCadence), "C13a", "So many days may lie between two walkthroughs.", 1, Limits.LongestCadence, Proposed),
        Of(nameof(RuleSet.LowCycles), "C13b", "So many low walkthroughs in a row count.", "walkthroughs", 1, 20, Practice13),
        Share(nameof(RuleSet.LowShare), "C13b", "A walkthrough that sees the practices in a smaller share of rooms is low.", Proposed),
        Days(nameof(RuleSet.AcceptWithin), "C18", "Whoever was asked has so many days to agree.", 0, 200, Proposed),
        Days(nameof(RuleSet.HandoverAhead), "C20", "So many days before a vendor leaves something of what it does is handed over.", 0, 200, Proposed),
        Of(nameof(RuleSet.ChecksOffTrack), "C24", "So many track checks in a row with a school off track call for a decision.", "checks", 1, 10, Practice24),
        Of(nameof(RuleSet.FlatCounts), "C27a", "So many counts in a row without a rise count.", "counts", 1, 10, Practice27),
        Days(nameof(RuleSet.VoiceEnd), "C30", "In so many last days of a term a teacher must have spoken in it.", 0, 200, Proposed),
        Share(nameof(RuleSet.BreakageLimit), "C31b", "So large a share of the devices deployed may be reported broken.", Proposed),
        Days(nameof(RuleSet.FundingAhead), "C34", "So many days before money ends there is a successor or a plan.", 0, 400, Proposed),
        Days(nameof(RuleSet.SurveyAhead), "C36", "So many days before the launch a reading from before it is missed.", 0, 200, Proposed),
        Of(nameof(RuleSet.PdSessions), "C33b", "From so many sessions on, one should be about more than logistics.", "sessions", 1, 100, Proposed),
        Days(nameof(RuleSet.ReassessEvery), "C38", "After so many days the district asks itself about its stage again.", 1, 400, Proposed),
        Days(nameof(RuleSet.DecideWithin), "C40", "After a cycle has found something, so many days remain to decide what comes of it.", 0, 200, Proposed),
        Days(nameof(RuleSet.AnswerWithin), "C41", "The district has so many days to answer.", 0, 60, Practice41),
        Days(nameof(RuleSet.VisitWithin), "C42", "A school that needs a look may wait so many days for a visit.", 0, 200, Practice42),
        Of(nameof(RuleSet.GapReadings), "C44", "So many pairs of readings in a row in which a gap grew count.", "pairs", 1, 10, Practice44),
        Of(nameof(RuleSet.EarlyWaves), "C43", "So many waves are the first.", "waves", 1, 20, Practice43),
        Of(nameof(RuleSet.ScheduleLeastMilestones), "earned schedule", "With fewer milestones it is not shown.", "milestones", 2, 1_000),
        Days(nameof(RuleSet.ScheduleLargestGap), "earned schedule", "With a larger gap between due days it is not shown.", 1, 400),
        Days(nameof(RuleSet.ScheduleLeastDays), "earned schedule", "Before so many days have passed it is not shown.", 1, 400),
        Share(nameof(RuleSet.ConfidenceVerified), "confidence", "So much of the earned weight should be verified by someone else than the reporter."),
        Of(nameof(RuleSet.ConfidenceLeastDue), "confidence", "With fewer milestones due little can be said.", "milestones", 0, 1_000),
        Share(nameof(RuleSet.ConfidenceLate), "confidence", "So large a share of facts recorded late is still sound."),
        Days(nameof(RuleSet.RecordedLateAfter), "confidence", "A fact recorded more days after its day was recorded late.", 0, 400),
    ];

    public decimal Default => Of(RuleSet.Version1);

    /// <summary>Whether only whole numbers are taken.</summary>
    public bool IsWhole => _number.PropertyType == typeof(int);

    /// <summary>Null when there is none of that name.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>The number as the set has it.</summary>
    public decimal Of(RuleSet set) => Convert.ToDecimal(_number.GetValue(set), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The set with another number, which must be within the bounds, and whole where it must be.</summary>
    public RuleSet In(RuleSet set, decimal number)
    {
        var changed = set with { };
        _number.SetValue(changed, IsWhole ? (object)(int)number : number);
        return changed;
    }

    /// <summary><c>setting-out-of-range</c>, <c>setting-not-whole</c>; null when the number may be set.</summary>
    internal Refusal? Refuse(decimal number, string field) =>
        Limits.Between(number, Least, Most, "setting-out-of-range", field)
        ?? Limits.Must(!IsWhole || decimal.IsInteger(number), "setting-not-whole", $"{Name} counts {Unit}: give a whole number.", field);

    private static Setting Days(string number, string rules, string means, int least, int most, string source = Agreed) =>
        Of(number, rules, means, "school days", least, most, source);

    private static Setting Share(string number, string rules, string means, string source = Agreed) => Of(number, rules, means, "share", 0, 1, source);

    private static Setting Of(string number, string rules, string means, string unit, decimal least, decimal most, string source = Agreed) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(number), rules, means, unit, least, most, source);
}
