using Rollout.App.Web.Tables;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Learning;

/// <summary>What is tried, what others find out and what comes of it, as tables to take along.</summary>
internal static class LearningSheets
{
    internal static PageTables Of(LearningView view) => new(
        view.Frame, "/learning", [],
        Table.Of(
            "pilots", "Pilots", view.Record.Pilots,
            ("Pilot", pilot => pilot.Name), ("Began", pilot => LearningView.BegunOn(pilot)), ("DecideBy", pilot => pilot.DecideBy),
            ("SchoolDaysPast", pilot => pilot.DaysPast), ("Adopted", pilot => pilot.IsAdopted), ("Decided", pilot => pilot.DecidedOn),
            ("Reason", pilot => (pilot.Decided?.Happened as AdoptionDecided)?.Reason), ("Event", pilot => $"{pilot.Started.Id}"),
            ("DecisionEvent", pilot => pilot.Decided?.Id.ToString())),
        Table.Of(
            "evaluations", "Evaluations from outside", view.Record.Evaluations,
            ("Evaluation", evaluation => evaluation.Name), ("By", evaluation => evaluation.By), ("Due", evaluation => evaluation.DueOn),
            ("SchoolDaysPast", evaluation => evaluation.DaysPast), ("Findings", evaluation => evaluation.Findings.Count), ("Event", evaluation => $"{evaluation.Commissioned.Id}")),
        Table.Of(
            "evaluation-findings", "What evaluations found", view.Record.Evaluations.SelectMany(evaluation => evaluation.Findings.Select(said => (evaluation.Name, Said: said))),
            ("Evaluation", found => found.Name), ("Day", found => LearningView.OnOf(found.Said)),
            ("Finding", found => ((EvaluationFindingRecorded)found.Said.Happened).Finding), ("Event", found => $"{found.Said.Id}")),
        Table.Of(
            "cycles", "Plan, do, study, act", view.Record.Cycles.Select(cycle => (Cycle: cycle, Start: LearningView.StartOf(cycle), Act: cycle.Acts is [var act, ..] ? act : null)),
            ("Cycle", begun => begun.Cycle.Name), ("Question", begun => begun.Start.Question), ("Began", begun => begun.Start.EffectiveOn),
            ("Findings", begun => begun.Cycle.Findings.Count), ("SchoolDaysLeft", begun => begun.Cycle.DaysLeft),
            ("Decided", begun => begun.Act is { } decided ? LearningView.ActOf(decided) : null), ("Event", begun => $"{begun.Cycle.Started.Id}")),
        Table.Of(
            "cycle-findings", "What cycles found", view.Record.Cycles.SelectMany(cycle => cycle.Findings.Select(said => (cycle.Name, Said: said))),
            ("Cycle", found => found.Name), ("Day", found => LearningView.OnOf(found.Said)), ("Finding", found => LearningView.FindingOf(found.Said)),
            ("Event", found => $"{found.Said.Id}")),
        Table.Of(
            "cycle-acts", "What came of cycles", view.Record.Cycles.SelectMany(cycle => cycle.Acts.Select(said => (cycle.Name, Said: said))),
            ("Cycle", decided => decided.Name), ("Day", decided => LearningView.OnOf(decided.Said)), ("DecidedTo", decided => LearningView.ActOf(decided.Said)),
            ("Event", decided => $"{decided.Said.Id}")));
}
