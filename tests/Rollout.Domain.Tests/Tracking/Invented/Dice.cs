namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Chance that is the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly System.Random _random = new(seed);

    /// <summary>Both ends inclusive.</summary>
    internal int Between(int from, int to) => _random.Next(from, to + 1);

    internal bool Percent(int chance) => _random.Next(100) < chance;

    internal T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    internal void Shuffle<T>(T[] items) => _random.Shuffle(items);
}
