namespace Rollout.Domain.Tracking.Rules;

/// <summary>C45: the last decision was made without a teacher or a family at the table (S1).</summary>
internal sealed class TableRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C45";

    internal override string Title => "Teachers or families at the table";

    internal override void MayChange(DistrictCase district, ref ChangeDays days) => days.Add(district.Agreements.Decisions);

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        district.Agreements.Decisions.LastBy(day) is { } last && !last.Fact.Roles.Any(role => role is Speakers.Teacher or Speakers.Family) ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day) => Truth(district, day) is not null && district.Agreements.Decisions.LastBy(day) is { } last
        ? new($"The decision “{last.Fact.Decision}” was made without a teacher or a family at the table.", [last.Id])
        : new("A teacher or a family was at the table, or nothing was decided.", []);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [new("roles", district.Agreements.Decisions.LastBy(day)?.Fact.Roles.ToList())];
}
