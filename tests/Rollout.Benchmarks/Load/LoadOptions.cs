using System.Globalization;

namespace Rollout.Benchmarks.Load;

/// <summary>What is asked of a load.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Minutes">How long they come.</param>
/// <param name="Events">How many events are there before.</param>
/// <param name="Districts">Of 20 to 60 schools each.</param>
/// <param name="Seed">All random choices begin with it.</param>
internal sealed record LoadOptions(double Rate = 10, double Minutes = 1, int Events = 100_000, int Districts = 200, int Seed = 0)
{
    internal const string Usage =
        "load [--rate REQUESTS-A-SECOND] [--minutes N] [--events N] [--districts N] [--seed N]: a state-wide day against one node.";

    internal TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    /// <summary>A few seconds that nobody measures.</summary>
    internal LoadOptions WarmUp => this with { Minutes = 0.1, Rate = Math.Min(Rate, 20), Seed = Seed / 2 };

    internal string Command => string.Create(
        CultureInfo.InvariantCulture, $"ops/load --rate {Rate} --minutes {Minutes} --events {Events} --districts {Districts} --seed {Seed}");

    /// <summary>Null when it is not understood, or out of bounds.</summary>
    internal static LoadOptions? Parse(string[] args)
    {
        var options = new LoadOptions(Seed: Random.Shared.Next());
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var text] || !double.TryParse(text, CultureInfo.InvariantCulture, out var value) || !IsWithin(name, value))
                return null;
            options = name switch
            {
                "--rate" => options with { Rate = value },
                "--minutes" => options with { Minutes = value },
                "--events" => options with { Events = (int)value },
                "--districts" => options with { Districts = (int)value },
                _ => options with { Seed = (int)value },
            };
        }

        return options;
    }

    private static bool IsWithin(string name, double value) => name switch
    {
        "--rate" => value is > 0 and <= 5_000,
        "--minutes" => value is > 0 and <= 24 * 60,
        "--events" => value is >= 0 and <= 50_000_000,
        "--districts" => value is >= 1 and <= 2_000,
        "--seed" => value is >= 0 and <= int.MaxValue,
        _ => false,
    };
}
