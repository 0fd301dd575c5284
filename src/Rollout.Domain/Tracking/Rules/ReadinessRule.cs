using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// C21: a school took part before the rubric in force on its start said that it was ready, and nobody said why all the same (S2: start with
/// strengths). Where there was no rubric, nobody asked.
/// </summary>
internal sealed class ReadinessRule : Rule<SchoolCase>
{
    internal override string Id => "C21";

    internal override string Title => "Ready before it takes part";

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day) => Unready(school, day) is not { } scored
        ? []
        : [
            new(
                Id, Tier.Watch, null, null, null, school.Start,
                scored.Total is { } total
                    ? $"It took part with {total} of the {Sentences.Many(scored.Ready, "point")} from which a school is ready, and nobody said why."
                    : "It took part without being scored for readiness, and nobody said why.",
                scored.Assessed is { } assessed ? [school.Enrolment.Events[0], scored.Rubric.Id, assessed.Id] : [school.Enrolment.Events[0], scored.Rubric.Id]),
        ];

    internal override Tier? WorstTier(SchoolCase school, DateOnly day) => Unready(school, day) is null ? null : Tier.Watch;

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var scored = Readiness.At(school.Agreements, school.Facts, school.Start);
        var findings = Findings(school, day).ToList();
        return new(
            Id, Title, findings.Count > 0,
            [new("score", scored?.Total), new("ready", scored?.Ready), new("overridden", OverrideOf(school.Agreements, school.Facts.Id, day) is not null)], null, findings);
    }

    /// <summary>The last override of the school by the day; null when there is none.</summary>
    internal static Dated<SelectionOverridden>? OverrideOf(Agreements agreements, SchoolId school, DateOnly day) =>
        agreements.Overrides.LastBy(day, overridden => overridden.School == school);

    /// <summary>Its scores on its start, where they did not do and nobody overrode that; else null.</summary>
    internal static Readiness? Unready(SchoolCase school, DateOnly day) =>
        school.Start <= day && Readiness.At(school.Agreements, school.Facts, school.Start) is { IsReady: false } scored
        && OverrideOf(school.Agreements, school.Facts.Id, day) is null
            ? scored
            : null;
}
