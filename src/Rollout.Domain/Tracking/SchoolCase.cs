using System.Collections.Concurrent;
using Rollout.Domain.Calendar;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>One school laid beside one placed path: all that the rules may ask, on any day up to the answer's.</summary>
internal sealed class SchoolCase : ICase
{
    private const int Never = int.MaxValue;

    private readonly Surroundings _surroundings;
    // Day numbers: rules ask for each milestone on many days.
    private readonly int[] _reachedOn;
    private readonly StageSpan[] _stages;
    private int[]? _closesOn;

    internal SchoolCase(SchoolFacts facts, Enrolment enrolment, PlacedPath path, Cohort cohort, Surroundings surroundings)
    {
        (Facts, Enrolment, Path, Cohort) = (facts, enrolment, path, cohort);
        (Agreements, Calendar, Rules) = surroundings;
        _surroundings = surroundings;
        Cadence = enrolment.Cadence ?? path.Version.Path.Cadence ?? Rules.DefaultCadence;
        _reachedOn = new int[path.Steps.Length];
        Array.Fill(_reachedOn, Never);
        foreach (var (milestone, reached) in facts.Reached)
        {
            if (path.Index.TryGetValue(milestone, out var step))
                _reachedOn[step] = reached.On.DayNumber;
        }

        _stages = SpansOf(path.Stages, _reachedOn, enrolment.Start);
    }

    internal SchoolFacts Facts { get; }

    internal Enrolment Enrolment { get; }

    internal PlacedPath Path { get; }

    /// <summary>The events that made things due here: enrolment, assignment, wave and the version.</summary>
    internal IReadOnlyList<Guid> DueBy => field ??= [.. Enrolment.Events, Path.Version.Event];

    /// <summary>All schools of the board, each on the path it is judged on.</summary>
    internal Cohort Cohort { get; private set; }

    internal Agreements Agreements { get; }

    internal SchoolCalendar Calendar { get; }

    public RuleSet Rules { get; }

    internal ToolRegister Tools => _surroundings.Tools;

    /// <summary>The rules that judge a school.</summary>
    internal IReadOnlyList<Rule<SchoolCase>> JudgedBy => _surroundings.OfSchools;

    public DateOnly Start => Enrolment.Start;

    /// <summary>Instructional days that may pass without news.</summary>
    internal int Cadence { get; }

    /// <summary>The most instructional days that may pass in silence where so many were agreed.</summary>
    internal int LongestSilence(int cadence) => _surroundings.LongestSilence(cadence);

    /// <summary>The same beside other schools.</summary>
    internal SchoolCase In(Cohort cohort)
    {
        var same = (SchoolCase)MemberwiseClone();
        same.Cohort = cohort;
        return same;
    }

    /// <summary>The day the milestone was first reached, whenever that is; null when never.</summary>
    internal DateOnly? ReachedOn(int step) => DayOf(_reachedOn[step]);

    internal bool IsComplete(int step, DateOnly day) => _reachedOn[step] <= day.DayNumber;

    internal Dated<MilestoneReached> Reached(int step) => Facts.Reached[Path.Steps[step].Milestone.Id];

    /// <summary>The first day on which the milestone is later than its window on its clock, complete or not; null when never.</summary>
    internal DateOnly? ClosesOn(int step) => DayOf(Closings[step]);

    /// <summary>Whether the day is later than the milestone's window, complete or not.</summary>
    internal bool IsClosed(int step, DateOnly day) => Closings[step] <= day.DayNumber;

    /// <summary>How many milestones' windows have closed by the day, their weight in millionths, and of it what is open still.</summary>
    internal (int Count, long Weight, long Open) ClosedBy(DateOnly day)
    {
        var (closings, reached, steps, number) = (Closings, _reachedOn, Path.Steps, day.DayNumber);
        var (count, weight, open) = (0, 0L, 0L);
        for (var step = 0; step < closings.Length; step++)
        {
            if (closings[step] > number)
                continue;
            count++;
            weight += steps[step].Weight;
            open += reached[step] <= number ? 0 : steps[step].Weight;
        }

        return (count, weight, open);
    }

    /// <summary>C(x) − P(x): days on the clock less those paused since the path in force was assigned.</summary>
    internal int Elapsed(ClockKind clock, DateOnly day) =>
        Calendar.Count(clock, day)
        - (Facts.Pauses.None ? 0 : Facts.Pauses.Count(Calendar, clock, Enrolment.AssignedOn, day));

    /// <summary>The first day on which C(x) − P(x) reaches <paramref name="count"/>, if by <paramref name="until"/>; else null.</summary>
    internal DateOnly? FirstElapsed(ClockKind clock, int count, DateOnly until)
    {
        if (!Facts.Pauses.None)
            return FirstDay(Calendar.FirstDate(clock, count) ?? until, until, day => Elapsed(clock, day) >= count);
        return Calendar.FirstDate(clock, count) is { } date && date <= until ? date : null;
    }

    /// <summary>Instructional days lived up to and including the day: paused ones are left out. Spans since an event are counted so.</summary>
    public int Lived(DateOnly day) =>
        Calendar.DayNumber(day)
        - (Facts.Pauses.None ? 0 : Facts.Pauses.Count(Calendar, ClockKind.Instructional, DateOnly.MinValue, day));

    internal int LivedBetween(DateOnly after, DateOnly upTo) => Lived(upTo) - Lived(after);

    /// <summary>The first day on which <see cref="Lived"/> reaches <paramref name="count"/>, if by <paramref name="until"/>; else null.</summary>
    public DateOnly? FirstLived(int count, DateOnly until)
    {
        if (!Facts.Pauses.None)
            return FirstDay(Calendar.FirstDate(ClockKind.Instructional, count) ?? until, until, day => Lived(day) >= count);
        return Calendar.FirstDate(ClockKind.Instructional, count) is { } date && date <= until ? date : null;
    }

    /// <summary>The last school day on which no more than so many have been lived since; null beyond the published calendar.</summary>
    internal DateOnly? LastDayWithin(DateOnly since, int days) => FirstLived(Lived(since) + days, DateOnly.MaxValue) is { } day ? day > since ? day : since : null;

    /// <summary>ℓ(t): days an open milestone is late on its clock, a pause's days left out; 0 when not late, never due or complete.</summary>
    internal int Lateness(int step, DateOnly day) =>
        Path.Steps[step] is { DueCount: { } due } placed && !IsComplete(step, day)
            ? Math.Max(0, Elapsed(placed.Milestone.Clock, day) - due)
            : 0;

    /// <summary>Whether the milestone's due day has come, moved later by the pauses.</summary>
    internal bool IsDue(int step, DateOnly day) =>
        Path.Steps[step] is { Due: { } due, DueCount: { } count } placed
        && due <= day && Elapsed(placed.Milestone.Clock, day) >= count;

    /// <summary>Weight, in millionths, of the milestones that fit.</summary>
    internal long Weight(Func<int, bool> fits)
    {
        var sum = 0L;
        for (var i = 0; i < Path.Steps.Length; i++)
        {
            if (fits(i))
                sum += Path.Steps[i].Weight;
        }

        return sum;
    }

    /// <summary>The first stage with an open milestone; null when all is complete.</summary>
    internal int? CurrentStage(DateOnly day)
    {
        for (var stage = 0; stage < _stages.Length; stage++)
        {
            if (!(_stages[stage].End <= day))
                return stage;
        }

        return null;
    }

    /// <summary>The day the stage's clock starts: the latest completion among all earlier stages, not before the school's start.</summary>
    internal DateOnly StageStart(int stage) => _stages[stage].Start;

    /// <summary>The day the stage's last milestone was reached; null while one is open for ever.</summary>
    internal DateOnly? StageEnd(int stage) => _stages[stage].End;

    /// <summary>The day by which the stage and all earlier ones were complete; null while one of them is open for ever.</summary>
    internal DateOnly? StagesEnd(int stage)
    {
        var end = _stages[0].End;
        for (var i = 1; i <= stage; i++)
            end = _stages[i].End is { } next && end is { } before ? (next > before ? next : before) : null;
        return end;
    }

    private int[] Closings => _closesOn ??= Array.ConvertAll(Path.Steps, step => Closing(step)?.DayNumber ?? Never);

    private static DateOnly? DayOf(int number) => number == Never ? null : DateOnly.FromDayNumber(number);

    private static StageSpan[] SpansOf(Stage[] stages, int[] reachedOn, DateOnly start)
    {
        var spans = new StageSpan[stages.Length];
        for (var stage = 0; stage < stages.Length; stage++)
        {
            // One milestone that is never reached keeps its stage open; the next stage's clock starts with the latest that was.
            var (end, latest) = (0, 0);
            foreach (var step in stages[stage].Steps)
            {
                end = Math.Max(end, reachedOn[step]);
                latest = reachedOn[step] == Never ? latest : Math.Max(latest, reachedOn[step]);
            }

            spans[stage] = new(start, DayOf(end));
            start = latest > start.DayNumber ? DateOnly.FromDayNumber(latest) : start;
        }

        return spans;
    }

    private DateOnly? Closing(Step step) => Facts.Pauses.None || step.DueCount is not { } due
        ? step.Closes
        : FirstElapsed(step.Milestone.Clock, due + step.Milestone.Window + 1, DateOnly.MaxValue);

    private static DateOnly? FirstDay(DateOnly from, DateOnly until, Func<DateOnly, bool> isSo)
    {
        // From near the first day it can be: a pause is short beside all the days there are.
        var (low, high, stride) = (from.DayNumber, from.DayNumber, 8);
        while (high < until.DayNumber && !isSo(DateOnly.FromDayNumber(high)))
        {
            low = high + 1;
            high = Math.Min(high + stride, until.DayNumber);
            stride *= 4;
        }

        if (from > until || !isSo(DateOnly.FromDayNumber(high)))
            return null;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (isSo(DateOnly.FromDayNumber(middle)))
                high = middle;
            else
                low = middle + 1;
        }

        return DateOnly.FromDayNumber(low);
    }

    private readonly record struct StageSpan(DateOnly Start, DateOnly? End);
}

/// <summary>What is the same for all schools of an answer.</summary>
internal sealed record Surroundings(Agreements Agreements, SchoolCalendar Calendar, RuleSet Rules)
{
    private readonly ConcurrentDictionary<int, int> _longestSilences = [];

    internal IReadOnlyList<Rule<SchoolCase>> OfSchools { get; } = Rulebook.OfSchools.In(Rules);

    /// <summary>Which tools the district lets schools use.</summary>
    internal required ToolRegister Tools { get; init; }

    internal IReadOnlyList<Rule<DistrictCase>> OfDistrict { get; } = Rulebook.OfDistrict.In(Rules);

    /// <summary>The most whole days that may pass in silence where so many were agreed.</summary>
    internal int LongestSilence(int cadence) =>
        _longestSilences.TryGetValue(cadence, out var days)
            ? days
            : _longestSilences[cadence] = (int)decimal.Floor(Rules.SilenceFactor * cadence);
}
