using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C22: a school was chosen before it was ready, and nothing is said of what is done about it (S2: not by politics or grant).</summary>
internal sealed class MitigationRule : PromptRule
{
    internal override string Id => "C22";

    internal override string Title => "Something done where a school was not ready";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day) =>
        from overridden in Latest(district, day)
        where !overridden.Fact.IsMitigated
        select About(
            overridden.Fact.School, overridden.On,
            $"{NameOf(district, overridden.Fact.School)} was chosen before it was ready, and nothing is said of what is done about it.", [overridden.Id]);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("overrides", Latest(district, day).Count()),
        new("withoutMitigation", Latest(district, day).Where(overridden => !overridden.Fact.IsMitigated).Select(overridden => overridden.Fact.School.Value).ToList()),
    ];

    /// <summary>Of each school the last override by the day.</summary>
    private static IEnumerable<Dated<SelectionOverridden>> Latest(DistrictCase district, DateOnly day) =>
        district.Agreements.Overrides.Take(district.Agreements.Overrides.CountBy(day)).GroupBy(overridden => overridden.Fact.School).Select(said => said.Last());

    private static string NameOf(DistrictCase district, SchoolId school) =>
        district.Everywhere.FirstOrDefault(known => known.Id == school)?.Name ?? $"School {school}";
}
