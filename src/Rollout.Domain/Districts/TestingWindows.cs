namespace Rollout.Domain.Districts;

public abstract partial record DistrictEvent
{
    /// <summary>Schools test from one day to the other, both inclusive, and begin nothing new meanwhile (S2). Said again of a name, the last holds.</summary>
    public sealed record TestingWindowPublished(DateOnly EffectiveOn, string Name, DateOnly From, DateOnly To) : DistrictEvent, IDated
    {
        public override object Subject() => Name;
    }

    internal static Refusal? Refuse(TestingWindowPublished wish) =>
        Limits.Name(wish.Name, "name") ?? Limits.Day(wish.From, "from") ?? Limits.Day(wish.To, "to")
        ?? Limits.Must(wish.From <= wish.To, "to-before-from", $"{wish.To:yyyy-MM-dd} is before {wish.From:yyyy-MM-dd}: correct one of the days.", "to");
}
