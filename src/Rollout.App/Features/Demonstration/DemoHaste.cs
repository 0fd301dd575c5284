using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// A second initiative, begun in haste: no vision, no priority, no indicator, everybody made to take part although the charter lets them
/// choose, one school at work that nobody enrolled, and no teacher heard.
/// </summary>
internal static class DemoHaste
{
    internal const string Title = "Tablets for each";

    /// <summary>School days from the launch to the day of loading, launch day counted.</summary>
    private const int Launch = 30;

    /// <summary>No term has more school days left in the week of loading: it looks for a teacher's voice from there on.</summary>
    private const int TermLeft = 100;

    internal static InitiativeId Initiative { get; } = new("tablets-for-each");

    internal static IEnumerable<DemoFact> Of(DemoCalendar calendar)
    {
        DemoFact At(int place, int ago, Func<DateOnly, RolloutEvent> fact) =>
            Said(new StreamId.Rollout(Initiative, DemoRoster.School(1, place)), calendar, ago, fact);
        return
        [
            .. OfTheDistrict(calendar),
            At(3, Launch - 1, Enrolled),
            At(3, 26, day => new MilestoneReached(day, new("T1"), "The boxes are in the library.")),
            At(3, 5, day => new CheckInRecorded(day, "Half of them are charged.")),
            At(8, Launch - 1, Enrolled),
            At(8, 23, day => new MilestoneReached(day, new("T1"))),
            At(8, 6, day => new CheckInRecorded(day, "The network is too slow for a whole class.")),
            At(4, 12, day => new CheckInRecorded(day, "Forty boxes came. Nobody here had asked for them.")),
        ];
    }

    private static IEnumerable<DemoFact> OfTheDistrict(DemoCalendar calendar)
    {
        DemoFact Agreed(int ago, Func<DateOnly, InitiativeEvent> fact) => Said(new StreamId.Initiative(Initiative), calendar, ago, fact);
        return
        [
            Agreed(Launch, _ => new InitiativeChartered(
                Title, "Money that had to be spent this year.", Participation: Participation.OptIn,
                ParticipationReason: "Schools that want them ask for them.")),
            Agreed(Launch, _ => new ExpectedPathPublished(1, Path(calendar.Ago(Launch - 1)), "Technology office", "First version.")),
            Agreed(Launch, day => new RuleSetAdopted(
                day, 2, RuleName.AllIds, [new("voiceEnd", TermLeft)], "Everything that the sources ask for, and a teacher's voice early in the term.",
                "Board of trustees")),
            Agreed(15, day => new ParticipationModeSet(day, Participation.WholeDistrict, "The price is lower for all schools at once.")),
        ];
    }

    private static ExpectedPath Path(DateOnly startsOn) => new(
        Title, startsOn, 10, ["Buy", "Hand out"],
        [
            Step("T1", "Tablets delivered", "Buy", 10), Step("T2", "Tablets handed out", "Hand out", 45),
            Step("T3", "First lessons with them", "Hand out", 70),
        ],
        []);

    private static Milestone Step(string id, string title, string stage, int due) => new(
        new(id), title, stage, null, due, 10, 5, Gate: false, ClockKind.Instructional, [], "technology", Evidence.None);

    private static RolloutEnrolled Enrolled(DateOnly day) => new(day, 1, "all", 10);

    private static DemoFact Said(StreamId stream, DemoCalendar calendar, int ago, Func<DateOnly, DomainEvent> fact) =>
        new(stream, fact(calendar.Ago(ago)), calendar.Ago(ago), "p-technology");
}
