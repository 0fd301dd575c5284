using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C36: the launch is near or past, and nothing was measured before it; that cannot be made up later (S3).</summary>
internal sealed class SurveyRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C36";

    internal override string Title => "A reading from before the launch";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(WarnsFrom(school));
        days.Add(school.Facts.ReadingsBefore);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) => WarnsFrom(school) <= day && Taken(school, day) == 0 ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        if (Truth(school, day) is null)
            return new(Taken(school, day) > 0 ? "There is a reading from before the launch." : "The launch is some time ahead.", []);
        var launch = Sentences.On(school.Enrolment.LaunchOn);
        return new(
            day < school.Enrolment.LaunchOn
                ? $"The launch is on {launch}, and there is no reading from before it; it cannot be made up later."
                : $"The school launched on {launch}, and there is no reading from before.",
            [.. school.Enrolment.Events, .. school.Agreements.Indicators.Take(school.Agreements.Indicators.CountBy(day)).Select(defined => defined.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("launch", school.Enrolment.LaunchOn), new("before", Taken(school, day)), new("surveyAhead", school.Rules.SurveyAhead),
    ];

    /// <summary>The first day from which so few are left until the launch.</summary>
    private static DateOnly? WarnsFrom(SchoolCase school) =>
        school.Calendar.FirstDate(ClockKind.Instructional, school.Calendar.DayNumber(school.Enrolment.LaunchOn) - school.Rules.SurveyAhead);

    /// <summary>Readings of the phase before, by the day and by the launch.</summary>
    private static int Taken(SchoolCase school, DateOnly day) =>
        school.Facts.ReadingsBefore.CountBy(day < school.Enrolment.LaunchOn ? day : school.Enrolment.LaunchOn);
}
