namespace Rollout.Domain.Paths;

/// <summary>What an expected path must keep to before a version of it is published.</summary>
public static class PathRules
{
    /// <summary>A path has at most that many milestones, stages and variants.</summary>
    public const int MostMilestones = 200;

    /// <summary>
    /// All faults of the path, each with the member at fault as it is spelled in JSON, such as <c>milestones[3].needs</c>:
    /// <c>empty-text</c>, <c>text-too-long</c>, <c>day-out-of-range</c>, <c>cadence-out-of-range</c>, <c>no-milestones</c>,
    /// <c>too-many-milestones</c>, <c>too-many-stages</c>, <c>too-many-variants</c>, <c>duplicate-stage</c>, those of
    /// <see cref="MilestoneRules"/> and those of <see cref="VariantRules"/>.
    /// </summary>
    public static IReadOnlyList<Refusal> Faults(ExpectedPath path)
    {
        Refusal?[] outline =
        [
            Limits.Name(path.Title, "title"),
            Limits.Day(path.StartsOn, "startsOn"),
            Limits.Cadence(path.Cadence, "cadence"),
            Limits.Between(path.Stages.Count, 0, MostMilestones, "too-many-stages", "stages"),
            path.Milestones.Count == 0 ? new("no-milestones", "A path needs a milestone: add the first one.", "milestones") : null,
            Limits.Between(path.Milestones.Count, 0, MostMilestones, "too-many-milestones", "milestones"),
            Limits.Between(path.Variants.Count, 0, MostMilestones, "too-many-variants", "variants"),
        ];
        var faults = outline.OfType<Refusal>().ToList();
        if (faults.Any(fault => fault.Code.StartsWith("too-many", StringComparison.Ordinal)))
            return faults;
        faults.AddRange(OfStages(path.Stages));
        faults.AddRange(MilestoneRules.Faults(path.Milestones, path.Stages, path.Milestones));
        faults.AddRange(VariantRules.Faults(path, isSoundItself: faults.Count == 0));
        return faults;
    }

    private static IEnumerable<Refusal> OfStages(ValueList<string> stages)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            if (Limits.Name(stages[i], $"stages[{i}]") is { } refusal)
                yield return refusal;
            if (stages.Take(i).Contains(stages[i]))
                yield return new("duplicate-stage", $"Stage “{stages[i]}” is listed twice: list each stage once.", $"stages[{i}]");
        }
    }
}
