using Rollout.Domain.Districts;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>The schools of a wave launch on <c>LaunchOn</c>: day 1 of every <c>dueDay</c>.</summary>
    public sealed record WaveScheduled(DateOnly EffectiveOn, string Wave, DateOnly LaunchOn) : InitiativeEvent, IDated, IMayBeAhead
    {
        public override object Subject() => Wave;
    }

    internal static Refusal? Refuse(WaveScheduled wish) => Limits.Name(wish.Wave, "wave") ?? Limits.Day(wish.LaunchOn, "launchOn");

    internal static IEnumerable<Warning> Warn(WaveScheduled wish, Initiative state, District district)
    {
        var last = state.Paths.SelectMany(path => path.Milestones).Max(milestone => milestone.DueDay);
        if (last is { } day && !IsPlaced(day, wish.LaunchOn, district.Calendar))
            yield return new("due-day-unplaced", $"From {wish.LaunchOn:yyyy-MM-dd} the published school years do not reach day {day} yet.", "launchOn");
    }
}
