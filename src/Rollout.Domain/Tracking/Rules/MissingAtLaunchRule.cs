namespace Rollout.Domain.Tracking.Rules;

/// <summary>A check upon the district: it launched, and something that belongs before a launch was never recorded.</summary>
/// <param name="facts">What belongs there.</param>
/// <param name="missing">The sentence while it is missing, and <paramref name="there"/> once it is not.</param>
internal sealed class MissingAtLaunchRule<TFact>(string id, string title, Func<Agreements, Dated<TFact>[]> facts, string missing, string there)
    : DwelledRule<DistrictCase>
    where TFact : DomainEvent, IDated
{
    internal override string Id => id;

    internal override string Title => title;

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Launch);
        days.Add(facts(district.Agreements));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        district.Launch <= day && facts(district.Agreements).CountBy(day) == 0 ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day) =>
        Truth(district, day) is null ? new(there, []) : new(missing, district.LaunchedBy);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [new("launch", district.Launch), new("recorded", facts(district.Agreements).CountBy(day))];
}
