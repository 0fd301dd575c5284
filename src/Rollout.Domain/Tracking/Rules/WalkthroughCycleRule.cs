namespace Rollout.Domain.Tracking.Rules;

/// <summary>C13a: nobody has walked through the rooms for longer than a cycle (S2).</summary>
internal sealed class WalkthroughCycleRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C13a";

    internal override string Title => "A walkthrough in each cycle";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Enrolment.LaunchOn);
        days.Add(school.Facts.Walkthroughs);
        AddLapse(school, school.Enrolment.LaunchOn, ref days);
        foreach (var walkthrough in school.Facts.Walkthroughs)
            AddLapse(school, walkthrough.On, ref days);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) => Passed(school, day) > school.Rules.WalkthroughCadence ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => (Truth(school, day), Last(school, day)) switch
    {
        (null, _) => new("The rooms were walked through in this cycle.", []),
        (_, { } last) => new($"The last walkthrough was {Passed(school, day)} instructional days ago.", [last]),
        _ => new($"The school launched {Passed(school, day)} instructional days ago, and its rooms have not been walked through since.", school.Enrolment.Events),
    };

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("launch", school.Enrolment.LaunchOn),
        new("last", school.Facts.Walkthroughs.LastBy(day)?.On),
        new("passed", Passed(school, day)),
        new("walkthroughCadence", school.Rules.WalkthroughCadence),
    ];

    /// <summary>Instructional days since the later of the launch and the last walkthrough; below 0 before the launch.</summary>
    internal static int Passed(SchoolCase school, DateOnly day)
    {
        var (launch, last) = (school.Enrolment.LaunchOn, school.Facts.Walkthroughs.LastBy(day)?.On);
        return school.LivedBetween(last > launch ? last.Value : launch, day);
    }

    private static Guid? Last(SchoolCase school, DateOnly day) =>
        school.Facts.Walkthroughs.LastBy(day) is { } last && last.On > school.Enrolment.LaunchOn ? last.Id : null;

    private static void AddLapse(SchoolCase school, DateOnly since, ref ChangeDays days) =>
        days.Add(school.FirstLived(school.Lived(since) + school.Rules.WalkthroughCadence + 1, days.Last));
}
