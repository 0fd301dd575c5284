using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C39: the school uses a tool that the district did not approve, or retired (S4).</summary>
internal sealed class ToolRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C39";

    internal override string Title => "Tools that were looked at";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        if (school.Facts.ToolsUsed.Length == 0)
            return;
        days.Add(school.Facts.ToolsUsed);
        foreach (var used in school.Facts.ToolsUsed)
            days.Add(used.Fact.Until?.AddDays(1));
        days.Add(school.Tools.Approvals);
        days.Add(school.Tools.Retirements);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) => Unapproved(school, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var tools = Unapproved(school, day).ToList();
        return tools.Count == 0
            ? new("Every tool in use is approved.", [])
            : new(
                string.Join(" ", tools.Select(tool =>
                    tool.Retired is { Happened: ToolRetired retired }
                        ? $"“{tool.Used.Fact.Tool}” is in use and was retired on {Sentences.On(retired.EffectiveOn)}."
                        : $"“{tool.Used.Fact.Tool}” is in use and was not approved.")),
                [.. tools.SelectMany(tool => tool.Retired is { } retired ? new[] { tool.Used.Id, retired.Id } : [tool.Used.Id]).Distinct()]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("inUse", InUse(school.Facts, day).Select(used => used.Fact.Tool).ToList()),
        new("unapproved", Unapproved(school, day).Select(tool => tool.Used.Fact.Tool).ToList()),
    ];

    /// <summary>What the school uses on the day: of each tool what was said last.</summary>
    internal static IEnumerable<Dated<ToolUsed>> InUse(SchoolFacts facts, DateOnly day) => facts.ToolsUsed.Length == 0
        ? []
        : facts.ToolsUsed.Take(facts.ToolsUsed.CountBy(day)).GroupBy(used => used.Fact.Tool, StringComparer.Ordinal)
            .Select(said => said.Last()).Where(used => !(used.Fact.Until < day));

    private static IEnumerable<(Dated<ToolUsed> Used, Recorded? Retired)> Unapproved(SchoolCase school, DateOnly day) =>
        from used in InUse(school.Facts, day)
        let said = school.Tools.LastOf(used.Fact.Tool, day)
        where said?.Happened is not ToolApproved
        select (used, said);
}
