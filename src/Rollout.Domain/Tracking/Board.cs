using Rollout.Domain.Calendar;

namespace Rollout.Domain.Tracking;

/// <summary>Where all schools of an initiative stand at some coordinates, worst first.</summary>
public sealed class Board
{
    private readonly DistrictFacts _facts;
    private readonly Surroundings _surroundings;
    private readonly Dictionary<int, Cohort> _cohorts = [];
    private readonly Dictionary<(int Path, string? Variant, DateOnly Launch), PlacedPath> _placed = [];
    private readonly Dictionary<SchoolId, Enrolment> _enrolments;

    private Board(DistrictFacts facts, Coordinates coordinates, RuleSet rules)
    {
        (_facts, Coordinates) = (facts, coordinates);
        _surroundings = new(facts.Agreements, facts.Calendar, rules);
        _enrolments = facts.Schools.ToDictionary(
            school => school.Id, school => Enrolment.At(school, facts.Agreements, coordinates.EffectiveOn)!);
        OnOwnPath = Lay(coordinates.Path);
        Schools =
        [
            .. OnOwnPath.Schools
                .Select(school => Assessment.Of(school, Day) with { OtherPaths = OtherPathsOf(school) })
                .OrderBy(row => row.Severity).ThenBy(row => row.School.Value, StringComparer.Ordinal),
        ];
        // Other paths are laid for the rows alone, and a board may be kept for long.
        _cohorts.Clear();
        _placed.Clear();
    }

    private Board(Board same, Coordinates coordinates)
    {
        (_facts, _surroundings, _enrolments, Coordinates) = (same._facts, same._surroundings, same._enrolments, coordinates);
        (OnOwnPath, Schools) = (same.OnOwnPath, same.Schools);
    }

    public Coordinates Coordinates { get; }

    public DistrictId District => _facts.Id;

    public InitiativeId Initiative => _facts.Initiative;

    public SchoolCalendar Calendar => _facts.Calendar;

    public TimeZoneInfo Zone => _facts.Zone;

    public RuleSet Rules => _surroundings.Rules;

    public IReadOnlyList<PathVersion> Paths => _facts.Paths;

    /// <summary>All rows, worst first.</summary>
    public IReadOnlyList<Standing> Schools { get; }

    /// <summary>Whether the day lies beyond the last published school year, where no instructional day is counted.</summary>
    public bool IsBeyondCalendar => Calendar.Ends is not { } ends || Day > ends;

    internal DateOnly Day => Coordinates.EffectiveOn;

    /// <summary>Every school on the path its row is judged on.</summary>
    internal Cohort OnOwnPath { get; }

    /// <summary>How far a school of the board is in each stage of the path it is judged on, in path order.</summary>
    public IReadOnlyList<StageProgress> StagesOf(SchoolId school) => StageProgress.Of(OnOwnPath[school], Day);

    /// <summary>Assesses all schools of the facts; the coordinates' path, when given, must be a published version.</summary>
    public static Board Assess(DistrictFacts facts, Coordinates coordinates, RuleSet rules) => new(facts, coordinates, rules);

    /// <summary>
    /// The same answer told at other coordinates. They must differ in their cut alone, and both cuts must hold the same events
    /// (<see cref="DistrictHistory.Narrowed"/>): then assessing again would say nothing else.
    /// </summary>
    public Board ToldAt(Coordinates coordinates) => new(this, coordinates);

    private IReadOnlyList<OtherPath> OtherPathsOf(SchoolCase school) =>
    [
        .. from version in _facts.Paths
           where version.Number != school.Path.Version.Number
           select new OtherPath(version.Number, Assessment.StatusOf(CohortOn(version.Number)[school.Facts.Id], Day)),
    ];

    private Cohort CohortOn(int path) => _cohorts.TryGetValue(path, out var cohort) ? cohort : _cohorts[path] = Lay(path);

    private Cohort Lay(int? path)
    {
        var cohort = new Cohort();
        foreach (var school in _facts.Schools)
        {
            var enrolment = _enrolments[school.Id];
            cohort.Add(new(school, enrolment, Placed(path ?? enrolment.PathNumber, enrolment), cohort, _surroundings));
        }

        return cohort;
    }

    private PlacedPath Placed(int path, Enrolment enrolment)
    {
        var key = (path, enrolment.Variant, enrolment.LaunchOn);
        if (!_placed.TryGetValue(key, out var placed))
        {
            var version = _facts.Paths.First(version => version.Number == path);
            _placed[key] = placed = new(version, enrolment.Variant, enrolment.LaunchOn, _facts.Calendar);
        }

        return placed;
    }
}
