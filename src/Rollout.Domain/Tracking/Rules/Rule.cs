namespace Rollout.Domain.Tracking.Rules;

/// <summary>A rule that judges one school on one day.</summary>
internal abstract class Rule
{
    /// <summary>Stable name, such as <c>R1</c>.</summary>
    internal abstract string Id { get; }

    /// <summary>What it looks at, in a few words for people.</summary>
    internal abstract string Title { get; }

    /// <summary>All rules, in the order findings of one tier are shown.</summary>
    internal static IReadOnlyList<Rule> All { get; } =
    [
        new WindowRule(), new OverdueShareRule(), new StageDurationRule(), new SilenceRule(), new PrincipalRule(), new SpiralRule(),
        new OrderRule(), new OutcomeRule(),
    ];

    internal abstract IEnumerable<Finding> Findings(SchoolCase school, DateOnly day);

    /// <summary>The worst tier among the findings, without their sentences; null without findings.</summary>
    internal abstract Tier? WorstTier(SchoolCase school, DateOnly day);

    /// <summary>The rule with its inputs, true or not.</summary>
    internal abstract RuleReport Report(SchoolCase school, DateOnly day);
}

/// <summary>A rule's answer about a school on a day, true or not, for people who ask why.</summary>
/// <param name="IsTrue">Whether its condition holds on the day; a finding may wait for dwell or outlast it.</param>
/// <param name="Inputs">Its numbers by name.</param>
/// <param name="Dwell">The run of days true or false; null for rules that act at once.</param>
/// <param name="Findings">What it contributes to the status.</param>
public sealed record RuleReport(
    string Rule, string Title, bool IsTrue, IReadOnlyList<Input> Inputs, Dwell? Dwell, IReadOnlyList<Finding> Findings);

/// <summary>A number, day or name that a rule looked at.</summary>
public sealed record Input(string Name, object? Value);
