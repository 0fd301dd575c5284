using Rollout.App.Web.Pages;
using Rollout.App.Web.Tables;

namespace Rollout.App.Features.Schools;

/// <summary>A school as tables to take along: its milestones, why it stands so, when it may be done, what it promised, and whom it reached.</summary>
internal static class SchoolSheets
{
    internal static PageTables Of(SchoolView view) => new(
        view.Frame, $"/schools/{view.Row.School}", [],
        Table.Of(
            "milestones", "Milestones", view.Explained.Milestones,
            ("School", _ => view.Row.School.Value), ("Name", _ => view.Row.Name), ("Milestone", milestone => milestone.Id.Value),
            ("Title", milestone => milestone.Title), ("Stage", milestone => milestone.Stage), ("Gate", milestone => milestone.IsGate),
            ("Due", milestone => milestone.Due), ("Reached", milestone => milestone.ReachedOn),
            ("DaysLate", milestone => milestone.Lateness), ("Window", milestone => milestone.Window), ("Share", milestone => Cell.ShareOf(milestone.Share)),
            ("Event", milestone => milestone.Event?.ToString())),
        Table.Of(
            "findings", "Findings", view.Row.Findings,
            ("Rule", found => found.Rule), ("Tier", found => $"{found.Tier}"), ("Milestone", found => found.Milestone?.Value), ("Since", found => found.Since),
            ("DaysLate", found => found.Lateness), ("Reason", found => found.Reason), ("Events", found => string.Join(' ', found.Events))),
        Table.Of(
            "commitments", "Commitments", view.Record.Commitments,
            ("Commitment", promise => promise.Name), ("Statement", promise => promise.Statement), ("Due", promise => promise.DueOn),
            ("Settled", promise => promise.SettledOn), ("Event", promise => $"{promise.Made.Id}")),
        Table.Of(
            "forecast", "When it may be done",
            from forecast in view.Forecasts
            from bound in forecast.Bounds.Zip(forecast.HitRates)
            select (forecast.Milestone, Bound: bound.First, Held: bound.Second),
            ("Milestone", day => day.Milestone.Value), ("Title", day => view.TitleOf(day.Milestone)), ("Probability", day => Cell.ShareOf(day.Bound.Q)),
            ("Day", day => day.Bound.Date), ("SchoolDay", day => day.Bound.Day), ("Note", day => day.Bound.Note), ("SuchDaysHeld", day => day.Held.Tries > 0 ? day.Held.Hits : (int?)null),
            ("OfTries", day => day.Held.Tries > 0 ? day.Held.Tries : (int?)null)),
        Table.Of(
            "groups", "Who has heard", view.Record.Groups,
            ("Group", group => group.Group), ("Cadence", group => group.Cadence), ("Last", group => group.LastOn), ("Channel", group => group.Channel),
            ("CouldAnswer", group => group.LastOn is null ? (bool?)null : group.CouldAnswer), ("Event", group => group.Event?.ToString())));
}
