using Rollout.Domain.Calendar;
using Rollout.Domain.Districts;
using Rollout.Domain.Paths;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>Pages of the district stand beside its initiatives: one of such a name would have no address.</summary>
    private static readonly HashSet<string> ReservedNames = ["imports", "set-up"];

    /// <summary>Why no initiative may be chartered under that short name: <c>reserved-name</c>; null when it may.</summary>
    public static Refusal? RefuseName(InitiativeId initiative) => ReservedNames.Contains(initiative.Value)
        ? new("reserved-name", $"A page of the district is called “{initiative}”: choose another short name.")
        : null;

    internal static Refusal? Refuse(InitiativeChartered wish, Initiative state) => state.Charter is not null
        ? new("already-chartered", "This initiative is chartered with other words: its charter stays as it is.")
        : Limits.Name(wish.Title, "title") ?? Limits.FreeText(wish.Need, "need") ?? Limits.FreeText(wish.Rationale, "rationale")
            ?? RefusePolicy(wish.Selection is not null, wish.SelectionReason, "selectionReason")
            ?? RefusePolicy(wish.Participation is not null, wish.ParticipationReason, "participationReason");

    /// <summary>The sources disagree about both policies, so a choice says why.</summary>
    private static Refusal? RefusePolicy(bool isChosen, string? reason, string field) =>
        isChosen ? Limits.RequiredFreeText(reason ?? "", field)
        : Limits.Must(string.IsNullOrWhiteSpace(reason), "reason-without-policy", $"There is a {field} but no choice: say which was chosen.", field);

    internal static Refusal? Refuse(ExpectedPathPublished wish, Initiative state) =>
        RefuseUnexplained(wish.Version, wish.ApprovedBy, wish.Reason) ?? RefuseVersion(wish, state)
        ?? Limits.Must(wish.Version == 1, "version-not-next", "Only version 1 is published: record a revision instead.", "version")
        ?? RefusePath(wish.Path);

    internal static Refusal? Refuse(ExpectedPathRevised wish, Initiative state) =>
        RefuseUnexplained(wish.Version, wish.ApprovedBy, wish.Reason) ?? RefuseVersion(wish, state)
        ?? Limits.Must(wish.Version > 1, "version-not-next", "Version 1 is published, not revised: record a publication instead.", "version")
        ?? RefusePath(wish.Path);

    internal static IEnumerable<Warning> Warn(IPathVersion wish, Initiative state, District district)
    {
        foreach (var (i, milestone) in wish.Path.Milestones.Index())
        {
            if (milestone.Due is { } due && !district.Years.Values.Any(year => year.FirstDay <= due && due <= year.LastDay))
            {
                yield return new(
                    "due-outside-calendar", $"{milestone.Id} is due on {due:yyyy-MM-dd}, outside every published school year.",
                    $"path.milestones[{i}].due");
            }
        }

        var calendar = district.Calendar;
        foreach (var (i, milestone) in wish.Path.Milestones.Index())
        {
            if (milestone.DueDay is { } day && !state.Launches.Values.Any(launch => IsPlaced(day, launch, calendar)))
            {
                yield return new(
                    "due-day-unplaced", $"{milestone.Id} is due on day {day}, which no scheduled wave reaches in the published school years yet.",
                    $"path.milestones[{i}].dueDay");
            }
        }
    }

    /// <summary>Whether the calendar reaches the day-th instructional day, the launch or the next day with school being 1.</summary>
    private static bool IsPlaced(int day, DateOnly launch, SchoolCalendar calendar) =>
        calendar.DateOf(calendar.DayNumber(launch.AddDays(-1)) + day) is not null;

    private static Refusal? RefuseUnexplained(int version, string? approvedBy, string? reason) =>
        version <= 1 ? Explained(approvedBy, reason)
        : string.IsNullOrWhiteSpace(approvedBy) ? new("revision-unexplained", "A revision names who approved it: fill in approvedBy.", "approvedBy")
        : string.IsNullOrWhiteSpace(reason) ? new("revision-unexplained", "A revision says why: fill in reason.", "reason")
        : Explained(approvedBy, reason);

    private static Refusal? Explained(string? approvedBy, string? reason) =>
        Limits.OptionalName(approvedBy, "approvedBy") ?? Limits.FreeText(reason, "reason");

    private static Refusal? RefuseVersion(IPathVersion wish, Initiative state) => wish.Version == state.Paths.Count + 1
        ? null
        : new("version-not-next", $"Version {wish.Version} can't follow {state.Paths.Count} published: the next is {state.Paths.Count + 1}.", "version");

    private static Refusal? RefusePath(ExpectedPath path) => PathRules.Faults(path) switch
    {
        [var first, ..] => first with { Field = $"path.{first.Field}" },
        _ => null,
    };
}
