using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>
    /// A school was scored by the rubric (S2). What is scored twice on one day holds as it was said last; an item without a score counts 0.
    /// </summary>
    public sealed record ReadinessAssessed(DateOnly EffectiveOn, ValueList<ItemScore> Scores, [property: FreeText] string? Note = null)
        : RolloutEvent, IDated
    {
        public override object Subject() => typeof(ReadinessAssessed);
    }

    internal static Refusal? Refuse(ReadinessAssessed wish, Initiative initiative) =>
        Limits.Must(wish.Scores.Count > 0, "no-scores", "An assessment scores something: give at least one item its score.", "scores")
        ?? Refuse(wish.Scores, Scored(initiative)) ?? Limits.FreeText(wish.Note, "note");

    private static Refusal? Refuse(ValueList<ItemScore> scores, Dictionary<string, int> most)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scores.Count; i++)
        {
            var (item, score) = scores[i];
            if (!most.TryGetValue(item, out var atMost))
                return new("unknown-item", $"No rubric has an item “{item}”: publish one that has it, or correct the name.", $"scores[{i}].item");
            var refusal = Limits.Between(score, 0, atMost, "score-out-of-range", $"scores[{i}].score")
                ?? Limits.Must(seen.Add(item), "duplicate-item", $"“{item}” is scored twice: score each item once.", $"scores[{i}].item");
            if (refusal is not null)
                return refusal;
        }

        return null;
    }

    /// <summary>The items that any rubric has, with the most that the last one that has it allows.</summary>
    private static Dictionary<string, int> Scored(Initiative initiative)
    {
        var most = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in initiative.Facts.Live.OfType<InitiativeEvent.RubricPublished>().SelectMany(rubric => rubric.Items))
            most[item.Item] = item.Most;
        return most;
    }
}

/// <summary>What an item of the rubric scored, from 0.</summary>
public sealed record ItemScore(string Item, int Score);
