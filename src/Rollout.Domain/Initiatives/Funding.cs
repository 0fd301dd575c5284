namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    private const decimal LargestAmount = 1_000_000_000_000;

    /// <summary>
    /// Money for the initiative, and its last day (S0: one-time funds end). <c>Amount</c> is in the district's currency;
    /// <c>SuccessorOf</c> names the stream that it follows.
    /// </summary>
    public sealed record FundingCommitted(DateOnly EffectiveOn, string Stream, DateOnly Until, decimal? Amount = null, string? SuccessorOf = null)
        : InitiativeEvent, IDated
    {
        public override object Subject() => Stream;
    }

    /// <summary>How the initiative goes on once the stream has ended was agreed.</summary>
    public sealed record SustainabilityPlanApproved(DateOnly EffectiveOn, string Stream, [property: FreeText] string? Note = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Stream;
    }

    internal static Refusal? Refuse(FundingCommitted wish) =>
        Limits.Name(wish.Stream, "stream") ?? RefuseEnd(wish.Until, wish.EffectiveOn)
        ?? (wish.Amount is { } amount ? Limits.Between(amount, 0, LargestAmount, "amount-out-of-range", "amount") : null)
        ?? Limits.OptionalName(wish.SuccessorOf, "successorOf")
        ?? Limits.Must(wish.SuccessorOf != wish.Stream, "own-successor", "A stream does not follow itself: name another, or record its new last day.", "successorOf");

    internal static Refusal? Refuse(SustainabilityPlanApproved wish) => Limits.Name(wish.Stream, "stream") ?? Limits.FreeText(wish.Note, "note");
}
