namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>What there is to be less of and more of, in pairs (S2); replaces the pairs before them, and schools acknowledge them anew.</summary>
    public sealed record LessMorePublished(DateOnly EffectiveOn, ValueList<LessMorePair> Pairs) : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(LessMorePublished);
    }

    /// <summary>Somebody did this before: an earlier cohort or another place, and what is to be learned from it (S3).</summary>
    public sealed record PrecedentLinked(DateOnly EffectiveOn, string Title, [property: FreeText] string Lesson, string? Link = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Title;
    }

    internal static Refusal? Refuse(LessMorePublished wish)
    {
        if (wish.Pairs.Count == 0)
            return new("no-pairs", "Name at least one pair: what there is to be less of, and more.", "pairs");
        for (var i = 0; i < wish.Pairs.Count; i++)
        {
            if ((Limits.Name(wish.Pairs[i].Less, $"pairs[{i}].less") ?? Limits.Name(wish.Pairs[i].More, $"pairs[{i}].more")) is { } refusal)
                return refusal;
        }

        return null;
    }

    internal static Refusal? Refuse(PrecedentLinked wish) =>
        Limits.Name(wish.Title, "title") ?? Limits.RequiredFreeText(wish.Lesson, "lesson") ?? Limits.OptionalName(wish.Link, "link");
}

/// <summary>What there is to be less of, and more of in its place.</summary>
public sealed record LessMorePair(string Less, string More);
