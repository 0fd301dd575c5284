using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C11: the expected path was revised after the fact, or again and again (S2: a realistic timeline).</summary>
internal sealed class RevisionRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C11";

    internal override string Title => "A timeline that holds";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        foreach (var (_, on) in Revisions(district))
        {
            days.Add(on);
            days.Add(district.FirstBeyond(on, district.Rules.RevisionsWithin, days.Last));
        }
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day)
    {
        var (count, isAfterTheFact) = (0, false);
        foreach (var revision in Lately(district, day))
            (count, isAfterTheFact) = (count + 1, isAfterTheFact || IsAfterTheFact(district, revision));
        return isAfterTheFact || count > district.Rules.MostRevisions ? Tier.Watch : null;
    }

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var lately = Lately(district, day).ToList();
        var afterwards = lately.Where(revision => IsAfterTheFact(district, revision)).ToList();
        List<string> reasons = [];
        if (afterwards.Count > 0)
            reasons.Add($"Version {Sentences.And(afterwards.Select(revision => VersionOf(revision).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)))} moved a day that had passed when it was recorded.");
        if (lately.Count > district.Rules.MostRevisions)
            reasons.Add($"The path was revised {lately.Count} times in {district.Rules.RevisionsWithin} instructional days.");
        return reasons.Count == 0
            ? new("The path was revised ahead of its days, and seldom.", [])
            : new(string.Join(" ", reasons), [.. (lately.Count > district.Rules.MostRevisions ? lately : afterwards).Select(revision => revision.Recorded.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("revisions", Lately(district, day).Count()),
        new("afterTheFact", Lately(district, day).Count(revision => IsAfterTheFact(district, revision))),
        new("revisionsWithin", district.Rules.RevisionsWithin),
        new("mostRevisions", district.Rules.MostRevisions),
    ];

    private static IEnumerable<(Recorded Recorded, DateOnly On)> Revisions(DistrictCase district) => district.Facts.Frame.Published.Skip(1);

    private static IEnumerable<(Recorded Recorded, DateOnly On)> Lately(DistrictCase district, DateOnly day) =>
        Revisions(district).Where(revision => revision.On <= day && district.Passed(revision.On, day) <= district.Rules.RevisionsWithin);

    private static bool IsAfterTheFact(DistrictCase district, (Recorded Recorded, DateOnly On) revision) => MovedAfterTheFact(district, revision).Any();

    /// <summary>The milestones whose day had passed when the revision was recorded, and which it moved to a later one.</summary>
    internal static IEnumerable<MilestoneId> MovedAfterTheFact(DistrictCase district, (Recorded Recorded, DateOnly On) revision)
    {
        var version = VersionOf(revision);
        var before = district.Facts.Paths.First(path => path.Number == version.Version - 1).Path.Milestones;
        return from milestone in version.Path.Milestones
               where before.FirstOrDefault(former => former.Id == milestone.Id) is { } former
                   && DueOn(district, former) is { } due && due <= revision.On && DueOn(district, milestone) > due
               select milestone.Id;
    }

    /// <summary>The milestone's day; one that counts from the launch as at the first school.</summary>
    internal static DateOnly? DueOn(DistrictCase district, Milestone milestone) =>
        milestone.Due is { } due ? due
        : milestone.DueDay is { } number && district.Launch is { } launch
            ? district.Calendar.DateOf(district.Calendar.DayNumber(launch.AddDays(-1)) + number)
            : null;

    private static IPathVersion VersionOf((Recorded Recorded, DateOnly On) revision) => (IPathVersion)revision.Recorded.Happened;
}
