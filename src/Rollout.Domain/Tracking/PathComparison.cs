using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>The versions of the expected path side by side (practice 11).</summary>
/// <param name="Versions">In order.</param>
/// <param name="Rows">The milestones of the last version in its order, then those that only earlier ones have.</param>
public sealed record PathComparison(IReadOnlyList<ComparedVersion> Versions, IReadOnlyList<ComparedMilestone> Rows)
{
    public static PathComparison Of(Board board)
    {
        var district = board.AsDistrict;
        ComparedVersion[] versions = [.. district.Facts.Frame.Published.Select(published => ComparedVersion.Of(district, published))];
        var milestones = district.Facts.Paths.Reverse().SelectMany(version => version.Path.Milestones).DistinctBy(milestone => milestone.Id);
        return new(
            versions,
            [.. milestones.Select(milestone => new ComparedMilestone(milestone.Id, milestone.Title, [.. CellsOf(district, versions, milestone.Id)]))]);
    }

    private static IEnumerable<ComparedDue> CellsOf(DistrictCase district, ComparedVersion[] versions, MilestoneId id)
    {
        ComparedDue? before = null;
        foreach (var version in versions)
        {
            var milestone = version.Path.Path.Milestones.FirstOrDefault(milestone => milestone.Id == id);
            var due = milestone is null ? null : RevisionRule.DueOn(district, milestone);
            var cell = new ComparedDue(
                milestone is not null, due, milestone?.DueDay,
                before is { IsThere: true } && milestone is not null && (before.Due, before.DueDay) != (due, milestone.DueDay),
                version.MovedAfterTheFact.Contains(id));
            yield return before = cell;
        }
    }
}

/// <summary>A version of the path, and whether it moved days that had passed.</summary>
/// <param name="On">The district's day on which it was recorded.</param>
/// <param name="MovedAfterTheFact">Milestones whose day had passed when it was recorded, and which it moved to a later one (C11).</param>
public sealed record ComparedVersion(int Number, PathVersion Path, DateOnly On, Recorded Recorded, IReadOnlyList<MilestoneId> MovedAfterTheFact)
{
    internal static ComparedVersion Of(DistrictCase district, (Recorded Recorded, DateOnly On) published)
    {
        var number = ((IPathVersion)published.Recorded.Happened).Version;
        return new(
            number, district.Facts.Paths.First(path => path.Number == number), published.On, published.Recorded,
            number > 1 ? [.. RevisionRule.MovedAfterTheFact(district, published)] : []);
    }
}

/// <summary>A milestone with its day in each version.</summary>
public sealed record ComparedMilestone(MilestoneId Id, string Title, IReadOnlyList<ComparedDue> Cells);

/// <summary>A milestone's day in one version.</summary>
/// <param name="Due">The day; one that counts from the launch as at the first school. Null = on no published day.</param>
/// <param name="DueDay">School days from the launch, where the version says it so.</param>
/// <param name="IsChanged">Whether the version before has it on another day.</param>
/// <param name="IsAfterTheFact">Whether that day had passed when this version was recorded, and this one is later.</param>
public sealed record ComparedDue(bool IsThere, DateOnly? Due, int? DueDay, bool IsChanged, bool IsAfterTheFact);
