namespace Rollout.Domain.Rollouts;

public abstract partial record RolloutEvent
{
    /// <summary>The school uses a tool: an app, a site, a programme (S4). <c>Until</c> is the last day of its use, once that is known.</summary>
    public sealed record ToolUsed(DateOnly EffectiveOn, string Tool, DateOnly? Until = null) : RolloutEvent, IDated
    {
        public override object Subject() => Tool;
    }

    internal static Refusal? Refuse(ToolUsed wish) => Limits.Name(wish.Tool, "tool") ?? Limits.Day(wish.Until, "until")
        ?? Limits.Must(
            !(wish.Until < wish.EffectiveOn), "ends-before-it-begins",
            $"It would end before {wish.EffectiveOn:yyyy-MM-dd}, on which it begins: correct one of the days.", "until");
}
