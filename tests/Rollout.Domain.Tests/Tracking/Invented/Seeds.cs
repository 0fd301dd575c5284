using System.Collections.Concurrent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>Asks the same of many seeds; a failure names the seed and what was wrong.</summary>
internal static class Seeds
{
    /// <summary>The law answers null where the seed says nothing about it, the empty text where it holds, else what is wrong.</summary>
    internal static void Hold(int seeds, int atLeast, Func<int, string?> law)
    {
        var (broken, asked) = (new ConcurrentDictionary<int, string>(), 0);
        Parallel.For(0, seeds, seed =>
        {
            if (law(seed) is not { } answer)
                return;
            Interlocked.Increment(ref asked);
            if (answer.Length > 0)
                broken[seed] = answer;
        });
        Assert.True(
            broken.IsEmpty,
            $"{broken.Count} seeds differ.\n" + string.Join("\n", broken.OrderBy(it => it.Key).Take(4).Select(it => $"seed {it.Key}: {it.Value}")));
        Assert.InRange(asked, atLeast, seeds);
    }

    internal static string Same(string expected, string actual)
    {
        if (expected == actual)
            return "";
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"\n  expected …{Around(expected, at)}\n  actual   …{Around(actual, at)}";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 150)..Math.Min(text.Length, at + 150)];
}
