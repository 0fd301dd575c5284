namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>An early win that others can look at (S2): what it is called, how one can see it, and where.</summary>
    public sealed record ProofPointRecorded(DateOnly EffectiveOn, string Title, [property: FreeText] string? Evidence = null, string? Link = null)
        : RolloutEvent, IDated;

    internal static Refusal? Refuse(ProofPointRecorded wish) =>
        Limits.Name(wish.Title, "title") ?? Limits.FreeText(wish.Evidence, "evidence") ?? Limits.OptionalName(wish.Link, "link");
}
