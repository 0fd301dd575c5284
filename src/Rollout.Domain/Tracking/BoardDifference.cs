namespace Rollout.Domain.Tracking;

/// <summary>How one answer differs from another, school by school; schools told alike are left out.</summary>
/// <param name="Rows">In the later answer's order, worst first; schools it lacks come last.</param>
public sealed record BoardDifference(IReadOnlyList<RowDifference> Rows)
{
    public static BoardDifference Between(Board then, Board now)
    {
        var before = then.Schools.ToDictionary(row => row.School);
        var after = now.Schools.Select(row => row.School).ToHashSet();
        var rows = now.Schools.Select(row => RowDifference.Of(before.GetValueOrDefault(row.School), row))
            .Concat(then.Schools.Where(row => !after.Contains(row.School)).Select(row => RowDifference.Of(row, null)));
        return new([.. rows.Where(row => row.IsAny)]);
    }
}

/// <summary>How a school's row differs. A finding is the same while its rule, milestone and tier are.</summary>
/// <param name="Then">Null when the school was not on the earlier board.</param>
/// <param name="Now">Null when it is not on the later one.</param>
public sealed record RowDifference(Standing? Then, Standing? Now, IReadOnlyList<Finding> New, IReadOnlyList<Finding> Cleared)
{
    /// <summary>Whichever of both there is, the later first.</summary>
    public Standing Row => Now ?? Then!;

    /// <summary>Whether the status is another, or the school came or went.</summary>
    public bool IsOfStatus => Then?.Status != Now?.Status;

    internal bool IsAny => IsOfStatus || New.Count > 0 || Cleared.Count > 0;

    internal static RowDifference Of(Standing? then, Standing? now)
    {
        var (before, after) = (then?.Findings ?? [], now?.Findings ?? []);
        return new(then, now, [.. after.ExceptBy(before.Select(Key), Key)], [.. before.ExceptBy(after.Select(Key), Key)]);
    }

    private static (string Rule, MilestoneId? Milestone, Tier Tier) Key(Finding found) => (found.Rule, found.Milestone, found.Tier);
}
