using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The need that the school meets by taking part (S3, S0); <c>Need</c> is its short name.</summary>
    public sealed record NeedIdentified(DateOnly EffectiveOn, string Need, [property: FreeText] string Statement) : RolloutEvent, IDated
    {
        public override object Subject() => Need;
    }

    /// <summary>Which practices the school means by it, and what they look like (S3).</summary>
    public sealed record PracticesDefined(DateOnly EffectiveOn, ValueList<string> Practices, [property: FreeText] string Definition) : RolloutEvent, IDated
    {
        public override object Subject() => typeof(PracticesDefined);
    }

    /// <summary>The school stands by that version of the district's vision statement (S2).</summary>
    public sealed record VisionReaffirmed(DateOnly EffectiveOn, int Version) : RolloutEvent, IDated;

    internal static Refusal? Refuse(NeedIdentified wish) => Limits.Name(wish.Need, "need") ?? Limits.RequiredFreeText(wish.Statement, "statement");

    internal static Refusal? Refuse(PracticesDefined wish) =>
        Limits.SomeNames(wish.Practices, "practices") ?? Limits.RequiredFreeText(wish.Definition, "definition");

    internal static Refusal? Refuse(VisionReaffirmed wish, Initiative initiative) => Limits.Must(
        wish.Version >= 1 && wish.Version <= initiative.Vision, "unknown-vision",
        $"The vision statement has no version {wish.Version}; the last is {initiative.Vision}.", "version");
}
