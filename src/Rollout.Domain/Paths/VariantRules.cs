namespace Rollout.Domain.Paths;

/// <summary>
/// What a variant must keep to: <c>duplicate-variant</c>, <c>unknown-milestone</c>, <c>milestone-changed-twice</c>,
/// <c>no-milestones</c>, and what it makes of the path must keep to the rules of a path.
/// </summary>
internal static class VariantRules
{
    /// <param name="isSoundItself">Whether the path as published has no fault; otherwise its faults would be told again for each variant.</param>
    internal static IEnumerable<Refusal> Faults(ExpectedPath path, bool isSoundItself)
    {
        var known = path.Milestones.Select(milestone => milestone.Id).ToHashSet();
        for (var i = 0; i < path.Variants.Count; i++)
        {
            var (variant, field) = (path.Variants[i], $"variants[{i}]");
            if (path.Variants.Take(i).Any(earlier => earlier.Id == variant.Id))
                yield return new("duplicate-variant", $"Two variants are called “{variant.Id}”: give each its own id.", $"{field}.id");
            var own = OfOne(variant, known, field).ToArray();
            foreach (var fault in own.Length > 0 || !isSoundItself ? own : OfResult(path, variant, field))
                yield return fault;
        }
    }

    private static IEnumerable<Refusal> OfOne(PathVariant variant, HashSet<MilestoneId> known, string field)
    {
        if ((Limits.Name(variant.Id, $"{field}.id") ?? Limits.Name(variant.Title, $"{field}.title")) is { } refusal)
            yield return refusal;
        for (var i = 0; i < variant.Milestones.Count; i++)
        {
            var id = variant.Milestones[i].Id;
            if (!known.Contains(id))
                yield return Unknown(id, $"{field}.milestones[{i}].id");
            if (variant.Milestones.Take(i).Any(earlier => earlier.Id == id))
                yield return new("milestone-changed-twice", $"{id} is changed twice: put both changes into one.", $"{field}.milestones[{i}].id");
        }

        for (var i = 0; i < variant.Omit.Count; i++)
        {
            if (!known.Contains(variant.Omit[i]))
                yield return Unknown(variant.Omit[i], $"{field}.omit[{i}]");
        }
    }

    private static IEnumerable<Refusal> OfResult(ExpectedPath path, PathVariant variant, string field)
    {
        var changes = variant.Milestones.ToDictionary(change => change.Id);
        Milestone[] result =
        [
            .. from milestone in path.Milestones
               where !variant.Omit.Contains(milestone.Id)
               select changes.TryGetValue(milestone.Id, out var change) ? change.ApplyTo(milestone) : milestone,
        ];
        if (result.Length == 0)
            return [new("no-milestones", $"Variant “{variant.Title}” leaves out every milestone: keep at least one.", $"{field}.omit")];
        return MilestoneRules.Faults(result, path.Stages, path.Milestones)
            .Select(fault => fault with { Message = $"In variant “{variant.Title}”: {fault.Message}", Field = field });
    }

    private static Refusal Unknown(MilestoneId id, string field) =>
        new("unknown-milestone", $"The path has no milestone {id}: correct the id.", field);
}
