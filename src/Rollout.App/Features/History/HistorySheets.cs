using Rollout.App.Reading;
using Rollout.App.Web.Tables;

namespace Rollout.App.Features.History;

/// <summary>The history as a table to take along.</summary>
internal static class HistorySheets
{
    /// <summary>More rows than anybody reads, and as many as a machine of two cores writes while somebody waits.</summary>
    internal const int Most = 50_000;

    internal static PageTables Of(HistoryView view) => new(
        view.Frame, "/history", view.Filter.Parts,
        Table.Of(
            "history", "History", view.Entries,
            ("Position", entry => entry.Position), ("Day", entry => entry.EffectiveOn), ("School", entry => entry.School),
            ("Name", entry => entry.School is { } school ? view.Frame.Names.School(new(school)) : null), ("Type", entry => entry.Type),
            ("What", entry => view.SentenceOf(entry)), ("Recorded", entry => Instants.Write(entry.AssertedAt ?? entry.RecordedAt)), ("Asserted", entry => entry.AssertedAt is not null),
            ("Source", entry => entry.Source), ("By", entry => entry.By is { } by ? view.Frame.Who(by) : null),
            ("Withdrawn", entry => view.IsWithdrawn(entry) ? entry.Withdrawn!.Reason : null), ("Event", entry => $"{entry.Id}")));
}
