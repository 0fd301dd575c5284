using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// How far a subgroup was from its school on a day on which both were read, in whole units: from what is shown of the readings, so that
/// nothing more can be told from it (decision 0006). Readings of fewer than 10 people make no pair.
/// </summary>
/// <param name="Away">The distance, never negative.</param>
/// <param name="School">What the whole school read, in whole units.</param>
internal sealed record ReadingGap(DateOnly On, decimal School, decimal Subgroup, decimal Away, Guid OfSchool, Guid OfSubgroup)
{
    /// <summary>Every subgroup's pairs in the order of days, by indicator and name; of several readings of a day the last logged holds.</summary>
    internal static GapSeries[] Register(IEnumerable<Dated<IndicatorReadingRecorded>> readings)
    {
        var shown = readings.Select(reading => (Reading: reading, Shown: SmallCells.Of(reading.Fact))).Where(told => told.Shown.Value is not null).ToList();
        var schools = shown.Where(told => !told.Shown.IsOfSubgroup).GroupBy(told => (told.Shown.Indicator, told.Reading.On))
            .ToDictionary(day => day.Key, day => day.Last());
        return
        [
            .. from told in shown
               where told.Shown.IsOfSubgroup && schools.ContainsKey((told.Shown.Indicator, told.Reading.On))
               group told by (told.Shown.Indicator, Subgroup: told.Shown.Subgroup!) into series
               orderby series.Key.Indicator, series.Key.Subgroup
               select new GapSeries(
                   series.Key.Indicator, series.Key.Subgroup,
                   [
                       .. series.GroupBy(told => told.Reading.On).Select(day => day.Last())
                           .Select(told => Between(schools[(told.Shown.Indicator, told.Reading.On)], told)),
                   ]),
        ];
    }

    private static ReadingGap Between(
        (Dated<IndicatorReadingRecorded> Reading, ShownReading Shown) school, (Dated<IndicatorReadingRecorded> Reading, ShownReading Shown) subgroup)
    {
        var (whole, part) = (SmallCells.Rounded(school.Shown.Value!.Value), subgroup.Shown.Value!.Value);
        return new(subgroup.Reading.On, whole, part, Math.Abs(whole - part), school.Reading.Id, subgroup.Reading.Id);
    }
}

/// <summary>The pairs of one subgroup and indicator, in the order of days.</summary>
internal sealed record GapSeries(string Indicator, string Subgroup, ReadingGap[] Pairs)
{
    /// <summary>How many pairs there are by the day (inclusive).</summary>
    internal int CountBy(DateOnly day) => Pairs.Count(pair => pair.On <= day);

    /// <summary>The last pairs by the day with the one before them, when the distance grew in each of them; else null.</summary>
    internal ReadingGap[]? Grown(int pairs, DateOnly day)
    {
        var upTo = CountBy(day);
        if (upTo <= pairs)
            return null;
        for (var i = upTo - pairs; i < upTo; i++)
        {
            if (Pairs[i].Away <= Pairs[i - 1].Away)
                return null;
        }

        return Pairs[(upTo - pairs - 1)..upTo];
    }
}
