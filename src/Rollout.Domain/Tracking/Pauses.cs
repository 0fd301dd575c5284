using Rollout.Domain.Calendar;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>A school's pauses: each from the pause day (inclusive) to the resume day (exclusive), open when nobody resumed.</summary>
internal sealed class Pauses
{
    private readonly List<(DateOnly From, DateOnly Until)> _spans = [];

    /// <param name="facts">The school's live facts ordered by effective day, then position.</param>
    internal Pauses(IEnumerable<RolloutEvent> facts)
    {
        DateOnly? since = null;
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case RolloutPaused paused:
                    since ??= paused.EffectiveOn;
                    break;
                case RolloutResumed resumed when since is { } from:
                    if (resumed.EffectiveOn > from)
                        _spans.Add((from, resumed.EffectiveOn));
                    since = null;
                    break;
                default:
                    break;
            }
        }

        if (since is { } open)
            _spans.Add((open, DateOnly.MaxValue));
    }

    internal bool None => _spans.Count == 0;

    internal bool Include(DateOnly day) => _spans.Exists(span => span.From <= day && day < span.Until);

    /// <summary>The days on which a pause begins or has ended.</summary>
    internal IEnumerable<DateOnly> Edges => _spans.SelectMany(span => new[] { span.From, span.Until });

    /// <summary>Paused days of the clock from <paramref name="from"/> to <paramref name="to"/>, both inclusive.</summary>
    internal int Count(SchoolCalendar calendar, ClockKind clock, DateOnly from, DateOnly to)
    {
        var count = 0;
        foreach (var span in _spans)
        {
            var first = span.From > from ? span.From : from;
            var last = span.Until <= to ? span.Until.AddDays(-1) : to;
            if (first <= last)
                count += calendar.Count(clock, last) - CountBefore(calendar, clock, first);
        }

        return count;
    }

    private static int CountBefore(SchoolCalendar calendar, ClockKind clock, DateOnly day) =>
        day == DateOnly.MinValue ? 0 : calendar.Count(clock, day.AddDays(-1));
}
