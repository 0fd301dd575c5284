using System.Collections.Concurrent;

namespace Rollout.Domain.Tracking;

/// <summary>The schools of one board, each on the path it is judged on: what earlier schools took tells what to expect of the next.</summary>
internal sealed class Cohort
{
    private readonly List<SchoolCase> _schools = [];
    private readonly Dictionary<SchoolId, SchoolCase> _bySchool = [];
    // A kept board answers several requests at once, and whoever asks first computes.
    private readonly ConcurrentDictionary<string, List<(DateOnly From, Ratio Bound)>> _bounds = new(StringComparer.Ordinal);

    internal IReadOnlyList<SchoolCase> Schools => _schools;

    internal SchoolCase this[SchoolId school] => _bySchool[school];

    internal bool Contains(SchoolId school) => _bySchool.ContainsKey(school);

    internal void Add(SchoolCase school)
    {
        _schools.Add(school);
        _bySchool.Add(school.Facts.Id, school);
    }

    /// <summary>
    /// From which day on which bound holds for the stage's duration, in order of days; empty while too few schools completed it.
    /// A school that is still in the stage is never among them.
    /// </summary>
    internal List<(DateOnly From, Ratio Bound)> StageBounds(string stage, RuleSet rules)
    {
        if (_bounds.TryGetValue(stage, out var computed))
            return computed;

        var ratios = new List<Ratio>();
        var bounds = new List<(DateOnly From, Ratio Bound)>();
        var completions = Completions(stage);
        completions.Sort((one, other) => one.On.CompareTo(other.On));
        for (var i = 0; i < completions.Count; i++)
        {
            var (on, ratio) = completions[i];
            Insert(ratios, ratio);
            // A bound is known once all that were complete on the day are counted.
            if (i + 1 < completions.Count && completions[i + 1].On == on)
                continue;
            if (ratios.Count >= rules.LeastHistory && Ratio.Bound(ratios, rules.StageQuantile) is { } bound
                && !(bounds is [.., var (_, known)] && known == bound))
            {
                bounds.Add((on, bound));
            }
        }

        return _bounds[stage] = bounds;
    }

    /// <summary>The bounds of every stage: all that a school's assessment takes from the other schools.</summary>
    internal IReadOnlyDictionary<string, List<(DateOnly From, Ratio Bound)>> Bounds(RuleSet rules)
    {
        foreach (var stage in _schools.Select(school => school.Path).Distinct().SelectMany(path => path.Stages))
            StageBounds(stage.Name, rules);
        return _bounds;
    }

    private List<(DateOnly On, Ratio Ratio)> Completions(string stage)
    {
        var completions = new List<(DateOnly On, Ratio Ratio)>(_schools.Count);
        foreach (var school in _schools)
        {
            var index = Array.FindIndex(school.Path.Stages, candidate => candidate.Name == stage);
            if (index < 0 || school.Path.Stages[index].PlannedDays is not (> 0 and var planned) || school.StageEnd(index) is not { } end)
                continue;
            // How long it took is known once the earlier stages are complete too, which may be later than the stage itself.
            if (school.StagesEnd(index) is { } known)
                completions.Add((known, new(Math.Max(0, school.LivedBetween(school.StageStart(index), end)), planned)));
        }

        return completions;
    }

    private static void Insert(List<Ratio> ascending, Ratio ratio)
    {
        var place = ascending.BinarySearch(ratio);
        ascending.Insert(place < 0 ? ~place : place, ratio);
    }
}
