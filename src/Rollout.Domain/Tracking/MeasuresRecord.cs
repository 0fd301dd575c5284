using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What is measured and what was read of it (practices 36 and 44), as it stands on the board's day. Of readings it holds what may be shown
/// (decision 0006).
/// </summary>
/// <param name="Indicators">In order of their names.</param>
/// <param name="Schools">In order of their names.</param>
public sealed record MeasuresRecord(IReadOnlyList<IndicatorStanding> Indicators, IReadOnlyList<MeasuredSchool> Schools)
{
    /// <param name="only">The only schools asked for; null: all.</param>
    public static MeasuresRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var (agreements, day) = (board.AsDistrict.Agreements, board.Day);
        ExpectedLine[] lines =
        [
            .. agreements.IndicatorNames.Order(StringComparer.Ordinal).Select(name => ExpectedLine.Of(agreements, name, day)).OfType<ExpectedLine>(),
        ];
        return new(
            [.. lines.Select(line => IndicatorStanding.Of(line, line.Expected(board.Calendar, day)))],
            [
                .. board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School)))
                    .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
                    .Select(row => MeasuredSchool.Of(row, board.OnOwnPath[row.School], lines, day)),
            ]);
    }
}

/// <summary>An indicator with its expected line as it holds on the day.</summary>
/// <param name="From">The line leaves the baseline on the day before.</param>
/// <param name="To">It reaches the target then.</param>
/// <param name="Expected">Where the line is on the day.</param>
/// <param name="Events">The definition, and the baseline and target that replaced its own.</param>
public sealed record IndicatorStanding(
    string Indicator, string Title, string? Unit, decimal Baseline, decimal Target, decimal Tolerance, Initiatives.Direction Direction,
    DateOnly From, DateOnly To, decimal Expected, IReadOnlyList<Guid> Events)
{
    internal static IndicatorStanding Of(ExpectedLine line, decimal expected) => new(
        line.Defined.Indicator, line.Title, line.Defined.Unit, line.Baseline, line.Target, line.Defined.Tolerance, line.Defined.Direction,
        line.Defined.From, line.Defined.To, expected, line.Events);
}

/// <summary>What was read at one school.</summary>
/// <param name="LaunchOn">Before it the first reading belongs (C36).</param>
/// <param name="IsReadBefore">Whether a reading of the phase before is there by the launch and the day.</param>
/// <param name="Measures">The indicators that were read, in order of their names.</param>
public sealed record MeasuredSchool(Standing Row, DateOnly LaunchOn, bool IsReadBefore, IReadOnlyList<SchoolMeasure> Measures)
{
    internal static MeasuredSchool Of(Standing row, SchoolCase school, ExpectedLine[] lines, DateOnly day)
    {
        var facts = school.Facts;
        var launch = school.Enrolment.LaunchOn;
        return new(
            row, launch, facts.ReadingsBefore.CountBy(day < launch ? day : launch) > 0,
            [
                .. lines.Select(line => SchoolMeasure.Of(line, school, day)).Where(measure => measure.Readings.Count + measure.Subgroups.Count + measure.NotShown > 0),
            ]);
    }
}

/// <summary>The readings of an indicator at a school.</summary>
/// <param name="Readings">Of the whole school, the latest first.</param>
/// <param name="Subgroups">Of subgroups that are shown, in order of their names.</param>
/// <param name="NotShown">How many readings of subgroups of fewer than 10 people there are.</param>
public sealed record SchoolMeasure(
    string Indicator, string Title, IReadOnlyList<MeasuredReading> Readings, IReadOnlyList<MeasuredSubgroup> Subgroups, int NotShown)
{
    internal static SchoolMeasure Of(ExpectedLine line, SchoolCase school, DateOnly day)
    {
        var indicator = line.Defined.Indicator;
        var read = school.Facts.AllReadings.Take(school.Facts.AllReadings.CountBy(day)).Where(reading => reading.Fact.Indicator == indicator)
            .Select(reading => MeasuredReading.Of(line, school, reading)).Reverse().ToList();
        return new(
            indicator, line.Title, [.. read.Where(reading => !reading.Shown.IsOfSubgroup)],
            [
                .. from reading in read
                   where reading.Shown.Subgroup is not null
                   group reading by reading.Shown.Subgroup into subgroup
                   orderby subgroup.Key
                   select new MeasuredSubgroup(
                       subgroup.Key, [.. subgroup],
                       [.. school.Facts.Gaps.Where(series => (series.Indicator, series.Subgroup) == (indicator, subgroup.Key)).SelectMany(series => series.Pairs)
                           .Where(pair => pair.On <= day).Select(pair => new MeasuredGap(pair.On, pair.Away))]),
            ],
            read.Count(reading => reading.Shown is { IsOfSubgroup: true, Value: null }));
    }
}

/// <summary>What was read of a subgroup.</summary>
/// <param name="Readings">The latest first.</param>
/// <param name="Gaps">How far it was from the school on each day both were read, in whole units; the latest last.</param>
public sealed record MeasuredSubgroup(string Name, IReadOnlyList<MeasuredReading> Readings, IReadOnlyList<MeasuredGap> Gaps);

/// <summary>How far a subgroup was from its school.</summary>
public sealed record MeasuredGap(DateOnly On, decimal Away);

/// <summary>A reading beside the expected line.</summary>
/// <param name="Expected">Where the line was on its day.</param>
/// <param name="IsOutOfBand">On the bad side by more than the tolerance; null where the value is not shown.</param>
public sealed record MeasuredReading(ShownReading Shown, decimal Expected, bool? IsOutOfBand, Guid Event)
{
    internal static MeasuredReading Of(ExpectedLine line, SchoolCase school, Dated<IndicatorReadingRecorded> reading)
    {
        var shown = SmallCells.Of(reading.Fact);
        return new(
            shown, line.Expected(school.Calendar, reading.On), shown.Value is { } value ? line.IsBeyond(school.Calendar, value, reading.On) : null, reading.Id);
    }
}
