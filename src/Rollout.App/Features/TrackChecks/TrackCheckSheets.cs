using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.TrackChecks;

/// <summary>The track checks and what was decided at them, as tables to take along.</summary>
internal static class TrackCheckSheets
{
    internal static PageTables Of(TrackChecksView view) => new(
        view.Frame, "/track-checks", [],
        Table.Of(
            "track-checks", "Track checks", view.Record.Checks,
            ("Check", check => check.Name), ("ScheduledFor", check => check.ScheduledFor), ("Held", check => check.HeldOn),
            ("SchoolDaysPast", check => check.DaysPast), ("Roles", check => string.Join(", ", check.Roles)), ("Decisions", check => check.Decisions.Count),
            ("Packet", check => check.Packet?.Report), ("PublishedAs", check => check.PublishedAs)),
        Table.Of(
            "decisions", "Decisions", view.Record.Checks.SelectMany(DecisionsOf),
            ("Check", made => made.Check.Name), ("Decision", made => made.Fact.Decision), ("Day", made => made.Fact.EffectiveOn),
            ("Question", made => made.Fact.Question), ("Options", made => string.Join("\n", made.Fact.Options)), ("Chosen", made => made.Fact.Chosen),
            ("Roles", made => string.Join(", ", made.Fact.Roles)), ("Event", made => $"{made.Id}")));

    private static IEnumerable<(TrackCheckStanding Check, DecisionRecorded Fact, Guid Id)> DecisionsOf(TrackCheckStanding check) =>
        check.Decisions.Select(made => (check, (DecisionRecorded)made.Happened, made.Id));
}
