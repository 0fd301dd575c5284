using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.TrackChecks;

/// <summary>All checks, and the form that agrees on one.</summary>
public sealed record TrackChecksView(PageFrame Frame, Person Reader, TrackCheckRecord Record, Filled Scheduling)
{
    internal bool MaySchedule => !Frame.IsPast && Reader.MayRecordEvent("track_check_scheduled", null);

    internal IEnumerable<TrackCheckStanding> Open => Record.Checks.Where(check => check.Held is null);

    internal IEnumerable<TrackCheckStanding> Held => Record.Checks.Where(check => check.Held is not null);

    internal string Sentence => (Open.FirstOrDefault(), Held.FirstOrDefault()) switch
    {
        (null, null) => "No track check is agreed yet.",
        ({ DaysPast: > 0 } missed, _) => $"“{missed.Name}” was agreed for {Words.Day(missed.ScheduledFor!.Value)} and has not been held.",
        ({ } next, _) => $"The next is “{next.Name}”, on {Words.Day(next.ScheduledFor!.Value)}.",
        (_, { } last) => $"None is agreed. The last was “{last.Name}”, on {Words.Day(last.HeldOn!.Value)}.",
    };
}

/// <summary>One check: its agenda, what was decided at it, and the forms to record both.</summary>
/// <param name="Before">The check held before it, whose view was frozen; null when there is none.</param>
/// <param name="Then">The page of that view.</param>
/// <param name="Since">What became another since then.</param>
public sealed record TrackCheckView(
    PageFrame Frame, Person Reader, TrackCheckStanding Check, TrackCheckStanding? Before, PageAddress? Then, BoardDifference? Since, SupportRecord Supports,
    Filled Decision, Filled Holding)
{
    private const int Most = 12;

    internal static TrackCheckView Of(PageFrame frame, Person reader, TrackCheckStanding check, TrackCheckStanding? before, PageFrame? then) => new(
        frame, reader, check, before, then?.Address, then is null ? null : BoardDifference.Between(then.Board, frame.Board), SupportRecord.Of(frame.Board),
        Filled.With(("effectiveOn", Words.Iso(frame.Today)!), ("decision", $"{check.Name}, decision {check.Decisions.Count + 1}")), Filled.With());

    internal bool MayDecide => !Frame.IsPast && Reader.MayRecordEvent("decision_recorded", null);

    internal bool MayHold => !Frame.IsPast && Check.Held is null && Reader.MayRecordEvent("track_check_held", null) && Reader.MayRecordEvent("report_issued", null);

    internal bool MayMove => !Frame.IsPast && Check.Held is null && Reader.MayRecordEvent("track_check_scheduled", null);

    /// <summary>Whether a form came back: then it is what the page is about.</summary>
    internal bool IsRefused => (Decision.Fault ?? Holding.Fault) is not null;

    internal string Sentence => Check switch
    {
        { HeldOn: { } held } => $"It was held on {Words.Day(held)}.",
        { DaysPast: > 0, ScheduledFor: { } day } => $"It was agreed for {Words.Day(day)}, {Words.Many(Check.DaysPast, "school day")} ago, and has not been held.",
        { ScheduledFor: { } day } when day == Frame.At.EffectiveOn => "It is agreed for this very day.",
        { ScheduledFor: { } day } => $"It is agreed for {Words.Day(day)}.",
        _ => "No day is agreed for it.",
    };

    /// <summary>The schools that need a look, worst first.</summary>
    internal IReadOnlyList<Standing> Agenda => field ??= [.. Frame.Board.Schools.Where(row => row.Findings.Count > 0)];

    internal IEnumerable<Standing> Shown => Agenda.Take(Most);

    internal int Left => Math.Max(0, Agenda.Count - Most);

    /// <summary>What is done about a school so far, in a few words.</summary>
    internal string DoneFor(Standing row)
    {
        var untaken = Supports.Flags.Count(flag => flag.Row.School == row.School && flag.Said is null);
        var open = Supports.Supports.Count(support => support.School == row.School && support.Ending is null);
        var waiting = Supports.Help.Count(asked => asked.School == row.School && asked.AnsweredOn is null);
        return string.Join(", ",
        [
            open == 0 ? "no support is open" : $"{Words.Many(open, "support")} open",
            .. untaken > 0 ? new[] { $"{Words.Many(untaken, "finding")} nobody took up" } : [],
            .. waiting > 0 ? new[] { $"{Words.Many(waiting, "request")} for help waiting" } : [],
        ]);
    }

    internal IEnumerable<DecisionTold> Decisions => DecisionTold.Of(Check, Frame);
}
