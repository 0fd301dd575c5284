using Rollout.App.Tests.Browser;
using Rollout.App.Tests.Faults;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Rollout.App.Tests.LongestFirst", "Rollout.App.Tests")]

namespace Rollout.App.Tests;

/// <summary>
/// What takes minutes begins first: begun last it would run alone, while the other cores idle. The browsers come last, beside one
/// another: beside the faults they are too slow for a person's patience (seen once: a tap that found no page).
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [nameof(RacingWriters), nameof(KillingPostgres), nameof(PowerLoss)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(RankOf);

    private static int RankOf(ITestCollection collection)
    {
        if (collection.DisplayName is InTheBrowser.Name or InAnotherBrowser.Name)
            return Longest.Length + 1;
        var rank = Array.FindIndex(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
