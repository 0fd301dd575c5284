namespace Rollout.Domain.Schools;

public abstract partial record SchoolEvent
{
    /// <summary>A person leads the school from that day on. Several may at once, and one may lead several schools.</summary>
    public sealed record PrincipalAssigned(DateOnly EffectiveOn, PersonId Person) : SchoolEvent, IDated, IMayBeAhead;

    /// <summary>A person no longer leads the school from that day on.</summary>
    public sealed record PrincipalDeparted(DateOnly EffectiveOn, PersonId Person) : SchoolEvent, IDated, IMayBeAhead;
}
