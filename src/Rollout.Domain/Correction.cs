namespace Rollout.Domain;

/// <summary>A fact about an earlier event of the same stream. Corrections never overwrite (law 7).</summary>
public abstract record Correction : DomainEvent
{
    private Correction() { }

    /// <summary>From its recorded time on, the named event counts for nothing, on all days. It can't itself be withdrawn: log the fact again.</summary>
    public sealed record EventWithdrawn(Guid Event, [property: FreeText] string Reason) : Correction, IPermanent, INotNews;
}
