using Rollout.App.Tests.Browser;
using Rollout.App.Tests.Faults;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Rollout.App.Tests.LongestFirst", "Rollout.App.Tests")]

namespace Rollout.App.Tests;

/// <summary>What takes minutes begins first: begun last it would run alone, while the other cores idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [InTheBrowser.Name, nameof(RacingWriters), nameof(KillingPostgres), nameof(PowerLoss)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(RankOf);

    private static int RankOf(ITestCollection collection)
    {
        var rank = Array.FindIndex(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
