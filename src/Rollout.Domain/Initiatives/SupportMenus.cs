using Rollout.Domain.Tracking;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>What the district offers where a rule found something; replaces the menu before it as a whole.</summary>
    public sealed record SupportMenuAgreed(DateOnly EffectiveOn, ValueList<SupportSuggestion> Suggestions) : InitiativeEvent, IDated
    {
        public override object Subject() => typeof(SupportMenuAgreed);
    }

    internal static Refusal? Refuse(SupportMenuAgreed wish)
    {
        if (wish.Suggestions.Count == 0)
            return new("no-suggestions", "A menu offers something: name at least one support.", "suggestions");
        for (var i = 0; i < wish.Suggestions.Count; i++)
        {
            var (rule, kind, title) = wish.Suggestions[i];
            var refusal = RuleName.Refuse(rule, $"suggestions[{i}].rule")
                ?? Limits.Name(kind, $"suggestions[{i}].kind") ?? Limits.Name(title, $"suggestions[{i}].title");
            if (refusal is not null)
                return refusal;
        }

        return null;
    }
}

/// <summary>A support to think of where the rule found something: a short kind for counting, and what it is called.</summary>
public sealed record SupportSuggestion(string Rule, string Kind, string Title);
