using Rollout.Domain.Calendar;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>An invented district's log, written line by line, and the boards it makes.</summary>
internal sealed class Scenario
{
    internal static readonly SchoolId Alder = new("990000100001");
    internal static readonly SchoolId Birch = new("990000100002");

    private readonly List<Recorded> _district = [];
    private readonly List<Recorded> _charter = [];
    private readonly Dictionary<SchoolId, List<Recorded>> _schools = [];
    private readonly Dictionary<SchoolId, List<Recorded>> _rollouts = [];
    private long _position;

    internal static Scenario Opened(DistrictEvent.SchoolYearPublished? year = null)
    {
        var scenario = new Scenario();
        scenario.Log(new DistrictEvent.DistrictRegistered("Invented", "TX", "America/Chicago"), Noon(new(2026, 7, 1)));
        scenario.Log(year ?? Year2026, Noon(new(2026, 7, 1)));
        return scenario;
    }

    /// <summary>17 August 2026 (a Monday) to 28 May 2027 without three breaks: day 1 is the first Monday.</summary>
    internal static DistrictEvent.SchoolYearPublished Year2026 { get; } = new(
        "2026-27", new(2026, 8, 17), new(2027, 5, 28),
        [new("Fall", new(2026, 8, 17), new(2026, 12, 18)), new("Spring", new(2027, 1, 5), new(2027, 5, 28))],
        [
            new(new(2026, 9, 7), new(2026, 9, 7)), new(new(2026, 11, 23), new(2026, 11, 27)),
            new(new(2026, 12, 21), new(2027, 1, 4)),
        ]);

    internal static SchoolCalendar Calendar { get; } = SchoolCalendar.Of([Year2026], []);

    /// <summary>The same year with the single days off that the worked examples of the domain are counted with: 179 days.</summary>
    internal static DistrictEvent.SchoolYearPublished WorkedYear { get; } = Year2026 with
    {
        Closures =
        [
            .. Year2026.Closures, new(new(2026, 10, 12), new(2026, 10, 12)), new(new(2027, 1, 18), new(2027, 1, 18)),
            new(new(2027, 2, 15), new(2027, 2, 15)), new(new(2027, 3, 15), new(2027, 3, 19)), new(new(2027, 3, 26), new(2027, 3, 26)),
        ],
    };

    /// <summary>The date of instructional day <paramref name="number"/>.</summary>
    internal static DateOnly Day(int number) => Calendar.DateOf(number)!.Value;

    internal static Milestone Step(
        string id, string stage, int due, int window = 5, bool gate = false, decimal weight = 10, ClockKind clock = ClockKind.Instructional,
        params string[] needs) =>
        new(new(id), $"Title of {id}", stage, Day(due), null, weight, window, gate, clock, needs.Select(need => new MilestoneId(need)).ToValueList(), "principal", Evidence.None);

    internal static ExpectedPath Path(params Milestone[] steps) => new(
        "Path", Day(1), 10, steps.Select(step => step.Stage).Distinct().ToValueList(), steps.ToValueList(), []);

    internal static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(18, 0)), TimeSpan.Zero);

    internal Scenario Publish(ExpectedPath path)
    {
        var version = _charter.Count(fact => fact.Happened is IPathVersion) + 1;
        return Log(
            version == 1
                ? new InitiativeEvent.ExpectedPathPublished(version, path)
                : new InitiativeEvent.ExpectedPathRevised(version, path, "board", "slower"),
            Noon(Day(1)));
    }

    internal Scenario Enrol(SchoolId school, DateOnly? start = null, int path = 1, int? cadence = 200, string wave = "1", string? variant = null) =>
        Say(school, new RolloutEvent.RolloutEnrolled(start ?? Day(1), path, wave, cadence, variant));

    /// <summary>A fact of the school, recorded at noon of its effective day unless said otherwise.</summary>
    internal Scenario Say(SchoolId school, RolloutEvent fact, DateTimeOffset? recorded = null, string by = "p-1", DateTimeOffset? asserted = null) =>
        Add(Of(_rollouts, school), fact, recorded ?? Noon(((IDated)fact).EffectiveOn), by, asserted);

    internal Scenario Say(SchoolId school, SchoolEvent fact) =>
        Add(Of(_schools, school), fact, fact is IDated dated ? Noon(dated.EffectiveOn) : Noon(Day(1)));

    internal Scenario Reach(SchoolId school, string milestone, int day) =>
        Say(school, new RolloutEvent.MilestoneReached(Day(day), new(milestone)));

    internal Scenario Withdraw(SchoolId school, Guid happened, DateTimeOffset recorded) =>
        Add(Of(_rollouts, school), new Correction.EventWithdrawn(happened, "A typing error."), recorded);

    /// <summary>Takes an event of whichever stream back.</summary>
    internal Scenario Withdraw(Guid happened, DateTimeOffset recorded) => Add(
        _schools.Values.Concat(_rollouts.Values).Append(_charter).Append(_district).Single(stream => stream.Exists(fact => fact.Id == happened)),
        new Correction.EventWithdrawn(happened, "A typing error."), recorded);

    internal Scenario Log(DistrictEvent fact, DateTimeOffset recorded) => Add(_district, fact, recorded);

    internal Scenario Log(InitiativeEvent fact, DateTimeOffset? recorded = null) =>
        Add(_charter, fact, recorded ?? (fact is IDated dated ? Noon(dated.EffectiveOn) : Noon(Day(1))));

    /// <summary>The id of the event logged last.</summary>
    internal Guid Last { get; private set; }

    internal long Head => _position;

    internal DistrictHistory History => new(
        new("9900001"), new("pl"), _position, new(_district), new(_charter),
        _schools.ToDictionary(school => school.Key, school => new StreamLog(school.Value)),
        _rollouts.ToDictionary(school => school.Key, school => new StreamLog(school.Value)));

    internal Board Board(DateOnly day, DateTimeOffset? known = null, int? path = null, long? position = null)
    {
        var coordinates = new Coordinates(position ?? _position, day, known ?? DateTimeOffset.MaxValue, path, 1);
        return Rollout.Domain.Tracking.Board.Assess(DistrictFacts.At(History, coordinates.Cut), coordinates, RuleSet.Version1);
    }

    internal Standing Row(DateOnly day, SchoolId? school = null, int? path = null) =>
        Board(day, path: path).Schools.Single(row => row.School == (school ?? Alder));

    /// <summary>What is found on the day, such as <c>R1 Watch M1, R4 NoNews</c>; empty when nothing is.</summary>
    internal string Found(DateOnly day, SchoolId? school = null) => string.Join(
        ", ", Row(day, school).Findings.Select(finding => $"{finding.Rule} {finding.Tier} {finding.Milestone}".TrimEnd()));

    /// <summary>What one rule found on the day and since when; null when nothing.</summary>
    internal DateOnly? Since(string rule, DateOnly day, SchoolId? school = null) =>
        Row(day, school).Findings.Where(finding => finding.Rule == rule).Select(finding => (DateOnly?)finding.Since).SingleOrDefault();

    internal Explanation Explained(DateOnly day, SchoolId? school = null) => Explanation.Of(Board(day), school ?? Alder)!;

    internal Forecast Forecast(DateOnly day, string milestone) =>
        Explanation.ForecastsOf(Board(day), Alder)!.Single(forecast => forecast.Milestone.Value == milestone);

    private static List<Recorded> Of(Dictionary<SchoolId, List<Recorded>> streams, SchoolId school) =>
        streams.TryGetValue(school, out var stream) ? stream : streams[school] = [];

    private Scenario Add(List<Recorded> stream, DomainEvent fact, DateTimeOffset recorded, string by = "p-1", DateTimeOffset? asserted = null)
    {
        _position++;
        Last = new(0, 0, 0, BitConverter.GetBytes(_position));
        stream.Add(new(Last, _position, recorded, asserted, asserted is null ? null : "before", by, fact));
        return this;
    }
}
