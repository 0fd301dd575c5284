using Rollout.Domain.Calendar;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>Where all schools of an initiative stand at some coordinates, worst first.</summary>
public sealed class Board
{
    private readonly Surroundings _surroundings;
    private readonly Dictionary<int, Cohort> _cohorts = [];
    private readonly Dictionary<(int Path, string? Variant, DateOnly Launch), PlacedPath> _placed = [];
    private readonly Dictionary<SchoolId, Enrolment> _enrolments;
    private readonly Dictionary<SchoolId, (SchoolFacts Facts, Standing Row)> _rows;
    private readonly List<IReadOnlyDictionary<string, List<(DateOnly From, Ratio Bound)>>> _bounds;

    private Board(DistrictFacts facts, Coordinates coordinates, RuleSet rules, Board? near)
    {
        (Facts, Coordinates) = (facts, coordinates);
        _surroundings = new(facts.Frame.Agreements, facts.Calendar, rules) { Tools = facts.Frame.Tools };
        _enrolments = facts.Schools.ToDictionary(
            school => school.Id, school => Enrolment.At(school, facts.Frame.Agreements, coordinates.EffectiveOn)!);
        OnOwnPath = Lay(coordinates.Path, null);
        _bounds = [.. CohortsAsked().Select(cohort => cohort.Bounds(rules))];
        var standing = near is not null && JudgesAs(near) ? near._rows : [];
        _rows = OnOwnPath.Schools.ToDictionary(
            school => school.Facts.Id,
            school => standing.TryGetValue(school.Facts.Id, out var known) && known.Facts == school.Facts
                ? known
                : (school.Facts, Assessment.Of(school, Day, OtherPathsOf(school))));
        Schools =
        [
            .. _rows.Values.Select(known => known.Row)
                .OrderBy(row => row.Severity).ThenBy(row => row.School.Value, StringComparer.Ordinal),
        ];
        var district = new DistrictCase(facts, OnOwnPath, Schools, _surroundings);
        (DistrictFindings, AsDistrict) = (district.FindingsOn(Day), district);
        // Other paths are laid for the rows alone, and a board may be kept for long.
        _cohorts.Clear();
        _placed.Clear();
    }

    private Board(Board same, Coordinates coordinates)
    {
        (Facts, _surroundings, _enrolments, Coordinates) = (same.Facts, same._surroundings, same._enrolments, coordinates);
        (OnOwnPath, Schools, _rows, _bounds) = (same.OnOwnPath, same.Schools, same._rows, same._bounds);
        (DistrictFindings, AsDistrict) = (same.DistrictFindings, same.AsDistrict);
    }

    public Coordinates Coordinates { get; }

    public DistrictId District => Facts.Id;

    public InitiativeId Initiative => Facts.Initiative;

    public SchoolCalendar Calendar => Facts.Calendar;

    public TimeZoneInfo Zone => Facts.Zone;

    public RuleSet Rules => _surroundings.Rules;

    public IReadOnlyList<PathVersion> Paths => Facts.Paths;

    /// <summary>All rows, worst first.</summary>
    public IReadOnlyList<Standing> Schools { get; }

    /// <summary>Whether the rule set has checks of the district.</summary>
    public bool IsDistrictJudged => _surroundings.OfDistrict.Count > 0;

    /// <summary>What the district's own checks find, worst first. They name schools, and paint none.</summary>
    public IReadOnlyList<Finding> DistrictFindings { get; }

    /// <summary>Every rule of the set that judges the district, true or not.</summary>
    public IReadOnlyList<RuleReport> DistrictReports => [.. AsDistrict.JudgedBy.Select(rule => rule.Report(AsDistrict, Day))];

    /// <summary>Whether the day lies beyond the last published school year, where no instructional day is counted.</summary>
    public bool IsBeyondCalendar => Calendar.Ends is not { } ends || Day > ends;

    internal DateOnly Day => Coordinates.EffectiveOn;

    /// <summary>The district beside its board, for its own checks.</summary>
    internal DistrictCase AsDistrict { get; }

    /// <summary>Every school on the path its row is judged on.</summary>
    internal Cohort OnOwnPath { get; }

    /// <summary>How far a school of the board is in each stage of the path it is judged on, in path order.</summary>
    public IReadOnlyList<StageProgress> StagesOf(SchoolId school) => StageProgress.Of(OnOwnPath[school], Day);

    /// <summary>What a board of the same log may share with this one.</summary>
    public DistrictFacts Facts { get; }

    /// <summary>Assesses all schools of the facts; the coordinates' path, when given, must be a published version.</summary>
    /// <param name="near">
    /// A board whose <see cref="Facts"/> these were read beside: rows that cannot differ are taken from it, so one more entry costs
    /// one more row. The answer is the same without it.
    /// </param>
    public static Board Assess(DistrictFacts facts, Coordinates coordinates, RuleSet rules, Board? near = null) => new(facts, coordinates, rules, near);

    /// <summary>
    /// The same answer told at other coordinates. They must differ in their cut alone, and both cuts must hold the same events
    /// (<see cref="DistrictHistory.Narrowed"/>): then assessing again would say nothing else.
    /// </summary>
    public Board ToldAt(Coordinates coordinates) => new(this, coordinates);

    /// <summary>Whether a school of which both know the same has the same row on both: a row rests on nothing else.</summary>
    private bool JudgesAs(Board near) =>
        near.Facts.Frame == Facts.Frame && near.Rules == Rules && near.Day == Day && near.Coordinates.Path == Coordinates.Path
        && near._bounds.Count == _bounds.Count && _bounds.Zip(near._bounds).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(
        IReadOnlyDictionary<string, List<(DateOnly From, Ratio Bound)>> one, IReadOnlyDictionary<string, List<(DateOnly From, Ratio Bound)>> other) =>
        one.Count == other.Count && one.All(stage => other.TryGetValue(stage.Key, out var bounds) && bounds.SequenceEqual(stage.Value));

    /// <summary>The cohort of the rows, then those of the other versions that a row names.</summary>
    private IEnumerable<Cohort> CohortsAsked() =>
        Facts.Paths.Select(version => version.Number)
            .Where(number => OnOwnPath.Schools.Any(school => school.Path.Version.Number != number))
            .Select(CohortOn).Prepend(OnOwnPath);

    private IReadOnlyList<OtherPath> OtherPathsOf(SchoolCase school) =>
    [
        .. from version in Facts.Paths
           where version.Number != school.Path.Version.Number
           select new OtherPath(version.Number, Assessment.StatusOf(CohortOn(version.Number)[school.Facts.Id], Day)),
    ];

    private Cohort CohortOn(int path) => _cohorts.TryGetValue(path, out var cohort) ? cohort : _cohorts[path] = Lay(path, OnOwnPath);

    /// <param name="laid">Where a school may lie on the same path already.</param>
    private Cohort Lay(int? path, Cohort? laid)
    {
        var cohort = new Cohort();
        foreach (var school in Facts.Schools)
        {
            var enrolment = _enrolments[school.Id];
            var placed = Placed(path ?? enrolment.PathNumber, enrolment);
            cohort.Add(laid?[school.Id] is { } known && known.Path == placed
                ? known.In(cohort)
                : new(school, enrolment, placed, cohort, _surroundings));
        }

        return cohort;
    }

    private PlacedPath Placed(int path, Enrolment enrolment)
    {
        var key = (path, enrolment.Variant, enrolment.LaunchOn);
        if (!_placed.TryGetValue(key, out var placed))
        {
            var version = Facts.Paths.First(version => version.Number == path);
            _placed[key] = placed = new(version, enrolment.Variant, enrolment.LaunchOn, Facts.Calendar);
        }

        return placed;
    }
}
