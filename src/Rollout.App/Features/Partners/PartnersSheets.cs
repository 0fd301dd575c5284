using Rollout.App.Web.Tables;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Partners;

/// <summary>Devices, money and partners, as tables to take along.</summary>
internal static class PartnersSheets
{
    internal static PageTables Of(PartnersView view) => new(
        view.Frame, "/partners", [],
        Schools(view), Plans(view), ToolsInUse(view), Tools(view), Gate(view), Vendors(view), References(view), HandedOver(view), Money(view));

    private static Table Schools(PartnersView view) => Table.Of(
        "schools", "Devices at the schools", view.Schools,
        ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("Devices", school => school.Deployed),
        ("LastGivenOut", school => DayOf(LastOf(school.Deployments))), ("GivenOutEvent", school => IdOf(LastOf(school.Deployments))),
        ("ReportedBroken", school => school.Broken), ("BrokenShare", school => Cell.ShareOf(PartnersView.BrokenShareOf(school))),
        ("BrokenEvent", school => IdOf(LastOf(school.Breakages))),
        ("Found", school => string.Join("\n", PartnersView.FoundAt(school).Select(finding => $"{finding.Rule}: {finding.Reason}"))));

    private static Table Plans(PartnersView view) => Table.Of(
        "plans", "Plans before devices", view.Schools.SelectMany(school => school.Plans.Select(planned => (school.Row, planned.Plan, planned.Accepted))),
        ("School", planned => planned.Row.School.Value), ("Name", planned => planned.Row.Name), ("Plan", planned => DevicePlans.WordsOf(planned.Plan)),
        ("Accepted", planned => DayOf(planned.Accepted)), ("Event", planned => IdOf(planned.Accepted)));

    private static Table ToolsInUse(PartnersView view) => Table.Of(
        "tools-in-use", "Tools in use", view.Schools.SelectMany(school => school.Tools.Select(recorded => (school.Row, Used: (ToolUsed)recorded.Happened, recorded.Id))),
        ("School", use => use.Row.School.Value), ("Name", use => use.Row.Name), ("Tool", use => use.Used.Tool), ("Since", use => use.Used.EffectiveOn),
        ("Until", use => use.Used.Until), ("Event", use => $"{use.Id}"));

    private static Table Tools(PartnersView view) => Table.Of(
        "tools", "Tools", view.Record.Tools,
        ("Tool", tool => tool.Tool), ("State", tool => PartnersView.StateOf(tool)), ("Since", tool => DayOf(tool.Said)), ("Note", tool => PartnersView.NoteIn(tool.Said)),
        ("InUseAt", tool => tool.UsedAt.Count), ("Schools", tool => string.Join(", ", tool.UsedAt.Select(row => row.Name))), ("Event", tool => IdOf(tool.Said)));

    private static Table Gate(PartnersView view) => Table.Of(
        "gate", "Before devices come", view.Record.Gate,
        ("Item", item => PartnersView.CodeOf(item.Item)), ("Title", item => PartnersView.TitleOf(item.Item)), ("SeenTo", item => item.On is not null),
        ("Since", item => item.On), ("Note", item => PartnersView.NoteIn(item.Satisfied)), ("Event", item => IdOf(item.Satisfied)));

    private static Table Vendors(PartnersView view) => Table.Of(
        "vendors", "Vendors", view.Record.Vendors,
        ("Vendor", vendor => vendor.Vendor), ("Since", vendor => vendor.Since), ("ReferenceCheckedBefore", vendor => vendor.IsReferenced),
        ("LastDay", vendor => vendor.Ends), ("Ended", vendor => vendor.HasEnded), ("SchoolDaysLeft", vendor => vendor.HasEnded ? null : vendor.DaysLeft),
        ("Event", vendor => $"{vendor.Engaged.Id}"));

    private static Table References(PartnersView view) => Table.Of(
        "references", "References", view.Record.Vendors.SelectMany(vendor => vendor.References),
        ("Vendor", asked => ((ReferenceChecked)asked.Happened).Vendor), ("Day", asked => DayOf(asked)), ("Note", asked => PartnersView.NoteIn(asked)),
        ("Event", asked => IdOf(asked)));

    private static Table HandedOver(PartnersView view) => Table.Of(
        "handed-over", "Handed over", view.Record.Vendors.SelectMany(vendor => vendor.HandedOver.Select(recorded => (Given: (CapacityTransferred)recorded.Happened, recorded.Id))),
        ("Vendor", said => said.Given.Vendor), ("Area", said => said.Given.Area), ("To", said => said.Given.To), ("Day", said => said.Given.EffectiveOn),
        ("Note", said => said.Given.Note), ("Event", said => $"{said.Id}"));

    private static Table Money(PartnersView view) => Table.Of(
        "money", "Money beside the path", view.Record.Streams,
        ("Stream", stream => stream.Stream), ("LastDay", stream => stream.Until), ("SchoolDaysLeft", stream => stream.DaysLeft < 0 ? null : (int?)stream.DaysLeft),
        ("PathLastDue", _ => view.Record.LastDue), ("EndsBeforePath", stream => stream.EndsBeforePath), ("BesidePath", stream => PartnersView.BesidePath(stream)),
        ("Successor", stream => stream.Successor), ("Amount", stream => stream.Amount), ("Event", stream => $"{stream.Committed.Id}"),
        ("GoesOnSince", stream => DayOf(stream.Plan)), ("GoesOn", stream => PartnersView.NoteIn(stream.Plan)), ("GoesOnEvent", stream => IdOf(stream.Plan)));

    private static Recorded? LastOf(IReadOnlyList<Recorded> said) => said is [.., var last] ? last : null;

    private static DateOnly? DayOf(Recorded? said) => (said?.Happened as IDated)?.EffectiveOn;

    private static string? IdOf(Recorded? said) => said?.Id.ToString();
}
