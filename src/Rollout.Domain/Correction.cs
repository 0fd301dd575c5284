namespace Rollout.Domain;

/// <summary>A fact about an earlier event of the same stream. Corrections never overwrite (law 7).</summary>
public abstract record Correction : DomainEvent
{
    private Correction() { }

    /// <summary>From its recorded time on, the named event counts for nothing, on all days. It can't itself be withdrawn: log the fact again.</summary>
    public sealed record EventWithdrawn(Guid Event, [property: FreeText] string Reason) : Correction, IPermanent, INotNews;

    internal static Decision<DomainEvent> Decide(EventWithdrawn wish, Facts facts, StreamId stream) => facts.Find(wish.Event) switch
    {
        null => new Refusal(
            "unknown-event", $"{stream} holds no event {wish.Event}: name one of its own events.", "event"),
        IPermanent => new Refusal(
            "not-withdrawable", "A withdrawal, a registration, a school year or a path version stays: record what holds instead.", "event"),
        _ when facts.IsWithdrawn(wish.Event) => new Refusal(
            "already-withdrawn", "This event is withdrawn already: log the fact again if it holds after all.", "event"),
        _ => Limits.RequiredFreeText(wish.Reason, "reason") is { } refusal ? refusal : wish,
    };
}
