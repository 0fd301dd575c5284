using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Calendars;

/// <summary>What is due that a role sees to.</summary>
internal static class Agenda
{
    /// <summary>
    /// Whoever leads the work sees all; who is of certain schools, all at these; every other role its own milestones, and
    /// communications the touchpoints. Track checks are for whoever is of the whole district.
    /// </summary>
    /// <param name="origin">Where browsers find Rollout.</param>
    internal static IEnumerable<CalendarEntry> Of(PageFrame frame, Grant grant, string origin)
    {
        var (due, place) = (DueRecord.Of(frame.Board, grant.Schools), $"{frame.Board.District}/{frame.Board.Initiative}");
        foreach (var milestone in due.Milestones.Where(milestone => IsSeenTo(milestone, grant)))
            yield return Of(milestone, place, $"{origin}{frame.Address.School(milestone.Row.School)}");
        foreach (var touchpoint in due.Touchpoints.Where(_ => SeesAllOf(grant) || grant.Role is Role.Communications))
            yield return Of(touchpoint, place, $"{origin}{frame.Address.To("/communications", ("school", touchpoint.Row.School.Value))}");
        foreach (var check in due.Checks.Where(_ => grant.Schools is null))
            yield return Of(check, place, $"{origin}{frame.Address.TrackCheck(check.Name)}");
    }

    private static CalendarEntry Of(DueMilestone due, string place, string page) => new(
        "Milestone", $"{place}/{due.Row.School}/{due.Milestone.Id}", due.On,
        $"{due.Row.Name}: {due.Milestone.Title}",
        $"Due at {due.Row.Name}, in “{due.Milestone.Stage}”."
        + (due.Milestone.Owner is { } owner ? $" {owner} sees to it." : "")
        + (due.Milestone.Gate ? " Nothing after it should start without it." : "")
        + (due.ClosesOn is { } closes ? $" It is past its window from {Words.Day(closes)}." : ""),
        page);

    private static CalendarEntry Of(DueTouchpoint due, string place, string page) => new(
        "Touchpoint", $"{place}/{due.Row.School}/{due.On:O}/{due.Group}", due.On,
        $"{due.Row.Name}: {due.Group} to hear, by {due.Channel}", $"A touchpoint that {due.Row.Name} planned for {Words.Day(due.On)}.", page);

    private static CalendarEntry Of(TrackCheckStanding check, string place, string page) => new(
        "Track check", $"{place}/{check.Name}", check.ScheduledFor!.Value, $"Track check: {check.Name}", "The district looks where every school stands, and decides.", page);

    private static bool IsSeenTo(DueMilestone due, Grant grant) => SeesAllOf(grant) || due.Milestone.Owner is { } owner && IsNamed(owner, grant.Role);

    private static bool SeesAllOf(Grant grant) =>
        grant.Schools is not null || grant.Role is Role.Administrator or Role.ProjectManager or Role.Superintendent or Role.Auditor;

    /// <summary>Paths name roles in words of their own: <c>projectManager</c>, <c>technology</c>.</summary>
    private static bool IsNamed(string owner, Role role)
    {
        var named = Letters(owner);
        return named.Length > 0 && Letters(Roles.Code(role)).Contains(named, StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
