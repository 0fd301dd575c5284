using System.Globalization;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>
/// Which milestones a draft's path has: the template's, each renamed (<c>title-M3</c>) or left out (<c>without-M3</c>) at will, and those that
/// were added (<c>stage-M13</c> says where).
/// </summary>
internal static class PathMilestones
{
    /// <summary>What a milestone of the district's own weighs: as much as the lighter ones of the templates.</summary>
    internal const int Weight = 5;

    /// <summary>School days that it may be late.</summary>
    internal const int Window = 10;

    private const string Stage = "stage-";

    /// <summary>With those that are left out; the added ones come last.</summary>
    internal static IEnumerable<TemplateMilestone> Of(Sketch sketch, Fields fields) =>
    [
        .. sketch.Template.Milestones.Select(milestone => fields.Holds($"title-{milestone.Id}") ? milestone with { Title = fields[$"title-{milestone.Id}"] } : milestone),
        .. from id in AddedIds(fields)
           where IsAdded(sketch, id) && sketch.Template.Stages.Contains(fields[$"{Stage}{id}"])
           select new TemplateMilestone(id, fields[$"title-{id}"], fields[$"{Stage}{id}"], fields.Number($"day-{id}") ?? 1, Weight, Window, Gate: false, Owner: null),
    ];

    internal static bool IsAdded(Sketch sketch, string id) => !sketch.Template.Milestones.Any(milestone => milestone.Id == id);

    internal static bool IsLeftOut(Fields fields, string id) => fields.Has($"without-{id}");

    /// <summary>
    /// What was typed at the end of a stage becomes a milestone of it: with a day of its own, or together with the last one before it. One
    /// without a title is added all the same, for the decider to say what it lacks.
    /// </summary>
    internal static Fields Added(Sketch sketch, Fields typed)
    {
        var stages = sketch.Template.Stages;
        foreach (var (place, stage) in stages.Index())
        {
            var (title, due) = (typed[$"new-title-{place}"], typed[$"new-due-{place}"]);
            if (title.Length + due.Length == 0)
                continue;
            var before = PathOnCalendar.All(sketch, typed).LastOrDefault(placed => !placed.IsLeftOut && stages.Index().First(known => known.Item == placed.Of.Stage).Index <= place);
            var id = FreeId(sketch, typed);
            typed = typed.With(
                ($"title-{id}", title), ($"{Stage}{id}", stage), ($"due-{id}", due.Length > 0 ? due : before?.Typed ?? ""), ($"day-{id}", $"{before?.Day ?? 1}"),
                ($"new-title-{place}", ""), ($"new-due-{place}", ""));
        }

        return typed;
    }

    /// <summary>The number after the highest one: no id is given twice, whatever is left out.</summary>
    private static string FreeId(Sketch sketch, Fields fields)
    {
        var highest = sketch.Template.Milestones.Select(milestone => milestone.Id).Concat(AddedIds(fields))
            .Max(id => int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return $"M{highest + 1}";
    }

    private static IEnumerable<string> AddedIds(Fields fields) => fields.Values.Keys
        .Where(name => name.StartsWith(Stage, StringComparison.Ordinal)).Select(name => name[Stage.Length..]).Where(id => id.Length > 0)
        .OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal);
}
