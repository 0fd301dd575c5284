using System.Diagnostics;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Initiatives;

/// <summary>An initiative's events in words.</summary>
internal static class InitiativeSentences
{
    internal static string Of(string initiative, InitiativeEvent happened) => happened switch
    {
        InitiativeChartered e => $"The initiative “{e.Title}” was chartered{Policies(e)}{Because(e.Need)}.",
        ExpectedPathPublished e => $"Version {e.Version} of the path of {initiative} was published{By(e.ApprovedBy)}{Because(e.Reason)}.",
        ExpectedPathRevised e => $"The path of {initiative} was revised to version {e.Version}{By(e.ApprovedBy)}{Because(e.Reason)}.",
        RuleSetAdopted e =>
            $"Rule set {e.Version} judges {initiative} from {On(e.EffectiveOn)}, with {e.Rules.Count} rules{Changes(e.Settings)}{By(e.ApprovedBy)}{Because(e.Reason)}.",
        WaveScheduled e => $"Wave {e.Wave} of {initiative} launches on {On(e.LaunchOn)}, as scheduled on {On(e.EffectiveOn)}.",
        CommunicationPlanApproved e => $"A communication plan was approved on {On(e.EffectiveOn)} for {And(e.Groups.Select(Group))}.",
        ExpectationAssigned e =>
            $"From {On(e.EffectiveOn)} the {Who(e.Holder)} holds “{e.Responsibility}”{(e.NonDelegable ? ", which is not handed on" : "")}.",
        ExpectationAccepted e => $"From {On(e.EffectiveOn)} the {Who(e.Holder)} agrees to hold “{e.Responsibility}”.",
        VisionStatementAdopted e => $"The vision of {initiative} was adopted on {On(e.EffectiveOn)}{By(e.ApprovedBy)}{Because(e.Statement)}.",
        VisionStatementRevised e =>
            $"The vision of {initiative} was revised to version {e.Version} on {On(e.EffectiveOn)}{By(e.ApprovedBy)}{Because(e.Reason)}. It says {Quoted(e.Statement)}.",
        InitiativeLinkedToPriority e =>
            $"On {On(e.EffectiveOn)} {initiative} was linked to “{e.Priority}”{(e.Plan is { } plan ? $" of “{plan}”" : "")}{Because(e.Note)}.",
        TrackCheckScheduled e => $"Track check “{e.Check}” was set for {On(e.ScheduledFor)}, on {On(e.EffectiveOn)}.",
        TrackCheckHeld e => $"Track check “{e.Check}” was held on {On(e.EffectiveOn)} with {And(e.Roles)}{Because(e.Note)}.",
        ReportIssued e =>
            $"On {On(e.EffectiveOn)} “{e.Report}” was shown as of {On(e.Shown.EffectiveOn)}, event {e.Shown.Position}, rules {e.Shown.Rules}; its digest begins {e.Digest[..12]}.",
        ReportPublished e => $"On {On(e.EffectiveOn)} “{e.Report}” was published for the school board as “{e.Title}”.",
        DecisionRecorded e =>
            $"On {On(e.EffectiveOn)} {And(e.Roles)} decided {Quoted(e.Question)}: “{e.Chosen}”, of {e.Options.Count} options{(e.Schools is { } schools ? $", for {Many(schools.Count, "school")}" : "")}.",
        ParticipationModeSet e => $"From {On(e.EffectiveOn)} {(e.Mode is Participation.OptIn ? "schools opt in" : "the whole district takes part")}{Because(e.Reason)}.",
        StakeholderGroupsNamed e => $"On {On(e.EffectiveOn)} the groups with a stake were named: {And(e.Groups)}.",
        SupportMenuAgreed e => $"From {On(e.EffectiveOn)} the district offers {And(e.Suggestions.Select(offer => $"“{offer.Title}” ({offer.Rule})"))}.",
        LessMorePublished e =>
            $"From {On(e.EffectiveOn)} there is to be {And(e.Pairs.Select(pair => $"less “{pair.Less}” and more “{pair.More}”"))}.",
        PrecedentLinked e => $"“{e.Title}” was linked on {On(e.EffectiveOn)} as something to learn from{Because(e.Lesson)}.",
        PilotStarted e => $"Pilot “{e.Pilot}” began on {On(e.EffectiveOn)}; whether it is adopted is decided by {On(e.DecideBy)}.",
        AdoptionDecided e => $"On {On(e.EffectiveOn)} it was decided that pilot “{e.Pilot}” is {(e.Adopted ? "adopted" : "not adopted")}{Because(e.Reason)}.",
        EvaluationCommissioned e => $"On {On(e.EffectiveOn)} evaluation “{e.Evaluation}” was commissioned from {e.By}, due on {On(e.DueOn)}.",
        EvaluationFindingRecorded e => $"On {On(e.EffectiveOn)} evaluation “{e.Evaluation}” found {Quoted(e.Finding)}.",
        CycleStarted e => $"Cycle “{e.Cycle}” began on {On(e.EffectiveOn)}. It asks {Quoted(e.Question)}.",
        CycleFindingRecorded e => $"On {On(e.EffectiveOn)} cycle “{e.Cycle}” found {Quoted(e.Finding)}.",
        CycleActDecided e => $"On {On(e.EffectiveOn)} it was decided after cycle “{e.Cycle}” to {e.Act.ToString().ToLowerInvariant()} what was tried.",
        IndicatorDefined e => $"{e.Title ?? e.Indicator} should go from {e.Baseline} to {e.Target} between {On(e.From)} and {On(e.To)}.",
        DeviceGateItemSatisfied e => $"On {On(e.EffectiveOn)} the district saw to {DeviceGate.WordsOf(e.Item)} of the device gate{Because(e.Note)}.",
        VendorEngaged e => $"{e.Vendor} was engaged on {On(e.EffectiveOn)}{(e.Until is { } until ? $", until {On(until)}" : "")}.",
        ReferenceChecked e => $"A reference of {e.Vendor} was checked on {On(e.EffectiveOn)}{Because(e.Note)}.",
        CapacityTransferred e => $"“{e.Area}” went from {e.Vendor} to {e.To} on {On(e.EffectiveOn)}{Because(e.Note)}.",
        VendorEngagementEnded e => $"The engagement of {e.Vendor} ended on {On(e.EffectiveOn)}.",
        FundingCommitted e =>
            $"On {On(e.EffectiveOn)} “{e.Stream}” was committed until {On(e.Until)}{Amount(e.Amount)}{(e.SuccessorOf is { } before ? $", to follow “{before}”" : "")}.",
        SustainabilityPlanApproved e => $"How it goes on after “{e.Stream}” was agreed on {On(e.EffectiveOn)}{Because(e.Note)}.",
        BaselineRecorded e => $"The baseline of {e.Indicator} is {e.Value} from {On(e.EffectiveOn)}.",
        TargetSet e => $"The target of {e.Indicator} is {e.Value} from {On(e.EffectiveOn)}.",
        RubricPublished e =>
            $"From {On(e.EffectiveOn)} readiness is scored by {And(e.Items.Select(item => $"{item.Title} (0 to {item.Most})"))}; from {e.Ready} on a school is ready.",
        _ => throw new UnreachableException(),
    };

    internal static string Of(string school, SelectionOverridden e) =>
        $"On {On(e.EffectiveOn)} {school} was chosen before it was ready, {Why(e.ReasonCode)}{Because(e.Reason)}{(e.IsMitigated ? $". What is done about it: “{e.Mitigation!.TrimEnd('.')}”" : "")}.";

    private static string Why(OverrideReason reason) => reason switch
    {
        OverrideReason.Politics => "for politics",
        OverrideReason.Grant => "for a grant",
        OverrideReason.Request => "at its request",
        OverrideReason.Other => "for another reason",
        _ => throw new UnreachableException(),
    };

    private static string By(string? approver) => string.IsNullOrWhiteSpace(approver) ? "" : $", approved by {approver}";

    private static string Policies(InitiativeChartered charter)
    {
        string?[] chosen =
        [
            charter.Selection switch { Selection.StrengthsFirst => "strengths first", Selection.LeastServedFirst => "least-served first", _ => null },
            charter.Participation switch { Participation.OptIn => "by choice", Participation.WholeDistrict => "for the whole district", _ => null },
        ];
        return chosen.OfType<string>().ToArray() is { Length: > 0 } said ? $", {And(said)}" : "";
    }

    private static string Changes(ValueList<SettingValue> settings) =>
        settings.Count == 0 ? "" : $" and {And(settings.Select(setting => $"{setting.Name} {setting.Value}"))}";

    private static string Group(GroupCadence group) => $"{group.Group} (every {group.Cadence} school days)";

    private static string Amount(decimal? amount) =>
        amount is { } money ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {money:#,0.######} in all") : "";

    private static string Who(Holder holder) => holder switch
    {
        Holder.District => "district",
        Holder.School => "school",
        Holder.Vendor => "vendor",
        _ => throw new UnreachableException(),
    };
}
