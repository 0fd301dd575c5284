namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// What a school’s readiness is scored by, and the sum from which it is ready (S2: start with strengths). Replaces the rubric before it
    /// as a whole; a school is judged by the one in force on its start.
    /// </summary>
    public sealed record RubricPublished(DateOnly EffectiveOn, ValueList<RubricItem> Items, int Ready) : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(RubricPublished);
    }

    internal static Refusal? Refuse(RubricPublished wish) =>
        Limits.Must(wish.Items.Count > 0, "no-items", "A rubric scores something: name at least one item.", "items")
        ?? Refuse(wish.Items)
        ?? Limits.Between(wish.Ready, 1, wish.Items.Sum(item => item.Most), "ready-out-of-range", "ready");

    private static Refusal? Refuse(ValueList<RubricItem> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var refusal = Limits.Must(Text.IsWord(items[i].Item, 40), "malformed-item", $"“{items[i].Item}” is not 1 to 40 letters, digits, dots, hyphens or underscores.", $"items[{i}].item")
                ?? Limits.Name(items[i].Title, $"items[{i}].title")
                ?? Limits.Between(items[i].Most, 1, RubricItem.MostOfAll, "most-out-of-range", $"items[{i}].most")
                ?? Limits.Must(seen.Add(items[i].Item), "duplicate-item", $"“{items[i].Item}” is listed twice: list each item once.", $"items[{i}].item");
            if (refusal is not null)
                return refusal;
        }

        return null;
    }
}

/// <summary>What is scored from 0 to <c>Most</c>, both inclusive; <c>Item</c> is its short name.</summary>
public sealed record RubricItem(string Item, string Title, int Most)
{
    internal const int MostOfAll = 20;
}
