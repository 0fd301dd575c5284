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

    /// <summary>The groups that have a stake in the initiative, each of which a plan is for; replaces the list before it as a whole.</summary>
    public sealed record StakeholderGroupsNamed(DateOnly EffectiveOn, ValueList<string> Groups) : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(StakeholderGroupsNamed);
    }

    internal static Refusal? Refuse(StakeholderGroupsNamed wish) => Limits.SomeNames(wish.Groups, "groups");

    internal static Refusal? Refuse(CommunicationPlanApproved wish) =>
        RefuseGroups(wish.Groups) ?? Limits.OptionalName(wish.Owner, "owner") ?? Limits.Names(wish.Channels, "channels");

    private static Refusal? RefuseGroups(ValueList<GroupCadence> groups)
    {
        if (groups.Count == 0)
            return new("no-groups", "A communication plan is for somebody: name its groups.", "groups");
        var seen = new HashSet<string>();
        for (var i = 0; i < groups.Count; i++)
        {
            var refusal = Limits.Name(groups[i].Group, $"groups[{i}].group") ?? Limits.Cadence(groups[i].Cadence, $"groups[{i}].cadence");
            if (refusal is not null)
                return refusal;
            if (!seen.Add(groups[i].Group))
                return new("duplicate-group", $"“{groups[i].Group}” is listed twice: list each group once.", $"groups[{i}].group");
        }

        return null;
    }
}

/// <summary>A stakeholder group and how many instructional days may lie between two touchpoints.</summary>
public sealed record GroupCadence(string Group, int Cadence);
