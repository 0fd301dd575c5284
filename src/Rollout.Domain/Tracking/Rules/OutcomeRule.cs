using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;
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
            && last.TrueForAll(reading => line.IsBeyond(school, reading.Fact.Value, reading.On));
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

    private static Line? LineOf(SchoolCase school, string indicator, DateOnly day)
    {
        if (school.Agreements.Indicators.LastBy(day, candidate => candidate.Indicator == indicator) is not { } defined)
            return null;
        var baseline = school.Agreements.Baselines.LastBy(day, candidate => candidate.Indicator == indicator);
        var target = school.Agreements.Targets.LastBy(day, candidate => candidate.Indicator == indicator);
        return new(defined.Fact, baseline?.Fact.Value ?? defined.Fact.Baseline, target?.Fact.Value ?? defined.Fact.Target, defined.Id);
    }

    private static string Sentence(SchoolCase school, Line line, List<Dated<IndicatorReadingRecorded>> last) =>
        $"“{line.Definition.Title ?? line.Definition.Indicator}” read {string.Join(" and ", last.Select(reading => $"{reading.Fact.Value}"))} where "
        + $"{string.Join(" and ", last.Select(reading => $"{line.Expected(school, reading.On):0.#}"))} was expected; {line.Definition.Tolerance} either way is in band.";

    private static IEnumerable<Input> InputsOf(SchoolCase school, string indicator, DateOnly day) =>
        LineOf(school, indicator, day) is { } line
            ? LastReadings(school, indicator, day).SelectMany(reading => new Input[]
            {
                new($"{indicator} on {reading.On:yyyy-MM-dd}", reading.Fact.Value),
                new($"{indicator} expected on {reading.On:yyyy-MM-dd}", line.Expected(school, reading.On)),
            })
            : [];

    /// <summary>The expected line on the plain instructional calendar: baseline on the day before the first, target on the last.</summary>
    private sealed record Line(IndicatorDefined Definition, decimal Baseline, decimal Target, Guid Event)
    {
        internal decimal Expected(SchoolCase school, DateOnly on)
        {
            var (passed, length) = ShareOf(school, on);
            return Baseline + (Target - Baseline) * passed / length;
        }

        internal bool IsBeyond(SchoolCase school, decimal value, DateOnly on)
        {
            var (passed, length) = ShareOf(school, on);
            var line = (Target - Baseline) * passed;
            return Definition.Direction == Direction.Up
                ? (value - Baseline + Definition.Tolerance) * length < line
                : (value - Baseline - Definition.Tolerance) * length > line;
        }

        private (int Passed, int Length) ShareOf(SchoolCase school, DateOnly on)
        {
            var before = school.Calendar.DayNumber(Definition.From.AddDays(-1));
            var length = school.Calendar.DayNumber(Definition.To) - before;
            // A line without instructional days has run its course once its first day has come.
            return length > 0
                ? (Math.Clamp(school.Calendar.DayNumber(on) - before, 0, length), length)
                : (on >= Definition.From ? 1 : 0, 1);
        }
    }
}
