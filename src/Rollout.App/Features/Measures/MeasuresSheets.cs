using Rollout.App.Web.Tables;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Measures;

/// <summary>What is measured and what was read of it, as tables to take along: of each reading what the page says of it, and no more (decision 0006).</summary>
internal static class MeasuresSheets
{
    internal static PageTables Of(MeasuresView view) => new(
        view.Frame, "/measures", view.Keeps,
        [Indicators(view), Schools(view), .. view.Alone is { } school ? OfOne(school) : [Latest(view)]]);

    private static Table Indicators(MeasuresView view) => Table.Of(
        "indicators", "What is measured", view.Record.Indicators,
        ("Indicator", indicator => indicator.Indicator), ("Title", indicator => indicator.Title), ("Unit", indicator => indicator.Unit),
        ("Direction", indicator => MeasuresView.WordsOf(indicator.Direction)), ("Baseline", indicator => MeasuresView.Rounded(indicator.Baseline)),
        ("BaselineUntil", indicator => indicator.From), ("Target", indicator => MeasuresView.Rounded(indicator.Target)), ("TargetBy", indicator => indicator.To),
        ("Expected", indicator => MeasuresView.Rounded(indicator.Expected)), ("Tolerance", indicator => MeasuresView.Rounded(indicator.Tolerance)),
        ("Events", indicator => string.Join(' ', indicator.Events)));

    private static Table Schools(MeasuresView view) => Table.Of(
        "schools", "Schools", view.Record.Schools,
        ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("BeforeTheLaunch", school => view.BeforeOf(school)),
        ("Subgroups", school => MeasuresView.SubgroupsOf(school)));

    /// <summary>Of several schools only the latest readings.</summary>
    private static Table Latest(MeasuresView view) => Table.Of(
        "latest", "Latest readings",
        from school in view.Record.Schools
        from measure in school.Measures
        from latest in measure.Readings.Take(1)
        select (school.Row, Measure: measure, Reading: latest),
        ("School", read => read.Row.School.Value), ("Name", read => read.Row.Name), ("Indicator", read => read.Measure.Indicator), ("Title", read => read.Measure.Title),
        ("Day", read => read.Reading.Shown.EffectiveOn), ("Read", read => ValueOf(read.Reading)), ("Expected", read => MeasuresView.Rounded(read.Reading.Expected)),
        ("HowItStands", read => MeasuresView.WordsOf(read.Reading)), ("Event", read => $"{read.Reading.Event}"));

    private static IEnumerable<Table> OfOne(MeasuredSchool school)
    {
        yield return Table.Of(
            "readings", "Readings", school.Measures.SelectMany(measure => measure.Readings.Select(reading => (Measure: measure, Reading: reading))),
            ("School", _ => school.Row.School.Value), ("Name", _ => school.Row.Name), ("Indicator", read => read.Measure.Indicator), ("Title", read => read.Measure.Title),
            ("Day", read => read.Reading.Shown.EffectiveOn), ("When", read => MeasuresView.WordsOf(read.Reading.Shown.Phase)), ("Read", read => ValueOf(read.Reading)),
            ("Expected", read => MeasuresView.Rounded(read.Reading.Expected)), ("HowItStands", read => MeasuresView.WordsOf(read.Reading)),
            ("People", read => read.Reading.Shown.People), ("Event", read => $"{read.Reading.Event}"));
        yield return Table.Of(
            "subgroups", "Subgroups",
            from measure in school.Measures
            from subgroup in measure.Subgroups
            let away = MeasuresView.AwayOf(subgroup)
            select (Measure: measure, Subgroup: subgroup, Latest: subgroup.Readings[0], Away: away),
            ("School", _ => school.Row.School.Value), ("Name", _ => school.Row.Name), ("Indicator", read => read.Measure.Indicator), ("Title", read => read.Measure.Title),
            ("Subgroup", read => read.Subgroup.Name), ("Day", read => read.Latest.Shown.EffectiveOn), ("Read", read => ValueOf(read.Latest)),
            ("Away", read => Back(read.Away, 1)), ("AwayBefore", read => Back(read.Away, 2)), ("AwayTwoBefore", read => Back(read.Away, 3)),
            ("AwayThreeBefore", read => Back(read.Away, 4)), ("Event", read => $"{read.Latest.Event}"));
        yield return Table.Of(
            "not-shown", "Not shown", school.Measures.Where(measure => measure.NotShown > 0),
            ("School", _ => school.Row.School.Value), ("Name", _ => school.Row.Name), ("Indicator", measure => measure.Indicator), ("Title", measure => measure.Title),
            ("ReadingsOfSmallSubgroups", measure => measure.NotShown));
    }

    /// <summary>Words where it isn't shown: an empty cell reads as if nothing had been read.</summary>
    private static Cell ValueOf(MeasuredReading reading) =>
        reading.Shown.Value is { } value ? MeasuresView.Rounded(value) : MeasuresView.ValueOf(reading);

    private static decimal? Back(IReadOnlyList<decimal> away, int steps) => away.Count >= steps ? away[^steps] : null;
}
