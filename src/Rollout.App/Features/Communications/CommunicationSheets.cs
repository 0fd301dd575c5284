using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Communications;

/// <summary>Whom the district reaches, as tables to take along.</summary>
internal static class CommunicationSheets
{
    internal static PageTables Of(CommunicationsView view) => new(
        view.Frame, "/communications", view.Keeps,
        Table.Of(
            "gaps", "Next touchpoints", view.Plan.Gaps,
            ("School", gap => gap.Row.School.Value), ("Name", gap => gap.Row.Name), ("Group", gap => gap.Group), ("Cadence", gap => gap.Cadence),
            ("State", gap => CommunicationsView.StateOf(gap)), ("ReachBy", gap => gap.KeepBy), ("SchoolDaysLeft", gap => gap.DaysLeft),
            ("PlannedFor", gap => gap.PlannedFor), ("LastReached", gap => gap.Last is { } last ? CommunicationsView.Said(last).EffectiveOn : (DateOnly?)null)),
        Table.Of(
            "months", "Months", from grouped in view.Plan.Groups from month in view.Plan.Months select (grouped.Group, Month: month, Count: Count(view, grouped.Group, month)),
            ("Group", cell => cell.Group), ("Month", cell => cell.Month.From), ("Reached", cell => cell.Count.Reached), ("Planned", cell => cell.Count.Ahead),
            ("Missed", cell => cell.Count.Missed), ("NotTold", cell => cell.Count.Untold)),
        Table.Of(
            "touchpoints", "Touchpoints", view.Plan.Schools.SelectMany(school => school.Steps.Select(step => (school.Row, Step: step))),
            ("School", said => said.Row.School.Value), ("Name", said => said.Row.Name), ("Group", said => said.Step.Group), ("Day", said => said.Step.On),
            ("State", said => WordsOf(said.Step.Kind)), ("Channel", said => (said.Step.Recorded.Happened as TouchpointDelivered)?.Channel),
            ("Event", said => $"{said.Step.Recorded.Id}")));

    /// <summary>Of one school how often; of several, at how many of them.</summary>
    private static ReachCount Count(CommunicationsView view, string group, Month month) =>
        view.Alone is { } school ? school.In(group, month) : view.Plan.SchoolsIn(group, month);

    private static string WordsOf(ReachKind kind) => kind switch
    {
        ReachKind.Reached => "reached",
        ReachKind.Ahead => "planned",
        ReachKind.Missed => "missed",
        _ => "not told",
    };
}
