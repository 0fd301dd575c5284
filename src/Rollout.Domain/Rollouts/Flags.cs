using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>Somebody saw what the rule found and takes it up. It changes nothing that is found.</summary>
    public sealed record FlagAcknowledged(DateOnly EffectiveOn, string Rule, MilestoneId? Milestone = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, INotNews
    {
        public override object Subject() => (Rule, Milestone);
    }

    /// <summary>Somebody at the school sees it otherwise. It changes nothing that is found; what it says stands beside it.</summary>
    public sealed record FlagContested(DateOnly EffectiveOn, string Rule, [property: FreeText] string Reason, MilestoneId? Milestone = null)
        : RolloutEvent, IDated
    {
        public override object Subject() => (Rule, Milestone);
    }

    internal static Refusal? Refuse(FlagAcknowledged wish, Initiative initiative) =>
        RuleName.Refuse(wish.Rule, "rule") ?? RefuseUnknown(wish.Milestone, initiative) ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(FlagContested wish, Initiative initiative) =>
        RuleName.Refuse(wish.Rule, "rule") ?? RefuseUnknown(wish.Milestone, initiative) ?? Limits.RequiredFreeText(wish.Reason, "reason");

    private static Refusal? RefuseUnknown(MilestoneId? milestone, Initiative initiative) =>
        milestone is { } named ? RefuseUnknown(named, initiative) : null;
}
