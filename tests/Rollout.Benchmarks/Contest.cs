namespace Rollout.Benchmarks;

/// <summary>What one side did in one round.</summary>
/// <param name="Value">In the row's unit.</param>
/// <param name="P99">Milliseconds, where the row asks for it.</param>
/// <param name="Megabytes">Of memory at most, where the row asks for it.</param>
internal sealed record Sample(double Value, double? P99 = null, double? Megabytes = null)
{
    /// <summary>A round's turns together: their mean, and the worst of each limit.</summary>
    internal static Sample Of(IReadOnlyList<Sample> turns) =>
        new(turns.Average(t => t.Value), turns.Max(t => t.P99), turns.Max(t => t.Megabytes));
}

/// <summary>Rollout's way and the floor, prepared on the same machine and the same tables.</summary>
internal interface IContest : IAsyncDisposable
{
    /// <summary>How often the two take turns in a round: where a round is a span of time, a busy moment of the machine is shared.</summary>
    int Turns => 1;

    Task<Sample> OursAsync();

    /// <summary>Null where the target is absolute.</summary>
    Task<Sample?> FloorAsync();
}

/// <summary>A row of the table.</summary>
/// <param name="Name">By which it is picked.</param>
/// <param name="Work">What is done, in words.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Least">The least ratio to the floor; null when another limit is set.</param>
/// <param name="Most">The largest ratio to the floor, or the largest value where there is no floor.</param>
/// <param name="MostP99">Milliseconds.</param>
/// <param name="MostMegabytes">Of memory, in any round.</param>
internal sealed record Row(
    string Name, string Work, string Unit, Func<Size, Task<IContest>> PrepareAsync,
    double? Least = null, double? Most = null, double? MostP99 = null, double? MostMegabytes = null)
{
    internal string Target => string.Join(", ", new[]
    {
        Least is { } least ? $"≥ {least}" : null,
        Most is { } most ? $"≤ {most}" : null,
        MostP99 is { } p99 ? $"p99 ≤ {p99} ms" : null,
        MostMegabytes is { } megabytes ? $"≤ {megabytes} MB" : null,
    }.OfType<string>());
}

/// <summary>How large the work is.</summary>
internal sealed record Size(bool IsQuick)
{
    internal TimeSpan Round => IsQuick ? TimeSpan.FromSeconds(0.7) : TimeSpan.FromSeconds(3);

    /// <summary>A number of things: a twentieth of them when quick.</summary>
    internal int Of(int whole) => IsQuick ? whole / 20 : whole;
}
