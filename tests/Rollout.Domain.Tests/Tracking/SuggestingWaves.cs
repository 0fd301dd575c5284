using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Waves by either policy, and what each costs.</summary>
public sealed class SuggestingWaves
{
    private const Selection Strong = Selection.StrengthsFirst;
    private const Selection Needy = Selection.LeastServedFirst;

    /// <summary>Six is the ready sum: A and B are strong and were served well, D and E were served least.</summary>
    private static readonly WaveCandidate[] Six =
    [
        School("A", quartile: 1, score: 8), School("B", quartile: 2, score: 7), School("C", quartile: 3, score: 6),
        School("D", quartile: 4, score: 5), School("E", quartile: 4, score: 6), School("F", quartile: null, score: null),
    ];

    [Fact]
    public void Strengths_first_takes_the_highest_scores_and_of_equals_the_one_served_less() =>
        Assert.Equal(["AB", "EC", "DF"], Waves(WaveSuggestion.Of(Six, Strong, [2], 2)));

    [Fact]
    public void The_least_served_first_takes_the_highest_quartiles_and_of_equals_the_higher_score() =>
        Assert.Equal(["ED", "CB", "AF"], Waves(WaveSuggestion.Of(Six, Needy, [2], 2)));

    [Fact]
    public void What_each_costs_is_told_in_numbers()
    {
        var (strong, needy) = (WaveSuggestion.Of(Six, Strong, [2], 1).Early, WaveSuggestion.Of(Six, Needy, [2], 1).Early);
        Assert.Equal(new WaveBalance(2, new(0, 2), BelowReady: 0, Unscored: 0), strong);
        Assert.Equal(new WaveBalance(2, new(2, 2), BelowReady: 1, Unscored: 0), needy);
        Assert.Equal(new WaveBalance(6, new(2, 5), BelowReady: 1, Unscored: 1), WaveSuggestion.Of(Six, Needy, [6], 1).Early);
    }

    [Theory]
    [InlineData("1 2", "A BE CD F")]
    [InlineData("4", "ABEC DF")]
    [InlineData("9", "ABECDF")]
    [InlineData("", "AB EC DF")]
    [InlineData("0", "A B E C D F")]
    public void The_last_size_goes_on_and_without_any_there_are_three(string sizes, string waves) => Assert.Equal(
        waves.Split(' '), Waves(WaveSuggestion.Of(Six, Strong, [.. sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], 1)));

    [Theory]
    [InlineData(Strong)]
    [InlineData(Needy)]
    public void Nobody_is_lost_or_taken_twice_and_the_order_they_come_in_says_nothing(Selection policy)
    {
        WaveCandidate[] many = [.. Enumerable.Range(0, 97).Select(i => School($"S{i:00}", i % 6 is 0 or > 4 ? null : i % 6, i % 7 == 0 ? null : i % 9))];
        var waves = WaveSuggestion.Of(many, policy, [10, 20], 2).Waves;
        Assert.Equal(many.Select(school => school.School).Order(ById), waves.SelectMany(wave => wave).Select(school => school.School).Order(ById));
        Assert.Equal([10, 20, 20, 20, 20, 7], waves.Select(wave => wave.Count));
        Assert.Equal(Waves(WaveSuggestion.Of(many, policy, [10, 20], 2)), Waves(WaveSuggestion.Of([.. many.Reverse()], policy, [10, 20], 2)));
    }

    [Fact]
    public void Nobody_makes_no_wave() => Assert.Empty(WaveSuggestion.Of([], Strong, [], 2).Waves);

    [Theory]
    [InlineData(1, 4, 1, 3, true)]
    [InlineData(1, 3, 2, 6, false)]
    [InlineData(2, 3, 1, 3, false)]
    [InlineData(0, 0, 1, 3, false)]
    [InlineData(0, 2, 0, 0, false)]
    public void A_share_is_below_another_in_whole_numbers(int least, int known, int otherLeast, int otherKnown, bool isBelow) =>
        Assert.Equal(isBelow, new NeedShare(least, known).IsBelow(new(otherLeast, otherKnown)));

    private static IComparer<SchoolId> ById { get; } = Comparer<SchoolId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

    private static IEnumerable<string> Waves(WaveSuggestion suggested) => suggested.Waves.Select(wave => string.Concat(wave.Select(school => school.Name)));

    private static WaveCandidate School(string name, int? quartile, int? score) => new(new(name), name, quartile, score, score >= 6);
}
