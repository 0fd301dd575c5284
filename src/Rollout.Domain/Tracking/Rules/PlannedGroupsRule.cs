namespace Rollout.Domain.Tracking.Rules;

/// <summary>C28: a group that has a stake, or is talked to anyway, is in no communication plan (S2).</summary>
internal sealed class PlannedGroupsRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C28";

    internal override string Title => "A plan for every group";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Launch);
        days.Add(district.Agreements.Plans);
        days.Add(district.Agreements.GroupsNamed);
        foreach (var (on, _) in district.GroupsReached.Values)
            days.Add(on);
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        IsWithoutPlan(district, day) || Unplanned(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var groups = Unplanned(district, day).ToList();
        if (groups.Count == 0)
        {
            return IsWithoutPlan(district, day)
                ? new("The initiative launched without a communication plan.", district.LaunchedBy)
                : new("Every group is in the plan.", []);
        }

        return new(
            $"{Sentences.And(groups.Select(group => $"“{group.Group}”"))} {(groups.Count == 1 ? "is" : "are")} in no communication plan.",
            [.. groups.Select(group => group.Event).Distinct()]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("planned", district.Agreements.Plans.LastBy(day)?.Fact.Groups.Select(group => group.Group).ToList()),
        new("unplanned", Unplanned(district, day).Select(group => group.Group).ToList()),
    ];

    private static bool IsWithoutPlan(DistrictCase district, DateOnly day) =>
        district.Launch <= day && district.Agreements.Plans.CountBy(day) == 0;

    private static IEnumerable<(string Group, Guid Event)> Unplanned(DistrictCase district, DateOnly day)
    {
        if (!(district.Launch <= day))
            return [];
        var planned = district.Agreements.Plans.LastBy(day)?.Fact.Groups.Select(group => group.Group).ToHashSet(StringComparer.Ordinal) ?? [];
        var named = district.Agreements.GroupsNamed.LastBy(day) is { } list ? list.Fact.Groups.Select(group => (group, list.Id)) : [];
        var reached = from known in district.GroupsReached
                      where known.Value.On <= day
                      orderby known.Value.On, known.Key
                      select (known.Key, known.Value.Event);
        return named.Concat(reached).DistinctBy(group => group.Item1).Where(group => !planned.Contains(group.Item1));
    }
}
