namespace Rollout.Domain.Rollouts;

/// <summary>Facts of a stream <c>rollout/{slug}/{schoolId}</c>: one initiative at one school.</summary>
public abstract partial record RolloutEvent : DomainEvent
{
    private RolloutEvent() { }
}
