using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>R8: the last readings of an indicator are all on the bad side of its expected line by more than its tolerance.</summary>
internal sealed class OutcomeRule : DwelledRule<SchoolCase>
{
    internal override string Id => "R8";

    internal override string Title => "Outcomes on their expected line";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        if (school.Facts.Readings.Length == 0)
            return;
        days.Add(school.Facts.Readings);
        days.Add(school.Agreements.Indicators);
        days.Add(school.Agreements.Baselines);
        days.Add(school.Agreements.Targets);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Facts.Readings.CountBy(day) >= school.Rules.ReadingsInARow
        && Array.Exists(school.Agreements.IndicatorNames, name => IsOutOfBand(school, name, day))
            ? Tier.Watch
            : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var outside = school.Agreements.IndicatorNames.Where(name => IsOutOfBand(school, name, day)).ToList();
        var reasons = outside.Select(name => Sentence(school, LineOf(school, name, day)!, LastReadings(school, name, day)));
        return new(
            outside.Count == 0 ? "Readings are in band." : string.Join(" ", reasons),
            [.. outside.SelectMany(name => LastReadings(school, name, day).Select(reading => reading.Id).Append(LineOf(school, name, day)!.Event))]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
        [.. school.Agreements.IndicatorNames.SelectMany(name => InputsOf(school, name, day))];

    private static bool IsOutOfBand(SchoolCase school, string indicator, DateOnly day)
    {
        if (LastReadings(school, indicator, day) is var last && last.Count < school.Rules.ReadingsInARow)
            return false;
        return last.Count == school.Rules.ReadingsInARow && LineOf(school, indicator, day) is { } line
            && last.TrueForAll(reading => line.IsBeyond(school.Calendar, reading.Fact.Value, reading.On));
    }

    private static List<Dated<IndicatorReadingRecorded>> LastReadings(SchoolCase school, string indicator, DateOnly day)
    {
        var last = new List<Dated<IndicatorReadingRecorded>>(school.Rules.ReadingsInARow);
        var readings = school.Facts.Readings;
        for (var i = readings.Length - 1; i >= 0 && last.Count < school.Rules.ReadingsInARow; i--)
        {
            if (readings[i].On <= day && readings[i].Fact.Indicator == indicator)
                last.Add(readings[i]);
        }

        last.Reverse();
        return last;
    }

    private static ExpectedLine? LineOf(SchoolCase school, string indicator, DateOnly day) => ExpectedLine.Of(school.Agreements, indicator, day);

    private static string Sentence(SchoolCase school, ExpectedLine line, List<Dated<IndicatorReadingRecorded>> last) =>
        $"“{line.Title}” read {string.Join(" and ", last.Select(Said))} where "
        + $"{string.Join(" and ", last.Select(reading => $"{line.Expected(school.Calendar, reading.On):0.#}"))} was expected; {line.Defined.Tolerance} either way is in band.";

    private static string Said(Dated<IndicatorReadingRecorded> reading) =>
        SmallCells.Of(reading.Fact).Value is { } value ? $"{value}" : $"what is not shown ({SmallCells.TooFew} people)";

    private static IEnumerable<Input> InputsOf(SchoolCase school, string indicator, DateOnly day)
    {
        if (LineOf(school, indicator, day) is not { } line)
            yield break;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reading in LastReadings(school, indicator, day))
        {
            // Two of one day are told apart: every input has a name of its own.
            var name = $"{indicator} on {reading.On:yyyy-MM-dd}";
            for (var again = 2; !named.Add(name); again++)
                name = $"{indicator} on {reading.On:yyyy-MM-dd} ({again})";
            yield return new(name, SmallCells.Of(reading.Fact).Value is { } value ? value : SmallCells.TooFew);
            if (named.Add($"{indicator} expected on {reading.On:yyyy-MM-dd}"))
                yield return new($"{indicator} expected on {reading.On:yyyy-MM-dd}", line.Expected(school.Calendar, reading.On));
        }
    }
}
