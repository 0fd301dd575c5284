using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Agreements;

/// <summary>What was agreed, as tables to take along.</summary>
internal static class AgreementsSheets
{
    internal static PageTables Of(AgreementsView view) => new(
        view.Frame, "/agreements", [],
        Table.Of(
            "responsibilities", "Responsibilities", view.Record.Responsibilities,
            ("Responsibility", held => held.Responsibility), ("Holder", held => AgreementsView.WordsOf(held.Holder)),
            ("StaysWithPrincipal", held => held.IsNonDelegable), ("Since", held => held.Since), ("Accepted", held => held.AcceptedOn),
            ("SchoolDaysLeft", held => held.AcceptedOn is null ? held.DaysLeft : (int?)null), ("Event", held => $"{held.Event}")),
        Table.Of(
            "schools", "Schools", view.Record.Schools,
            ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("Vision", school => school.Vision.Version),
            ("VisionSince", school => school.Vision.On), ("VisionAsked", school => school.Vision.Asked),
            ("Needs", school => string.Join("\n", school.Needs.Select(said => (NeedIdentified)said.Happened).Select(need => $"{need.Need}: {need.Statement}"))),
            ("Practices", school => school.Practices?.Happened is PracticesDefined practices ? string.Join(", ", practices.Practices) : null),
            ("OptedIn", school => CountOf(school)?.Count), ("OptedInOf", school => CountOf(school)?.Of), ("OptedInOn", school => CountOf(school)?.EffectiveOn)));

    private static OptInCountRecorded? CountOf(SchoolAgreement school) => school.OptIns is [{ Happened: OptInCountRecorded last }, ..] ? last : null;
}
