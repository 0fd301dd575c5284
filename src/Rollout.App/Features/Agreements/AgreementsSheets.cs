using Rollout.App.Web.Tables;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Agreements;

/// <summary>What was agreed, as tables to take along.</summary>
internal static class AgreementsSheets
{
    internal static PageTables Of(AgreementsView view) => new(
        view.Frame, "/agreements", [], Responsibilities(view), Schools(view), Visions(view), Priorities(view), Modes(view), Versions(view), Path(view));

    private static Table Responsibilities(AgreementsView view) => Table.Of(
        "responsibilities", "Responsibilities", view.Record.Responsibilities,
        ("Responsibility", held => held.Responsibility), ("Holder", held => AgreementsView.WordsOf(held.Holder)),
        ("StaysWithPrincipal", held => held.IsNonDelegable), ("Since", held => held.Since), ("Accepted", held => held.AcceptedOn),
        ("SchoolDaysLeft", held => held.AcceptedOn is null ? held.DaysLeft : (int?)null), ("Event", held => $"{held.Event}"));

    private static Table Schools(AgreementsView view) => Table.Of(
        "schools", "Schools", view.Record.Schools,
        ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("Vision", school => school.Vision.Version),
        ("VisionSince", school => school.Vision.On), ("VisionAsked", school => school.Vision.Asked),
        ("Needs", school => string.Join("\n", school.Needs.Select(said => (NeedIdentified)said.Happened).Select(need => $"{need.Need}: {need.Statement}"))),
        ("Practices", school => school.Practices?.Happened is PracticesDefined practices ? string.Join(", ", practices.Practices) : null),
        ("OptedIn", school => CountOf(school)?.Count), ("OptedInOf", school => CountOf(school)?.Of), ("OptedInOn", school => CountOf(school)?.EffectiveOn));

    private static Table Visions(AgreementsView view) => Table.Of(
        "visions", "Vision", view.Record.Visions,
        ("Version", vision => vision.Version), ("From", vision => vision.On), ("InForce", vision => vision.IsInForce),
        ("Statement", vision => ((IVisionStatement)vision.Recorded.Happened).Statement), ("ApprovedBy", vision => ApproverOf(vision)),
        ("Reason", vision => (vision.Recorded.Happened as VisionStatementRevised)?.Reason), ("Event", vision => $"{vision.Recorded.Id}"));

    private static Table Priorities(AgreementsView view) => Table.Of(
        "priorities", "Priorities", view.Record.Priorities.Select(recorded => (Linked: (InitiativeLinkedToPriority)recorded.Happened, recorded.Id)),
        ("Priority", said => said.Linked.Priority), ("Plan", said => said.Linked.Plan), ("Since", said => said.Linked.EffectiveOn), ("Note", said => said.Linked.Note),
        ("Event", said => $"{said.Id}"));

    private static Table Modes(AgreementsView view) => Table.Of(
        "participation", "Who takes part", view.Record.Modes.Select((recorded, place) => (Set: (ParticipationModeSet)recorded.Happened, recorded.Id, IsInForce: place == 0)),
        ("TakesPart", said => AgreementsView.WordsOf(said.Set.Mode)), ("From", said => said.Set.EffectiveOn), ("InForce", said => said.IsInForce),
        ("Reason", said => said.Set.Reason), ("Event", said => $"{said.Id}"));

    private static Table Versions(AgreementsView view) => Table.Of(
        "path-versions", "Versions of the path", view.Paths.Versions.Select(version => (Version: version, Agreed: AgreementsView.AgreedOf(version))),
        ("Version", said => said.Version.Number), ("Recorded", said => said.Version.On), ("ApprovedBy", said => said.Agreed.By), ("Reason", said => said.Agreed.Why),
        ("MovedAfterItsDay", said => string.Join(", ", said.Version.MovedAfterTheFact.Select(view.TitleOf))), ("Event", said => $"{said.Version.Recorded.Id}"));

    /// <summary>A row of each milestone in each version: a version more makes rows, not columns.</summary>
    private static Table Path(AgreementsView view) => Table.Of(
        "path", "Milestones by version",
        from milestone in view.Paths.Rows
        from due in milestone.Cells.Zip(view.Paths.Versions)
        select (Milestone: milestone, Version: due.Second.Number, Cell: due.First),
        ("Milestone", row => row.Milestone.Id.Value), ("Title", row => row.Milestone.Title), ("Version", row => row.Version), ("InIt", row => row.Cell.IsThere),
        ("Due", row => row.Cell.Due), ("SchoolDayAfterLaunch", row => row.Cell.DueDay), ("Changed", row => row.Cell.IsChanged),
        ("MovedAfterItsDay", row => row.Cell.IsAfterTheFact));

    private static string? ApproverOf(VisionVersion vision) => vision.Recorded.Happened switch
    {
        VisionStatementRevised revised => revised.ApprovedBy,
        VisionStatementAdopted adopted => adopted.ApprovedBy,
        _ => null,
    };

    private static OptInCountRecorded? CountOf(SchoolAgreement school) => school.OptIns is [{ Happened: OptInCountRecorded last }, ..] ? last : null;
}
