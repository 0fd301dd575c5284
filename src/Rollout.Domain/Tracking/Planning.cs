using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What the district said of its days and its schools before anything begins, known at a cut; every list is in effective order.</summary>
internal sealed class Planning(IReadOnlyList<Recorded> district)
{
    private readonly Recorded[] _ordered = district.InEffectiveOrder();

    internal Dated<TestingWindowPublished>[] Windows => field ??= _ordered.Of<TestingWindowPublished>();

    internal Dated<NeedProfileRecorded>[] Profiles => field ??= _ordered.Of<NeedProfileRecorded>();

    /// <summary>The windows by the day, each as it was said last.</summary>
    internal IEnumerable<Dated<TestingWindowPublished>> WindowsBy(DateOnly day) =>
        Windows.Take(Windows.CountBy(day)).GroupBy(window => window.Fact.Name, StringComparer.Ordinal).Select(said => said.Last());

    /// <summary>The profile of each school by the day, as it was said last.</summary>
    internal Dictionary<SchoolId, Dated<NeedProfileRecorded>> ProfilesBy(DateOnly day)
    {
        var profiles = new Dictionary<SchoolId, Dated<NeedProfileRecorded>>();
        foreach (var profile in Profiles.AsSpan(0, Profiles.CountBy(day)))
            profiles[profile.Fact.School] = profile;
        return profiles;
    }
}
