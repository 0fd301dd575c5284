using Rollout.Domain.Calendar;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>The district as a whole beside its board: all that its own checks may ask. They look at rows, and never paint one.</summary>
internal sealed class DistrictCase : ICase
{
    private readonly Surroundings _surroundings;

    internal DistrictCase(DistrictFacts facts, Cohort schools, IReadOnlyList<Standing> rows, Surroundings surroundings)
    {
        (Facts, Schools, _surroundings) = (facts, schools, surroundings);
        Rows = [.. rows.Where(row => row.Status is not Status.Withdrawn)];
        First = schools.Schools.Where(school => !school.Enrolment.IsWithdrawn)
            .MinBy(school => (school.Enrolment.LaunchOn, school.Facts.Id.Value));
        Start = Earlier(Launch, facts.Paths is [var path, ..] ? path.Path.StartsOn : null) ?? DateOnly.MaxValue;
    }

    public DateOnly Start { get; }

    public RuleSet Rules => _surroundings.Rules;

    internal DistrictFacts Facts { get; }

    internal Agreements Agreements => _surroundings.Agreements;

    internal SchoolCalendar Calendar => _surroundings.Calendar;

    internal IReadOnlyList<Rule<DistrictCase>> JudgedBy => _surroundings.OfDistrict;

    /// <summary>The schools of the board, each on the path it is judged on.</summary>
    internal Cohort Schools { get; }

    /// <summary>The schools that take part, worst first.</summary>
    internal IReadOnlyList<Standing> Rows { get; }

    /// <summary>The day the initiative launches at its first school; null while none takes part.</summary>
    internal DateOnly? Launch => First?.Enrolment.LaunchOn;

    /// <summary>What made the initiative launch: enrolment and wave of its first school.</summary>
    internal IReadOnlyList<Guid> LaunchedBy => First?.Enrolment.Events ?? [];

    /// <summary>Every school that anybody said anything about, on the board or not.</summary>
    internal IEnumerable<SchoolFacts> Everywhere => Facts.Schools.Concat(Facts.Unenrolled);

    /// <summary>Each group that was reached, or planned to be, anywhere: first on which day, by which event.</summary>
    internal IReadOnlyDictionary<string, (DateOnly On, Guid Event)> GroupsReached => field ??= Facts.Schools
        .SelectMany(school => school.Touchpoints.Select(said => (said.Fact.Group, said.On, said.Id))
            .Concat(school.TouchpointsPlanned.Select(said => (said.Fact.Group, said.On, said.Id))))
        .GroupBy(said => said.Group, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(said => (said.On, said.Id)).Min(), StringComparer.Ordinal);

    /// <summary>The days on which a teacher spoke anywhere, in order.</summary>
    internal DateOnly[] TeacherVoices => field ??=
    [
        .. Facts.Schools.SelectMany(school => school.Touchpoints.Where(said => said.Fact.SpeakerRole == Speakers.Teacher).Select(said => said.On)
            .Concat(school.Stories.Where(told => told.Fact.SpeakerRole == Speakers.Teacher).Select(told => told.On))).Order(),
    ];

    /// <summary>The last day on which a milestone is due anywhere, on the path each school is judged on; null while none is.</summary>
    internal DateOnly? LastDue => field ??= Schools.Schools.Where(school => !school.Enrolment.IsWithdrawn)
        .SelectMany(school => school.Path.Steps).Max(step => step.Due);

    private SchoolCase? First { get; }

    /// <summary>D(x): the district's own clock runs on while a school pauses.</summary>
    public int Lived(DateOnly day) => Calendar.DayNumber(day);

    public DateOnly? FirstLived(int count, DateOnly until) =>
        Calendar.FirstDate(ClockKind.Instructional, count) is { } date && date <= until ? date : null;

    /// <summary>Instructional days after the one and up to the other.</summary>
    internal int Passed(DateOnly since, DateOnly day) => Lived(day) - Lived(since);

    /// <summary>The first day on which more than so many instructional days have passed since, if by <paramref name="until"/>.</summary>
    internal DateOnly? FirstBeyond(DateOnly since, int days, DateOnly until) => FirstLived(Lived(since) + days + 1, until);

    /// <summary>What the district's own rules find, worst first: by tier, then the oldest, then in the order of the rules.</summary>
    internal IReadOnlyList<Finding> FindingsOn(DateOnly day) =>
        [.. JudgedBy.SelectMany(rule => rule.Findings(this, day)).OrderBy(finding => finding.Tier).ThenBy(finding => finding.Since)];

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => other < one ? other : one ?? other;
}
