namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>Who hears about the initiative how often. The last plan effective holds (rule R6).</summary>
    public sealed record CommunicationPlanApproved(
        DateOnly EffectiveOn, ValueList<GroupCadence> Groups, string? Owner = null, ValueList<string>? Channels = null)
        : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(CommunicationPlanApproved);
    }
}

/// <summary>A stakeholder group and how many instructional days may lie between two touchpoints.</summary>
public sealed record GroupCadence(string Group, int Cadence);
