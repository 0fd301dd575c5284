namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The principal promised something; <c>DueOn</c> null = no day was agreed.</summary>
    public sealed record CommitmentMade(
        DateOnly EffectiveOn, string Commitment, [property: FreeText] string Statement, DateOnly? DueOn = null)
        : RolloutEvent, IDated
    {
        public override object Subject() => Commitment;
    }

    /// <summary>Another day was agreed; it holds from this fact's day on.</summary>
    public sealed record CommitmentRenegotiated(
        DateOnly EffectiveOn, string Commitment, DateOnly DueOn, [property: FreeText] string Reason)
        : RolloutEvent, IDated
    {
        public override object Subject() => Commitment;
    }

    /// <summary>The promise was kept. Said of a commitment nobody made yet it is taken with a warning: imports come in any order.</summary>
    public sealed record CommitmentFulfilled(DateOnly EffectiveOn, string Commitment, [property: FreeText] string? Reason = null)
        : RolloutEvent, IDated;

    /// <summary>The promise was given up; it no longer counts as open (rule R5).</summary>
    public sealed record CommitmentBroken(DateOnly EffectiveOn, string Commitment, [property: FreeText] string? Reason = null)
        : RolloutEvent, IDated;

    /// <summary>A principal stands by the commitments; naming no person speaks for whoever leads the school.</summary>
    public sealed record CommitmentReaffirmed(DateOnly EffectiveOn, PersonId? Person = null) : RolloutEvent, IDated;

    internal static Refusal? Refuse(CommitmentMade wish) => Limits.Name(wish.Commitment, "commitment")
        ?? Limits.RequiredFreeText(wish.Statement, "statement") ?? Limits.Day(wish.DueOn, "dueOn");

    internal static Refusal? Refuse(CommitmentRenegotiated wish) => Limits.Name(wish.Commitment, "commitment")
        ?? Limits.Day(wish.DueOn, "dueOn") ?? Limits.RequiredFreeText(wish.Reason, "reason");

    internal static Refusal? Refuse(CommitmentFulfilled wish) =>
        Limits.Name(wish.Commitment, "commitment") ?? Limits.FreeText(wish.Reason, "reason");

    internal static Refusal? Refuse(CommitmentBroken wish) =>
        Limits.Name(wish.Commitment, "commitment") ?? Limits.FreeText(wish.Reason, "reason");
}
