namespace Rollout.Domain.Tracking.Rules;

/// <summary>C6a: people at a school already do something, and nobody enrolled it: it has no path, and is on no board.</summary>
internal sealed class UnenrolledRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C6a";

    internal override string Title => "Every active school has a path";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        foreach (var school in district.Facts.Unenrolled.Where(IsActive))
            days.Add(Begins(school));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => Active(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var schools = Active(district, day).ToList();
        return schools.Count == 0
            ? new("Every school at which people do something is enrolled.", [])
            : new(
                $"{Sentences.And(schools.Select(school => school.Name))} {(schools.Count == 1 ? "is" : "are")} active without a path: nobody enrolled {(schools.Count == 1 ? "it" : "them")}.",
                [.. schools.Select(school => school.Activity[0].Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [new("schools", Active(district, day).Select(school => school.Id.Value).ToList())];

    private static IEnumerable<SchoolFacts> Active(DistrictCase district, DateOnly day) =>
        district.Facts.Unenrolled.Where(IsActive).Where(school => Begins(school) <= day);

    private static bool IsActive(SchoolFacts school) => school.Activity.Length > 0;

    private static DateOnly Begins(SchoolFacts school) => ((IDated)school.Activity[0].Happened).EffectiveOn;
}
