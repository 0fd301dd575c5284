namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>The schools of a wave launch on <c>LaunchOn</c>: day 1 of every <c>dueDay</c>.</summary>
    public sealed record WaveScheduled(DateOnly EffectiveOn, string Wave, DateOnly LaunchOn) : InitiativeEvent, IDated, IMayBeAhead
    {
        public override object Subject() => Wave;
    }
}
