namespace Rollout.Domain.Tracking.Rules;

/// <summary>A rule that judges one case on one day: a school, or the district as a whole.</summary>
internal abstract class Rule<TCase>
{
    /// <summary>Stable name, such as <c>R1</c>.</summary>
    internal abstract string Id { get; }

    /// <summary>What it looks at, in a few words for people.</summary>
    internal abstract string Title { get; }

    internal abstract IEnumerable<Finding> Findings(TCase judged, DateOnly day);

    /// <summary>The worst tier among the findings, without their sentences; null without findings.</summary>
    internal abstract Tier? WorstTier(TCase judged, DateOnly day);

    /// <summary>The rule with its inputs, true or not.</summary>
    internal abstract RuleReport Report(TCase judged, DateOnly day);
}

/// <summary>What is judged, as far as a dwell must know it: since when, and which days count.</summary>
internal interface ICase
{
    /// <summary>The first day on which it is judged.</summary>
    DateOnly Start { get; }

    RuleSet Rules { get; }

    /// <summary>Days counted up to and including the day.</summary>
    int Lived(DateOnly day);

    /// <summary>The first day on which <see cref="Lived"/> reaches <paramref name="count"/>, if by <paramref name="until"/>; else null.</summary>
    DateOnly? FirstLived(int count, DateOnly until);
}

/// <summary>A rule's answer on a day, true or not, for people who ask why.</summary>
/// <param name="IsTrue">Whether its condition holds on the day; a finding may wait for dwell or outlast it.</param>
/// <param name="Inputs">Its numbers by name.</param>
/// <param name="Dwell">The run of days true or false; null for rules that act at once.</param>
/// <param name="Findings">What it contributes to the status.</param>
public sealed record RuleReport(
    string Rule, string Title, bool IsTrue, IReadOnlyList<Input> Inputs, Dwell? Dwell, IReadOnlyList<Finding> Findings);

/// <summary>A number, day or name that a rule looked at.</summary>
public sealed record Input(string Name, object? Value);
