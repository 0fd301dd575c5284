namespace Rollout.Domain.Tracking.Rules;

/// <summary>C44: a subgroup moved away from its school, reading after reading (S1: broader, disaggregated measures).</summary>
internal sealed class GapRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C44";

    internal override string Title => "Gaps that do not widen";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        foreach (var series in school.Facts.Gaps)
        {
            foreach (var pair in series.Pairs)
                days.Add(pair.On);
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        Array.Exists(school.Facts.Gaps, series => series.Grown(school.Rules.GapReadings, day) is not null) ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var grown = school.Facts.Gaps.Select(series => (Series: series, Pairs: series.Grown(school.Rules.GapReadings, day))).Where(found => found.Pairs is not null).ToList();
        return new(
            grown.Count == 0 ? "No subgroup moves away from its school." : string.Join(" ", grown.Select(found => Sentence(school, found.Series, found.Pairs!, day))),
            [.. grown.SelectMany(found => found.Pairs!.SelectMany(pair => new[] { pair.OfSchool, pair.OfSubgroup })).Distinct()]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        .. from series in school.Facts.Gaps
           let upTo = series.CountBy(day)
           where upTo > 0
           select new Input(
               $"{series.Indicator} of {series.Subgroup}",
               series.Pairs.Take(upTo).TakeLast(school.Rules.GapReadings + 1).Select(pair => pair.Away).ToList()),
        new("gapReadings", school.Rules.GapReadings),
    ];

    private static string Sentence(SchoolCase school, GapSeries series, ReadingGap[] pairs, DateOnly day) =>
        $"“{ExpectedLine.Of(school.Agreements, series.Indicator, day)?.Title ?? series.Indicator}” of {series.Subgroup} lies {pairs[^1].Away} from the school, after "
        + $"{Sentences.And(pairs[..^1].Select(pair => $"{pair.Away}"))}.";
}
