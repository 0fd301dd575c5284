namespace Rollout.Domain.Tracking.Rules;

/// <summary>C38: the district has not asked itself about its stage for long (S4).</summary>
internal sealed class ReassessmentRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C38";

    internal override string Title => "The district’s stage asked about again";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        var asked = Asked(district);
        days.Add(asked.Instruments);
        days.Add(asked.Completions);
        foreach (var published in asked.Instruments)
            days.Add(district.FirstBeyond(published.On, district.Rules.ReassessEvery, days.Last));
        foreach (var completed in asked.Completions)
            days.Add(district.FirstBeyond(completed.On, district.Rules.ReassessEvery, days.Last));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        Asked(district).WaitingSince(day) is { } since && district.Passed(since, day) > district.Rules.ReassessEvery ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        if (Truth(district, day) is null || Asked(district).InForce(day) is not { } instrument)
            return new("The district asked itself about its stage, or need not yet.", []);
        return Asked(district).LastCompletion(day) is { } last
            ? new(
                $"“{instrument.Fact.Instrument}” was last answered {district.Passed(last.On, day)} instructional days ago, on {Sentences.On(last.On)}.",
                [last.Id, instrument.Id])
            : new($"“{instrument.Fact.Instrument}” was published and has not been answered.", [instrument.Id]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("instrument", Asked(district).InForce(day)?.Fact.Instrument),
        new("lastCompletion", Asked(district).LastCompletion(day)?.On),
        new("days", Asked(district).WaitingSince(day) is { } since ? district.Passed(since, day) : null),
        new("reassessEvery", district.Rules.ReassessEvery),
    ];

    private static SelfAssessments Asked(DistrictCase district) => district.Facts.Frame.SelfAssessments;
}
