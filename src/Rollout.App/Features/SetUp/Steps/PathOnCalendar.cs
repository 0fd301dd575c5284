using Rollout.App.Web.Pages;
using Rollout.Domain.Calendar;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>
/// Where a draft's milestones fall. For each the form keeps the date (<c>due-M3</c>) and the school day after the launch
/// (<c>day-M3</c>), which stands where the calendar does not reach that far.
/// </summary>
internal static class PathOnCalendar
{
    /// <summary>The template's own days from a launch.</summary>
    internal static Fields Laid(Sketch sketch, DateOnly start) => Fields.Of(
    [
        ("start", Words.Iso(start)!), ("laidFrom", Words.Iso(start)!),
        .. sketch.Template.Milestones.SelectMany(milestone => At(milestone, milestone.Day, start, sketch.Calendar)),
    ]);

    /// <summary>What the path has, stage by stage and day by day. What waits for one that is left out no longer does.</summary>
    internal static IReadOnlyList<PlacedMilestone> Of(Sketch sketch, Fields fields)
    {
        var kept = All(sketch, fields).Where(placed => !placed.IsLeftOut).ToList();
        var known = kept.Select(placed => placed.Of.Id).ToHashSet();
        return [.. kept.Select(placed => placed with { Of = placed.Of with { Needs = [.. (placed.Of.Needs ?? []).Where(known.Contains)] } })];
    }

    /// <summary>With those that are left out, so that they can be taken back in.</summary>
    internal static IReadOnlyList<PlacedMilestone> All(Sketch sketch, Fields fields)
    {
        var (byDate, stages) = (fields["counted"] == PathStep.ByDate, sketch.Template.Stages.Index().ToDictionary(stage => stage.Item, stage => stage.Index));
        var all = PathMilestones.Of(sketch, fields).ToList();
        return
        [
            .. from milestone in all
               let placed = PathMilestones.IsLeftOut(fields, milestone.Id) ? LeftOut(milestone, fields, all) : Of(milestone, fields, byDate, sketch.Calendar)
               orderby stages[milestone.Stage], placed.Due ?? DateOnly.MaxValue, placed.Day ?? int.MaxValue
               select placed,
        ];
    }

    /// <summary>What the form asked for: another first day takes all along, then each is moved by so many school days, with those that follow or alone.</summary>
    internal static Fields Moved(Sketch sketch, Fields typed)
    {
        var calendar = sketch.Calendar;
        if (typed.Day("start") is not { } start)
            return typed;
        var laidFrom = typed.Day("laidFrom") ?? start;
        var moved = new List<(string, string)> { ("laidFrom", Words.Iso(start)!) };
        var following = 0;
        foreach (var milestone in All(sketch, typed).Select(placed => placed.Of))
        {
            var by = typed.Number($"by-{milestone.Id}") ?? 0;
            var shift = following + by;
            if (typed.Has($"following-{milestone.Id}"))
                following += by;
            moved.Add(($"by-{milestone.Id}", ""));
            moved.Add(($"following-{milestone.Id}", ""));
            if (Day(typed, milestone.Id, laidFrom, calendar) is { } day && (shift != 0 || start != laidFrom || !typed.Has($"due-{milestone.Id}")))
                moved.AddRange(At(milestone, Math.Max(1, day + shift), start, calendar));
        }

        return typed.With(moved);
    }

    private static PlacedMilestone Of(TemplateMilestone milestone, Fields fields, bool byDate, SchoolCalendar calendar)
    {
        var typed = fields[$"due-{milestone.Id}"];
        var day = fields.Day("start") is { } start ? Day(fields, milestone.Id, start, calendar) : fields.Number($"day-{milestone.Id}");
        var due = Fields.ReadDay(typed);
        return new(milestone, typed, due, byDate && typed.Length > 0 ? null : day, NoteOf(typed, due, byDate, day, fields.Day("start"), calendar))
        {
            Day = day ?? fields.Number($"day-{milestone.Id}"),
        };
    }

    private static PlacedMilestone LeftOut(TemplateMilestone milestone, Fields fields, IReadOnlyList<TemplateMilestone> all)
    {
        var typed = fields[$"due-{milestone.Id}"];
        string[] waiting = [.. all.Where(other => other.Needs?.Contains(milestone.Id) is true && !PathMilestones.IsLeftOut(fields, other.Id)).Select(other => other.Id)];
        return new(
            milestone, typed, Fields.ReadDay(typed), null,
            waiting.Length == 0 ? null : $"{string.Join(", ", waiting)} no longer {(waiting.Length == 1 ? "waits" : "wait")} for it.")
        {
            Day = fields.Number($"day-{milestone.Id}"),
            IsLeftOut = true,
        };
    }

    /// <summary>The school day after the launch, the launch day or the first one after it being 1; null where no calendar can tell.</summary>
    private static int? Day(Fields fields, string id, DateOnly start, SchoolCalendar calendar) => fields[$"due-{id}"] switch
    {
        "" => fields.Number($"day-{id}"),
        var typed when Fields.ReadDay(typed) is { } due && due <= calendar.Ends => calendar.DayNumber(due) - calendar.DayNumber(start.AddDays(-1)),
        _ => null,
    };

    private static IEnumerable<(string, string)> At(TemplateMilestone milestone, int day, DateOnly start, SchoolCalendar calendar) =>
    [
        ($"due-{milestone.Id}", Words.Iso(calendar.DateOf(calendar.DayNumber(start.AddDays(-1)) + day)) ?? ""), ($"day-{milestone.Id}", $"{day}"),
    ];

    private static string? NoteOf(string typed, DateOnly? due, bool byDate, int? day, DateOnly? start, SchoolCalendar calendar) =>
        typed.Length == 0 && day is { } number ? $"School day {number} from the launch: the published calendar doesn’t reach that far."
        : due is not { } date || calendar.Ends is not { } ends || date > ends || calendar.IsInstructional(date) ? null
        : byDate || start is not { } first || day is not { } counted || calendar.DateOf(calendar.DayNumber(first.AddDays(-1)) + counted) is not { } before
            ? $"{Words.Day(date)} is a day without school."
            : $"{Words.Day(date)} is a day without school: counted from the launch it is due on {Words.Day(before)}.";
}

/// <summary>A milestone as the draft has it.</summary>
/// <param name="Typed">Its date as typed; empty where only the day is known.</param>
/// <param name="Due">The date, where it can be read.</param>
/// <param name="DueDay">What is recorded instead of the date; null when the date is.</param>
/// <param name="Note">Where it falls, when that is worth a look.</param>
public sealed record PlacedMilestone(TemplateMilestone Of, string Typed, DateOnly? Due, int? DueDay, string? Note)
{
    /// <summary>The school day after the launch, also where the date is recorded; null where nobody can tell.</summary>
    internal int? Day { get; init; }

    /// <summary>Whether the district wants its path without it.</summary>
    internal bool IsLeftOut { get; init; }
}
