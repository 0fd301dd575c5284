using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Rules;

/// <summary>The rule set that judges at these coordinates, beside another.</summary>
/// <param name="Sets">Every set there is, version 1 first.</param>
/// <param name="Compared">The set it stands beside; null where there is but one.</param>
public sealed record RulesView(PageFrame Frame, IReadOnlyList<PublishedSet> Sets, PublishedSet Shown, PublishedSet? Compared)
{
    /// <summary>What is typed of a new set; null for readers who may adopt none, and in the past.</summary>
    internal TypedSet? Form { get; init; }

    internal bool IsFormOpen { get; init; }

    internal Refusal? Fault { get; init; }

    internal Guid Key { get; } = Guid.NewGuid();

    internal int Next => Sets[^1].Rules.Version + 1;

    internal string Sentence =>
        $"Rule set {Shown.Rules.Version} judges, with {Shown.Rules.Rules.Count} of {RuleName.All.Count} rules"
        + (Compared is null ? "." : $"; beside it set {Compared.Rules.Version}, which differs in {Words.Many(Differences, "point")}.");

    internal IEnumerable<RuleRow> RulesOf(bool district) =>
        from rule in RuleName.All
        where rule.IsOfDistrict == district
        select new RuleRow(rule, Shown.Rules.Rules.Contains(rule.Id), Compared?.Rules.Rules.Contains(rule.Id));

    internal IEnumerable<SettingRow> Settings =>
        Setting.All.Select(setting => new SettingRow(setting, setting.Of(Shown.Rules), Compared is { } other ? setting.Of(other.Rules) : null));

    internal static RulesView Of(PageFrame frame)
    {
        var adopted = frame.History.Charter.Events.Where(recorded => recorded.Happened is RuleSetAdopted)
            .ToDictionary(recorded => ((RuleSetAdopted)recorded.Happened).Version);
        List<PublishedSet> sets =
        [
            .. frame.History.RuleSetsAt(frame.At.Position).Select(set => new PublishedSet(set.Rules, adopted.GetValueOrDefault(set.Rules.Version))),
        ];
        var shown = sets.First(set => set.Rules.Version == frame.At.Rules);
        return new(frame, sets, shown, sets.Count == 1 ? null : sets.FirstOrDefault(set => set.Rules.Version == shown.Rules.Version - 1) ?? sets[1]);
    }

    /// <summary>The board as another set judges it.</summary>
    internal string WithRules(int version) => (Frame.Address with { At = Frame.Address.At with { Rules = version } }).Board;

    internal PublishedSet? Find(int version) => Sets.FirstOrDefault(set => set.Rules.Version == version);

    internal string? FaultOf(string field) => Fault is { } fault && fault.Field == field ? fault.Message : null;

    private int Differences =>
        RulesOf(true).Concat(RulesOf(false)).Count(row => row.IsOn != row.WasOn) + Settings.Count(row => row.Value != row.Other);
}

/// <summary>A rule set and the event that adopted it; version 1 was published with the program.</summary>
public sealed record PublishedSet(RuleSet Rules, Recorded? Recorded)
{
    internal RuleSetAdopted? Adopted => (RuleSetAdopted?)Recorded?.Happened;
}

/// <param name="WasOn">In the set it stands beside; null without one.</param>
internal sealed record RuleRow(RuleName Rule, bool IsOn, bool? WasOn);

/// <param name="Other">In the set it stands beside; null without one.</param>
internal sealed record SettingRow(Setting Setting, decimal Value, decimal? Other);
