using System.Collections;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>One school as an answer judges it: start, path, launch and calendar of the asked day hold for the whole fold (domain.md 4a).</summary>
internal sealed class PlainCase
{
    private readonly Dictionary<MilestoneId, DateOnly> _reached = [];
    private readonly Dictionary<Type, Kept> _said = [];

    internal PlainCase(
        SchoolId id, List<Recorded> rollout, List<Recorded> school, List<Recorded> charter, PlainCalendar calendar,
        IReadOnlyDictionary<int, ExpectedPath> paths, DateOnly today, int? judgedOn, Dictionary<string, DateOnly?> onAnyPath)
    {
        (Id, Rollout, School, Charter, Calendar, Today) = (id, rollout, school, charter, calendar, today);
        OnAnyPath = onAnyPath;
        var enrolments = rollout.Where(it => it.Happened is RolloutEvent.RolloutEnrolled).ToList();
        var enrolled = enrolments.LastOrDefault(it => PlainLog.On(it) <= today) ?? enrolments[0];
        var enrolment = (RolloutEvent.RolloutEnrolled)enrolled.Happened;
        Start = enrolment.EffectiveOn;

        var assigned = rollout.LastOrDefault(it =>
            it.Happened is RolloutEvent.RolloutEnrolled or RolloutEvent.PathAssigned && PlainLog.On(it) <= today) ?? enrolled;
        Assigned = PlainLog.On(assigned);
        (Path, Variant) = assigned.Happened is RolloutEvent.PathAssigned other ? (other.Path, other.Variant) : (enrolment.Path, enrolment.Variant);
        Path = judgedOn ?? Path;
        var path = paths[Path];
        if (path.Variants.All(variant => variant.Id != Variant))
            Variant = null;

        var wave = charter.Select(it => it.Happened).OfType<InitiativeEvent.WaveScheduled>()
            .LastOrDefault(it => it.Wave == enrolment.Wave && it.EffectiveOn <= today);
        var launch = wave?.LaunchOn ?? Start;
        Steps = PlainStep.Of(path, Variant, calendar, launch);
        PathStart = Steps.Any(step => step.DueDay is not null) ? launch : path.StartsOn;
        Stages = [.. path.Stages.Where(stage => Steps.Any(step => step.Stage == stage))];
        Cadence = enrolment.Cadence ?? path.Cadence ?? 10;
        foreach (var reached in Said<RolloutEvent.MilestoneReached>(DateOnly.MaxValue))
            _reached.TryAdd(reached.Milestone, reached.EffectiveOn);
        Pause();
    }

    internal SchoolId Id { get; }
    internal List<Recorded> Rollout { get; }
    internal List<Recorded> School { get; }
    internal List<Recorded> Charter { get; }
    internal PlainCalendar Calendar { get; }
    internal DateOnly Today { get; }
    internal DateOnly Start { get; }
    internal DateOnly Assigned { get; }
    internal int Path { get; }
    internal string? Variant { get; }
    internal DateOnly PathStart { get; }
    internal int Cadence { get; }
    internal List<PlainStep> Steps { get; }
    internal List<string> Stages { get; }
    internal HashSet<DateOnly> Paused { get; } = [];

    /// <summary>When the rules that look at no milestone were raised: the same on every path, so asked once.</summary>
    internal Dictionary<string, DateOnly?> OnAnyPath { get; }

    /// <summary>Planned days by stage, kept because no day changes them.</summary>
    internal Dictionary<string, int?> PlannedDays { get; } = [];

    internal DateOnly? ReachedOn(MilestoneId id) => _reached.TryGetValue(id, out var on) ? on : null;

    internal bool IsComplete(PlainStep step, DateOnly day) => ReachedOn(step.Id) is { } on && on <= day;

    /// <summary>How far the school's own clock is past the due day: C(x) − P(x) − C(p). Never due: far before it.</summary>
    internal int Past(PlainStep step, DateOnly day)
    {
        if (step.Due is not { } due)
            return int.MinValue / 2;
        var paused = Paused.Count == 0 ? 0 : Paused.Count(it => Assigned <= it && it <= day && Calendar.Counts(step.Clock, it));
        return Calendar.C(step.Clock, day) - paused - Calendar.C(step.Clock, due);
    }

    internal int Lateness(PlainStep step, DateOnly day) => IsComplete(step, day) ? 0 : Math.Max(0, Past(step, day));

    /// <summary>Instructional days after one day up to and including another, without the paused ones.</summary>
    internal int Span(DateOnly from, DateOnly to) =>
        Calendar.D(to) - Calendar.D(from)
        - (Paused.Count == 0 ? 0 : Paused.Count(it => from < it && it <= to && Calendar.IsInstructional(it)));

    internal string? StageOn(DateOnly day) =>
        Stages.FirstOrDefault(stage => Steps.Any(step => step.Stage == stage && !IsComplete(step, day)));

    /// <summary>What was said at the school, or agreed for all, by the day; in the order of effective days.</summary>
    internal List<TFact> Said<TFact>(DateOnly day)
        where TFact : DomainEvent
    {
        if (!_said.TryGetValue(typeof(TFact), out var kept))
        {
            var all = Charter.Concat(School).Concat(Rollout).Select(it => it.Happened).OfType<TFact>().ToList();
            _said[typeof(TFact)] = kept = new(all, [.. all.Select(it => ((IDated)it).EffectiveOn)], new List<TFact>());
        }

        var count = 0;
        while (count < kept.Days.Length && kept.Days[count] <= day)
            count++;
        if (kept.Last.Count != count)
            kept.Last = ((List<TFact>)kept.All).GetRange(0, count);
        return (List<TFact>)kept.Last;
    }

    private void Pause()
    {
        var turns = Rollout.Where(it => it.Happened is RolloutEvent.RolloutPaused or RolloutEvent.RolloutResumed).ToList();
        for (var day = turns.Count == 0 ? DateOnly.MaxValue : PlainLog.On(turns[0]); day <= Today; day = day.AddDays(1))
        {
            if (turns.Last(it => PlainLog.On(it) <= day).Happened is RolloutEvent.RolloutPaused)
                Paused.Add(day);
        }
    }

    /// <summary>All facts of a type in order, and those of the day asked last.</summary>
    private sealed record Kept(IList All, DateOnly[] Days, IList Last)
    {
        internal IList Last { get; set; } = Last;
    }
}
