using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Learning;

/// <summary><c>/d/{lea}/{slug}/learning</c>: pilots and by when they are decided, outside evaluations, and plan-do-study-act cycles.</summary>
internal static class LearningPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/learning", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var view = new LearningView(frame, LearningRecord.Of(frame.Board));
        return new Page<LearningPage>(view) { Tables = LearningSheets.Of(view) };
    }
}

/// <summary>What is tried and looked into, as people read it.</summary>
public sealed record LearningView(PageFrame Frame, LearningRecord Record)
{
    internal PageAddress Address => Frame.Address;

    internal string Sentence
    {
        get
        {
            var undecided = Record.Pilots.Count(pilot => pilot.Decided is null);
            var awaited = Record.Evaluations.Count(evaluation => evaluation.Findings.Count == 0);
            var open = Record.Cycles.Count(cycle => cycle.DaysLeft is not null);
            return Record is { Pilots.Count: 0, Evaluations.Count: 0, Cycles.Count: 0 }
                ? "Nothing is tried or looked into yet that Rollout knows of."
                : $"{Words.Many(undecided, "pilot")} to decide, {Words.Many(awaited, "evaluation")} awaited, {Words.Many(open, "cycle")} with a finding and no act.";
        }
    }

    /// <summary>Days past an agreed one, in words; null when there are none.</summary>
    internal static string? Past(int days) => days > 0 ? $"{Words.Many(days, "school day")} past its day" : null;

    /// <summary>Days left to decide what comes of a cycle.</summary>
    internal static string Left(int days) => days switch
    {
        0 => "today is the last of the days to decide",
        > 0 => $"{Words.Many(days, "school day")} left to decide",
        _ => $"to be decided {Words.Many(-days, "school day")} ago",
    };

    internal static DateOnly BegunOn(PilotStanding pilot) => ((PilotStarted)pilot.Started.Happened).EffectiveOn;

    internal static CycleStarted StartOf(CycleStanding cycle) => (CycleStarted)cycle.Started.Happened;

    internal static string FindingOf(Recorded recorded) => ((CycleFindingRecorded)recorded.Happened).Finding;

    internal static string ActOf(Recorded recorded) => ((CycleActDecided)recorded.Happened).Act.ToString().ToLowerInvariant();

    internal static DateOnly OnOf(Recorded recorded) => ((IDated)recorded.Happened).EffectiveOn;
}
