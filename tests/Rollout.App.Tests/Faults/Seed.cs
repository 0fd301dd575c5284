using System.Globalization;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Faults;

/// <summary>The number a proof's random choices begin with: printed, and given again by ROLLOUT_SEED.</summary>
internal static class Seed
{
    public static int Of(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ROLLOUT_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"ROLLOUT_SEED={seed}");
        return seed;
    }
}
