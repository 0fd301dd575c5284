using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>A rule by its id, with what it looks at in a few words.</summary>
/// <param name="IsOfDistrict">It judges the district as a whole and paints no school.</param>
public sealed record RuleName(string Id, string Title, bool IsOfDistrict)
{
    /// <summary>Every rule there is, in the order findings of one tier are shown.</summary>
    public static IReadOnlyList<RuleName> All { get; } =
    [
        .. Rulebook.OfSchools.Select(rule => new RuleName(rule.Id, rule.Title, false)),
        .. Rulebook.OfDistrict.Select(rule => new RuleName(rule.Id, rule.Title, true)),
    ];

    /// <summary>R1 to R8: what rule set 1 judges by.</summary>
    public static ValueList<string> Core { get; } = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"];

    /// <summary>Every rule: what set-up proposes.</summary>
    public static ValueList<string> AllIds { get; } = All.Select(rule => rule.Id).ToValueList();

    /// <summary>Whether the rule is one of R1 to R8, on which checks may rest.</summary>
    internal static bool IsCore(string id) => Core.Contains(id);

    /// <summary><c>unknown-rule</c> when there is no rule of that id.</summary>
    internal static Refusal? Refuse(string id, string field) => Limits.Must(
        All.Any(rule => rule.Id == id), "unknown-rule", $"There is no rule “{id}”; there are {string.Join(", ", AllIds)}.", field);

    /// <summary>The ids in their usual order, each once.</summary>
    internal static ValueList<string> InOrder(IEnumerable<string> ids)
    {
        var chosen = ids.ToHashSet(StringComparer.Ordinal);
        return AllIds.Where(chosen.Contains).ToValueList();
    }
}
