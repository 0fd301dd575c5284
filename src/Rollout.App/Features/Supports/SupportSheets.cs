using Rollout.App.Web.Tables;

namespace Rollout.App.Features.Supports;

/// <summary>What waits for the district and what it gave, as tables to take along.</summary>
internal static class SupportSheets
{
    internal static PageTables Of(SupportsView view) => new(
        view.Frame, "/supports", [],
        Table.Of(
            "help", "Help asked for", view.Record.Help,
            ("School", asked => asked.School.Value), ("Name", asked => asked.Name), ("Help", asked => asked.Help), ("Topic", asked => asked.Topic),
            ("Note", asked => SupportsView.NoteOf(asked)), ("Asked", asked => asked.AskedOn), ("Answered", asked => asked.AnsweredOn),
            ("Resolved", asked => asked.ResolvedOn), ("WaitedSchoolDays", asked => asked.Waited), ("PastItsTime", asked => asked.IsPastItsTime)),
        Table.Of(
            "findings", "Findings taken up", view.Record.Flags,
            ("School", flag => flag.Row.School.Value), ("Name", flag => flag.Row.Name), ("Rule", flag => flag.Finding.Rule),
            ("Tier", flag => $"{flag.Finding.Tier}"), ("Milestone", flag => flag.Finding.Milestone?.Value), ("Since", flag => flag.Finding.Since),
            ("StoodSchoolDays", flag => flag.Stood), ("Said", flag => flag.Said is { } said ? SupportsView.SaidOf(said) : null),
            ("PastItsTime", flag => flag.IsPastItsTime), ("Reason", flag => flag.Finding.Reason)),
        Table.Of(
            "unsupported", "Off track without support", view.Record.Unsupported,
            ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("Rule", school => school.Oldest.Rule),
            ("Since", school => school.Oldest.Since), ("StoodSchoolDays", school => school.Stood), ("PastItsTime", school => school.IsPastItsTime)),
        Table.Of(
            "supports", "Supports", view.Record.Supports,
            ("School", support => support.School.Value), ("SchoolName", support => support.SchoolName), ("Support", support => support.Name),
            ("Kind", support => support.Kind), ("Owner", support => support.Owner), ("Rule", support => support.Rule),
            ("Milestone", support => support.Milestone?.Value), ("Opened", support => support.OpenedOn), ("Due", support => support.DueOn),
            ("Delivered", support => support.DeliveredOn), ("SchoolDaysPast", support => support.DaysPast), ("Ended", support => support.Ending?.On),
            ("Outcome", support => support.Ending is { } ending ? SupportsView.Brought(ending.Outcome) : null), ("Recheck", support => support.Ending?.RecheckOn)),
        Table.Of(
            "menu", "What is offered", view.Record.Menu,
            ("Rule", offered => offered.Rule), ("Support", offered => offered.Title), ("Kind", offered => offered.Kind)));
}
