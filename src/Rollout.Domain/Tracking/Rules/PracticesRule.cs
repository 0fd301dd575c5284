namespace Rollout.Domain.Tracking.Rules;

/// <summary>C2: the school launched without saying which practices it means (S3).</summary>
internal sealed class PracticesRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C2";

    internal override string Title => "Practices defined before the launch";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Enrolment.LaunchOn);
        days.Add(school.Facts.Practices);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Enrolment.LaunchOn <= day && school.Facts.Practices.CountBy(day) == 0 ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("The practices are defined.", [])
        : new("The school launched, and which practices it means is not defined.", school.DueBy);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
        [new("launch", school.Enrolment.LaunchOn), new("defined", school.Facts.Practices.CountBy(day))];
}
