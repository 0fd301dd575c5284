using System.Diagnostics;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Initiatives;

/// <summary>An initiative's events in words.</summary>
internal static class InitiativeSentences
{
    internal static string Of(string initiative, InitiativeEvent happened) => happened switch
    {
        InitiativeChartered e => $"The initiative “{e.Title}” was chartered{Because(e.Need)}.",
        ExpectedPathPublished e => $"Version {e.Version} of the path of {initiative} was published{By(e.ApprovedBy)}{Because(e.Reason)}.",
        ExpectedPathRevised e => $"The path of {initiative} was revised to version {e.Version}{By(e.ApprovedBy)}{Because(e.Reason)}.",
        WaveScheduled e => $"Wave {e.Wave} of {initiative} launches on {On(e.LaunchOn)}, as scheduled on {On(e.EffectiveOn)}.",
        CommunicationPlanApproved e => $"A communication plan was approved on {On(e.EffectiveOn)} for {And(e.Groups.Select(Group))}.",
        ExpectationAssigned e =>
            $"From {On(e.EffectiveOn)} the {Who(e.Holder)} holds “{e.Responsibility}”{(e.NonDelegable ? ", which is not handed on" : "")}.",
        IndicatorDefined e => $"{e.Title ?? e.Indicator} should go from {e.Baseline} to {e.Target} between {On(e.From)} and {On(e.To)}.",
        BaselineRecorded e => $"The baseline of {e.Indicator} is {e.Value} from {On(e.EffectiveOn)}.",
        TargetSet e => $"The target of {e.Indicator} is {e.Value} from {On(e.EffectiveOn)}.",
        _ => throw new UnreachableException(),
    };

    private static string By(string? approver) => string.IsNullOrWhiteSpace(approver) ? "" : $", approved by {approver}";

    private static string Group(GroupCadence group) => $"{group.Group} (every {group.Cadence} school days)";

    private static string Who(Holder holder) => holder switch
    {
        Holder.District => "district",
        Holder.School => "school",
        Holder.Vendor => "vendor",
        _ => throw new UnreachableException(),
    };
}
