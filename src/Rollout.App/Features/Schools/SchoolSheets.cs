using Rollout.App.Web.Pages;
using Rollout.App.Web.Tables;

namespace Rollout.App.Features.Schools;

/// <summary>A school as tables to take along: its milestones, why it stands so, and what it promised.</summary>
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
            ("Settled", promise => promise.SettledOn), ("Event", promise => $"{promise.Made.Id}")));
}
