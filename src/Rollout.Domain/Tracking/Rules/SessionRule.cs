namespace Rollout.Domain.Tracking.Rules;

/// <summary>C33a: the school launched, and its people have not learned together (S3).</summary>
internal sealed class SessionRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C33a";

    internal override string Title => "A session of professional development by the launch";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Enrolment.LaunchOn);
        days.Add(school.Facts.Sessions);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Enrolment.LaunchOn <= day && school.Facts.Sessions.CountBy(day) == 0 ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("A session was held.", [])
        : new("The school launched, and no session of professional development was held by then nor since.", school.Enrolment.Events);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
        [new("launch", school.Enrolment.LaunchOn), new("sessions", school.Facts.Sessions.CountBy(day))];
}
