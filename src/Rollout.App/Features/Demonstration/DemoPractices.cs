using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// What the sources ask for beside the path: done nearly everywhere, and missing here and there, so that the checks have something to find.
/// Schools that are on track keep what they agreed.
/// </summary>
internal static class DemoPractices
{
    private const string FirstCheck = "Autumn check";
    private const string SecondCheck = "Winter check";

    /// <summary>What the district agreed on, and how it kept that.</summary>
    internal static IEnumerable<DemoFact> OfTheDistrict(DemoCalendar calendar)
    {
        var begin = calendar.Ago(DemoStories.FirstWave);
        return
        [
            Fact(new RuleSetAdopted(begin, 2, RuleName.AllIds, [], "Everything that the sources ask for.", "Board of trustees"), begin),
            Fact(new VisionStatementAdopted(begin, 1, "Every student works on what comes next for them, among others and with joy.", "Board of trustees"), begin),
            Fact(new VisionStatementRevised(
                calendar.Ago(45), 2, "Every student works on what comes next for them, chooses how, and shares it with others.", "Choice was missing.", "Board of trustees"),
                calendar.Ago(45)),
            Fact(new InitiativeLinkedToPriority(begin, "Every student a reader by grade 3", "Five-year plan"), begin),
            Fact(new ParticipationModeSet(begin, Participation.OptIn, "Teachers who want to go first."), begin),
            Fact(new ExpectationAccepted(begin, "lead-alignment-review", Holder.School), begin),
            Fact(new ExpectationAssigned(calendar.Ago(25), "train-new-coaches", Holder.Vendor, NonDelegable: false), calendar.Ago(25)),
            Fact(new StakeholderGroupsNamed(calendar.Ago(30), ["families", "teachers", "students"]), calendar.Ago(30)),
            Fact(new SupportMenuAgreed(begin, [
                new("R1", "coaching", "Two days with a coach"), new("R1", "planning", "A planning day with the curriculum lead"),
                new("R4", "visit", "A visit this week"), new("R5", "conversation", "A conversation with the superintendent"),
                new("R6", "materials", "A letter and an evening prepared by the district")]), begin),
            Fact(new TrackCheckScheduled(calendar.Ago(60), FirstCheck, calendar.Ago(40)), calendar.Ago(60)),
            Fact(new TrackCheckHeld(calendar.Ago(40), FirstCheck, ["superintendent", "principal", "teacher"], "Six schools were looked at."), calendar.Ago(40)),
            Fact(new TrackCheckScheduled(calendar.Ago(40), SecondCheck, calendar.Ago(15)), calendar.Ago(40)),
            Fact(new TrackCheckHeld(calendar.Ago(15), SecondCheck, ["superintendent", "principal"], "Eight schools were looked at."), calendar.Ago(15)),
            Fact(new DecisionRecorded(
                calendar.Ago(15), "coach-for-hoopoe", "How does Hoopoe go on?", ["Go on as now", "A coach for six weeks"], "A coach for six weeks",
                ["superintendent", "principal"], [DemoRoster.School(2, 6)], SecondCheck), calendar.Ago(15)),
            Fact(new TrackCheckScheduled(calendar.Ago(30), "Check of materials", calendar.Ago(8)), calendar.Ago(30)),
            .. DemoLearning.OfTheDistrict(calendar),
            Fact(new TrackCheckScheduled(calendar.Ago(15), "Spring check", calendar.Ago(-10)), calendar.Ago(15)),
        ];
    }

    /// <summary>What the schools under way agreed on and were given.</summary>
    internal static IEnumerable<DemoFact> Of(DemoSchool school, DemoCalendar calendar)
    {
        if (school.Wave == 3)
            return [];
        var launch = school.Wave == 1 ? DemoStories.FirstWave : DemoStories.SecondWave;
        var journal = new DemoJournal(school, calendar, launch);
        var place = school.Wave == 2 ? school.Place : -1;
        if (place != 14)
            journal.Say(launch - 1, day => new NeedIdentified(day, "next-step", "Students of one class are three years apart in reading."));
        if (place != 7)
            journal.Say(launch - 1, day => new PracticesDefined(day, ["small groups", "choice of texts"], "Groups of four, and three texts to choose from."));
        if (place is >= 0 and not 14 || school is { Wave: 1, Place: 11 or 12 })
            journal.Say(40, day => new VisionReaffirmed(day, 2));
        DemoMeasures.Read(journal, launch, place);
        return Given(journal, place).Facts;
    }

    private static DemoJournal Given(DemoJournal journal, int place) => place switch
    {
        2 => journal.Say(30, day => new StoryPublished(day, "The book he had looked for", "teacher")),
        3 => journal.Say(12, day => new HelpRequested(day, "materials", "materials", "Texts for the third group are missing."))
            .Say(11, day => new HelpAnswered(day, "materials", "On their way.")).Say(7, day => new HelpResolved(day, "materials")),
        6 => journal.Say(14, day => new SupportOpened(day, "coach", "curriculum coach", day.AddDays(42), "R1", new("M5"), "coaching", "Two mornings a week."))
            .Say(9, day => new AdvisorySessionHeld(day, "small groups")).Say(6, day => new SupportDelivered(day, "coach", "The first two mornings.")),
        7 => journal.Say(5, day => new HelpRequested(day, "substitutes", "substitutes", "Nobody covers the planning meetings.")),
        9 => journal.Say(42, day => new CourseChanged(day, CourseChange.Slower, "The plans need the new coach.")),
        13 => journal.Say(10, day => new CohortMet(day, "principals of wave 2")),
        14 => journal.Say(40, day => new OptInCountRecorded(day, 12, 20)).Say(25, day => new OptInCountRecorded(day, 12, 20))
            .Say(10, day => new OptInCountRecorded(day, 11, 20)),
        16 => journal.Say(12, day => new TouchpointDelivered(day, "teachers", "webinar", "vendor", TwoWay: false, Core: true)),
        17 => journal.Say(20, day => new OptInCountRecorded(day, 15, 24)).Say(6, day => new TouchpointPlanned(day, "families", day.AddDays(14), "evening")),
        _ => journal,
    };

    private static DemoFact Fact(InitiativeEvent happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-manager");
}
