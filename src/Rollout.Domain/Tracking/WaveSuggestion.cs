using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Tracking;

/// <summary>A school that may be put into a wave.</summary>
/// <param name="Quartile">1 = served most … 4 = least; null while nobody said.</param>
/// <param name="Score">Its sum by the rubric; null while nobody scored it.</param>
/// <param name="IsReady">Whether that is the rubric’s ready sum or more; without a score it is not known to be.</param>
public sealed record WaveCandidate(SchoolId School, string Name, int? Quartile, int? Score, bool IsReady);

/// <summary>
/// Waves as one of the two policies would have them (S2: strengths first; S1: the least served first). The sources disagree, so both are shown
/// beside each other, and neither is put into force: the district decides, and says why.
/// </summary>
/// <param name="Waves">The schools of each, the first wave first.</param>
/// <param name="Early">What comes of it in the first waves.</param>
public sealed record WaveSuggestion(Selection Policy, IReadOnlyList<IReadOnlyList<WaveCandidate>> Waves, WaveBalance Early)
{
    private const int UsualWaves = 3;

    /// <summary>
    /// The candidates in waves of these sizes; more waves of the last size follow while schools are left, and without any size there are three.
    /// Strengths first: the higher score before the lower, of equals the one served less. The least served first: the higher quartile before
    /// the lower, of equals the one with the higher score. What is not known comes last; what is equal in both is in order of the schools’ ids.
    /// </summary>
    /// <param name="earlyWaves">How many waves are the first.</param>
    public static WaveSuggestion Of(IReadOnlyCollection<WaveCandidate> candidates, Selection policy, IReadOnlyList<int> sizes, int earlyWaves)
    {
        var waves = Cut([.. InOrder(candidates, policy)], sizes is [] ? [Math.Max(1, (candidates.Count + UsualWaves - 1) / UsualWaves)] : sizes);
        return new(policy, waves, WaveBalance.Of(waves.Take(earlyWaves).SelectMany(wave => wave)));
    }

    private static IEnumerable<WaveCandidate> InOrder(IEnumerable<WaveCandidate> candidates, Selection policy)
    {
        var ordered = policy is Selection.StrengthsFirst
            ? candidates.OrderByDescending(school => school.Score ?? -1).ThenByDescending(school => school.Quartile ?? 0)
            : candidates.OrderByDescending(school => school.Quartile ?? 0).ThenByDescending(school => school.Score ?? -1);
        return ordered.ThenBy(school => school.School.Value, StringComparer.Ordinal);
    }

    private static List<IReadOnlyList<WaveCandidate>> Cut(List<WaveCandidate> ordered, IReadOnlyList<int> sizes)
    {
        List<IReadOnlyList<WaveCandidate>> waves = [];
        for (var taken = 0; taken < ordered.Count; taken += waves[^1].Count)
        {
            var size = Math.Max(1, sizes[Math.Min(waves.Count, sizes.Count - 1)]);
            waves.Add(ordered.GetRange(taken, Math.Min(size, ordered.Count - taken)));
        }

        return waves;
    }
}

/// <summary>What the first waves come to, in numbers.</summary>
/// <param name="Schools">How many begin in them.</param>
/// <param name="Need">How many of them were served least.</param>
/// <param name="BelowReady">Schools that were scored below the rubric’s ready sum.</param>
/// <param name="Unscored">Schools that nobody scored.</param>
public sealed record WaveBalance(int Schools, NeedShare Need, int BelowReady, int Unscored)
{
    internal static WaveBalance Of(IEnumerable<WaveCandidate> schools)
    {
        List<WaveCandidate> all = [.. schools];
        return new(
            all.Count, NeedShare.Of(all.Select(school => school.Quartile)), all.Count(school => school is { Score: not null, IsReady: false }),
            all.Count(school => school.Score is null));
    }
}
