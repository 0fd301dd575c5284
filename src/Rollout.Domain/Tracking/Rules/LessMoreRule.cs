namespace Rollout.Domain.Tracking.Rules;

/// <summary>C12: the school launched, and what there is to be less of and more of was not said, or it has not taken it up (S2).</summary>
internal sealed class LessMoreRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C12";

    internal override string Title => "Less and more, acknowledged";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Enrolment.LaunchOn);
        days.Add(school.Agreements.LessMore);
        days.Add(school.Facts.LessMoreAcknowledged);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Enrolment.LaunchOn <= day && !IsAcknowledged(school, day) ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) =>
        Truth(school, day) is null ? new("The pairs of less and more are acknowledged.", [])
        : school.Agreements.LessMore.LastBy(day) is { } pairs
            ? new($"What there is to be less of and more of was published on {Sentences.On(pairs.On)}; the school has not acknowledged it.", [pairs.Id])
        : new("The school launched, and what there is to be less of and more of is not published.", school.Enrolment.Events);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("launch", school.Enrolment.LaunchOn),
        new("published", school.Agreements.LessMore.LastBy(day)?.On),
        new("acknowledged", school.Facts.LessMoreAcknowledged.LastBy(day)?.On),
    ];

    /// <summary>Whether pairs are published by the day, and the school acknowledged them on or after the day of the last.</summary>
    internal static bool IsAcknowledged(SchoolCase school, DateOnly day) =>
        school.Agreements.LessMore.LastBy(day) is { } pairs && school.Facts.LessMoreAcknowledged.LastBy(day)?.On >= pairs.On;
}
