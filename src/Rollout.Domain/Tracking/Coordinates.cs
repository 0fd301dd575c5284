namespace Rollout.Domain.Tracking;

/// <summary>What an answer rests on; the same coordinates give the same answer for ever (law 2).</summary>
/// <param name="Position">The district's log up to there, inclusive.</param>
/// <param name="EffectiveOn">A day: what had happened by its end.</param>
/// <param name="KnownAt">An instant: what had been recorded by then, inclusive.</param>
/// <param name="Path">Judge every school on this version; null = each on its own.</param>
/// <param name="Rules">Version of the rule set.</param>
public sealed record Coordinates(long Position, DateOnly EffectiveOn, DateTimeOffset KnownAt, int? Path, int Rules)
{
    public Cut Cut => new(Position, KnownAt);
}
