namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>Somebody at the school asks the district for help (S1). It never worsens the school's status: it starts a clock on the district.</summary>
    public sealed record HelpRequested(DateOnly EffectiveOn, string Help, string? Topic = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>Somebody of the district got back to them.</summary>
    public sealed record HelpAnswered(DateOnly EffectiveOn, string Help, [property: FreeText] string? Note = null) : RolloutEvent, IDated, IRepeats;

    /// <summary>What was asked is settled.</summary>
    public sealed record HelpResolved(DateOnly EffectiveOn, string Help, [property: FreeText] string? Note = null) : RolloutEvent, IDated, IRepeats;

    /// <summary>A coach or advisor was at the school (S1).</summary>
    public sealed record AdvisorySessionHeld(DateOnly EffectiveOn, string? Topic = null, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated, IRepeats;

    /// <summary>People of one role met those of other schools; the school took part (S1: role-alike cohorts).</summary>
    public sealed record CohortMet(DateOnly EffectiveOn, string Cohort, [property: FreeText] string? Note = null) : RolloutEvent, IDated, IRepeats;

    internal static Refusal? Refuse(HelpRequested wish) =>
        Limits.Name(wish.Help, "help") ?? Limits.OptionalName(wish.Topic, "topic") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(HelpAnswered wish) => Limits.Name(wish.Help, "help") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(HelpResolved wish) => Limits.Name(wish.Help, "help") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(AdvisorySessionHeld wish) => Limits.OptionalName(wish.Topic, "topic") ?? Limits.FreeText(wish.Note, "note");

    internal static Refusal? Refuse(CohortMet wish) => Limits.Name(wish.Cohort, "cohort") ?? Limits.FreeText(wish.Note, "note");
}
