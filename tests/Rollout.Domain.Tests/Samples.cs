using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Correction;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tests;

/// <summary>The life of an invented district with an event of every type, each accepted after those before it.</summary>
internal static class Samples
{
    internal static readonly DateOnly Today = new(2026, 12, 1);

    internal static readonly SchoolId AlderId = new("990000100001");
    internal static readonly SchoolId BirchId = new("990000100002");
    internal static readonly InitiativeId PlId = new("pl");

    internal static readonly StreamId TheDistrict = new StreamId.District();
    internal static readonly StreamId Alder = new StreamId.School(AlderId);
    internal static readonly StreamId Birch = new StreamId.School(BirchId);
    internal static readonly StreamId Pl = new StreamId.Initiative(PlId);
    internal static readonly StreamId AlderPl = new StreamId.Rollout(PlId, AlderId);

    private static readonly PersonId Ada = new("p-ada");

    internal static DistrictRegistered Registered { get; } = new("Invented District", "TX", "America/Chicago", "TX-001");

    internal static SchoolYearPublished Year { get; } = new(
        "2026-27", new(2026, 8, 17), new(2027, 5, 28),
        [new("Fall", new(2026, 8, 17), new(2026, 12, 18)), new("Spring", new(2027, 1, 5), new(2027, 5, 28))],
        [new(new(2026, 9, 7), new(2026, 9, 7), "Labor Day"), new(new(2026, 12, 21), new(2027, 1, 4))]);

    internal static ExpectedPath FirstPath { get; } = new(
        "Personalised learning", new(2026, 8, 17), 10, ["plan", "launch"],
        [
            new(new("M1"), "Vision adopted", "plan", new(2026, 8, 28), null, 10, 5, true, ClockKind.Instructional, [], "superintendent", Evidence.None),
            new(new("M2"), "Plans accepted", "plan", new(2026, 10, 30), null, 15.5m, 10, true, ClockKind.Weekday, [new("M1")], null, Evidence.Note),
            new(new("M3"), "Devices deployed", "launch", null, 60, 10, 10, false, ClockKind.Calendar, [new("M1"), new("M2")], "technology", Evidence.Walkthrough),
        ],
        [new("late", "Starts later", [new(new("M1"), Due: new(2026, 9, 30), Weight: 5)], [new("M2")])]);

    internal static ExpectedPath SlowerPath { get; } = FirstPath with { Title = "Personalised learning, slower", Cadence = null, Variants = [] };

    /// <summary>In an order in which each can be recorded.</summary>
    internal static IReadOnlyList<(StreamId Stream, DomainEvent Event)> All { get; } =
    [
        (TheDistrict, Registered),
        (TheDistrict, Year),
        (TheDistrict, new CalendarDayChanged(new(2027, 1, 20), DayKind.Weather, "Ice on the roads.")),
        (Alder, new SchoolRegistered("Alder", "elementary", "KG", "05", false, "TX-001-101")),
        (Alder, new SchoolRenamed("Alder Elementary")),
        (Alder, new SchoolDetailsChanged("elementary", "PK", "05", true, "TX-001-101")),
        (Alder, new SchoolStatusChanged(SchoolStatus.New)),
        (Alder, new SchoolClosed(new("990001500001"))),
        (Alder, new SchoolReopened()),
        (Birch, new SchoolRegistered("Birch")),
        (Birch, new SchoolMerged(AlderId)),
        (Alder, new PrincipalAssigned(new(2026, 8, 1), Ada)),
        (Alder, new PrincipalDeparted(new(2027, 6, 30), Ada)),
        (Pl, new InitiativeChartered(
            "Personalised learning", "Readers differ.", "Every school, in waves.", Selection.LeastServedFirst, "They waited longest.", Participation.OptIn, "By choice.")),
        (Pl, new ExpectedPathPublished(1, FirstPath, "Board of trustees", "First version")),
        (Pl, new ExpectedPathRevised(2, SlowerPath, "Board of trustees", "Go slower.")),
        (Pl, new WaveScheduled(new(2026, 8, 1), "1", new(2026, 8, 17))),
        (Pl, new CommunicationPlanApproved(new(2026, 8, 10), [new("families", 20), new("teachers", 10)], "communications", ["letter", "evening"])),
        (Pl, new ExpectationAssigned(new(2026, 8, 10), "Walk the classrooms", Holder.School, true)),
        (Pl, new IndicatorDefined(new(2026, 8, 17), "engagement", 58, 70, 3, new(2026, 8, 17), new(2027, 5, 28), Direction.Up, "Students who are engaged", "%")),
        (Pl, new BaselineRecorded(new(2026, 9, 1), "engagement", 57.5m)),
        (Pl, new TargetSet(new(2026, 9, 1), "engagement", 69)),
        (Pl, new ExpectationAccepted(new(2026, 8, 14), "Walk the classrooms", Holder.School)),
        (Pl, new VisionStatementAdopted(new(2026, 8, 10), 1, "Every child reads with joy, at their own pace.", "Board of trustees")),
        (Pl, new VisionStatementRevised(new(2026, 10, 12), 2, "Every child reads and counts with joy.", "Numbers were missing.", "Board of trustees")),
        (Pl, new InitiativeLinkedToPriority(new(2026, 8, 10), "Readers by grade 3", "Strategic plan 2025", "Goal 2.")),
        (Pl, new ParticipationModeSet(new(2026, 8, 10), Participation.OptIn, "Those who want to, first.")),
        (Pl, new StakeholderGroupsNamed(new(2026, 8, 10), ["families", "teachers", "students"])),
        (Pl, new SupportMenuAgreed(new(2026, 8, 10), [new("R1", "coaching", "Two days with a coach"), new("R5", "visit", "A visit by the superintendent")])),
        (Pl, new RuleSetAdopted(new(2026, 9, 1), 2, ["R1", "R2", "C8"], [new("supportWithin", 7), new("silenceFactor", 2.5m)], "Help sooner.", "Board of trustees")),
        (Pl, new TrackCheckScheduled(new(2026, 9, 1), "october", new(2026, 10, 15))),
        (Pl, new TrackCheckHeld(new(2026, 10, 15), "october", ["superintendent", "teacher"], "Two schools were looked at.")),
        (Pl, new DecisionRecorded(
            new(2026, 10, 15), "d-alder", "How does Alder go on?", ["Go on as now", "Two weeks more"], "Two weeks more", ["superintendent", "teacher"],
            [new("990000100001")], "october")),
        (Pl, new ReportIssued(
            new(2026, 10, 15), "october-packet", ReportKind.TrackCheck, new(28, new(2026, 10, 15), new(2026, 10, 15, 14, 30, 0, TimeSpan.Zero), 2),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "october")),
        (Pl, new ReportPublished(new(2026, 10, 20), "october-packet", "Where schools stood in October")),
        (AlderPl, new RolloutEnrolled(new(2026, 8, 17), 1, "1", 10, "late")),
        (AlderPl, new PathAssigned(new(2026, 11, 5), 2, "The new building is late.")),
        (AlderPl, new RolloutPaused(new(2026, 9, 10), "The roof leaks.")),
        (AlderPl, new RolloutResumed(new(2026, 9, 17), "The roof holds.")),
        (AlderPl, new RolloutWithdrawn(new(2026, 11, 30), "Merged with its neighbour.")),
        (AlderPl, new MilestoneReached(new(2026, 8, 27), new("M1"), "https://example.org/vision", "Adopted by all.")),
        (AlderPl, new MilestoneVerified(new(2026, 9, 2), new("M1"), "Seen in the minutes.", "A clear text.")),
        (AlderPl, new CheckInRecorded(new(2026, 9, 24), "Going well.")),
        (AlderPl, new KeyMeetingHeld(new(2026, 9, 17), "Leadership meeting", Presence.Delegate, ["coach", "assistant principal"], "Short.")),
        (AlderPl, new ResponsibilityPerformed(new(2026, 9, 18), "Walk the classrooms", "principal", Ada, "Ten rooms.")),
        (AlderPl, new CommitmentMade(new(2026, 9, 1), "c1", "Visit every classroom.", new(2026, 10, 15))),
        (AlderPl, new CommitmentRenegotiated(new(2026, 10, 1), "c1", new(2026, 11, 15), "Two new teachers.")),
        (AlderPl, new CommitmentFulfilled(new(2026, 11, 10), "c1", "All visited.")),
        (AlderPl, new CommitmentBroken(new(2026, 11, 11), "c1", "One was missed.")),
        (AlderPl, new CommitmentReaffirmed(new(2026, 11, 12), Ada)),
        (AlderPl, new TouchpointDelivered(new(2026, 9, 30), "families", "evening", "principal", true, "teacher", "Forty came.")),
        (AlderPl, new NeedIdentified(new(2026, 8, 20), "readers", "A third of grade 3 reads below grade.")),
        (AlderPl, new PracticesDefined(new(2026, 8, 24), ["small groups", "choice of texts"], "Each child chooses among three texts.")),
        (AlderPl, new VisionReaffirmed(new(2026, 11, 2), 2)),
        (AlderPl, new TouchpointPlanned(new(2026, 9, 1), "families", new(2026, 10, 20), "letter", "With the report cards.")),
        (AlderPl, new TouchpointMissed(new(2026, 10, 21), "families", new(2026, 10, 20), "The printer broke.")),
        (AlderPl, new FeedbackReceived(new(2026, 10, 1), "families", "evening", "They ask about homework.")),
        (AlderPl, new StoryPublished(new(2026, 11, 3), "A reader finds his book", "teacher", "https://example.org/story", "With a picture.")),
        (AlderPl, new FlagAcknowledged(new(2026, 10, 16), "R1", new("M2"), "We look into it.")),
        (AlderPl, new FlagContested(new(2026, 10, 17), "R5", "The principal was there by telephone.")),
        (AlderPl, new SupportOpened(new(2026, 10, 16), "s1", "coach", new(2026, 11, 6), "R1", new("M2"), "coaching", "Two days.")),
        (AlderPl, new SupportDelivered(new(2026, 10, 28), "s1", "The first day.")),
        (AlderPl, new SupportOutcomeRecorded(new(2026, 11, 5), "s1", SupportOutcome.Partly, new(2026, 11, 20), "One plan is done.")),
        (AlderPl, new HelpRequested(new(2026, 10, 5), "h1", "substitutes", "Nobody covers the meetings.")),
        (AlderPl, new HelpAnswered(new(2026, 10, 6), "h1", "Two are on their way.")),
        (AlderPl, new HelpResolved(new(2026, 10, 9), "h1", "All are covered.")),
        (AlderPl, new AdvisorySessionHeld(new(2026, 10, 22), "plans", "An hour with the coach.")),
        (AlderPl, new CohortMet(new(2026, 10, 23), "principals of wave 1", "Six were there.")),
        (AlderPl, new OptInCountRecorded(new(2026, 10, 26), 14, 22, "By show of hands.")),
        (AlderPl, new CourseChanged(new(2026, 10, 27), CourseChange.Slower, "Two weeks more.", "d-alder")),
        (Pl, new RubricPublished(new(2026, 8, 3), [new("leadership", "The principal leads it", 4), new("time", "Teams have time to plan", 4)], 6)),
        (AlderPl, new ReadinessAssessed(new(2026, 8, 6), [new("leadership", 3), new("time", 2)], "The team meets weekly.")),
        (Pl, new SelectionOverridden(new(2026, 8, 7), AlderId, OverrideReason.Grant, "The grant names it.", "A coach two days a week until November")),
        (TheDistrict, new TestingWindowPublished(new(2026, 8, 3), "state tests", new(2027, 4, 12), new(2027, 4, 23))),
        (TheDistrict, new NeedProfileRecorded(new(2026, 8, 3), AlderId, 4)),
        (TheDistrict, new ToolApproved(new(2026, 8, 12), "Readerly", "Privacy was looked at.")),
        (TheDistrict, new ToolRetired(new(2026, 11, 9), "Readerly", "The contract ended.")),
        (Pl, new DeviceGateItemSatisfied(new(2026, 8, 10), DeviceGateItem.Compatibility, "With the old printers, too.")),
        (Pl, new ReferenceChecked(new(2026, 7, 20), "Brightpath", "Two districts of our size.")),
        (Pl, new VendorEngaged(new(2026, 8, 3), "Brightpath", new(2027, 6, 30))),
        (Pl, new CapacityTransferred(new(2026, 11, 16), "Brightpath", "Training new coaches", "curriculum office", "Three of ours led it.")),
        (Pl, new VendorEngagementEnded(new(2026, 11, 30), "Brightpath")),
        (Pl, new FundingCommitted(new(2026, 8, 10), "State grant", new(2027, 6, 30), 250_000.50m, "Start-up money")),
        (Pl, new SustainabilityPlanApproved(new(2026, 11, 2), "State grant", "From the general fund.")),
        (AlderPl, new PlanAccepted(new(2026, 9, 1), DevicePlan.InstructionalDesign)),
        (AlderPl, new DevicesDeployed(new(2026, 10, 28), 120)),
        (AlderPl, new BreakageReported(new(2026, 11, 20), 3, "Two screens and a hinge.")),
        (AlderPl, new ToolUsed(new(2026, 9, 21), "Readerly", new(2027, 5, 28))),
        (AlderPl, new IndicatorReadingRecorded(new(2026, 10, 30), "engagement", 60.25m, 212, "grade 3", "Survey of October.", ReadingPhase.During)),
        (AlderPl, new ProofPointRecorded(new(2026, 11, 2), "Readers who choose", "Twelve of twenty chose a second book.", "https://example.org/readers")),
        (AlderPl, new AlignmentReviewHeld(new(2026, 9, 21), ["curriculum lead", "coach"], "Units one to three.")),
        (AlderPl, new AlignmentGapIdentified(new(2026, 9, 21), "spelling", GapNature.Perceived, "People fear there is no time for it.", new(2026, 10, 19))),
        (AlderPl, new AlignmentGapClosed(new(2026, 10, 20), "spelling", "It is in unit two.")),
        (Pl, new LessMorePublished(new(2026, 8, 12), [new("telling", "asking"), new("one text for all", "a choice of texts")])),
        (AlderPl, new LessMoreAcknowledged(new(2026, 8, 26))),
        (AlderPl, new WalkthroughRecorded(new(2026, 10, 14), 5, 12, "Groups in five rooms.")),
        (AlderPl, new PdSessionHeld(new(2026, 8, 19), PdKind.Pedagogy, 18, "How groups are made.")),
        (Pl, new PrecedentLinked(new(2026, 8, 11), "Readers of 2019", "Begin with those who ask for it.", "https://example.org/2019")),
        (TheDistrict, new InstrumentPublished(
            new(2026, 8, 3), "four stages", 1,
            [
                new("list", StageArea.Organise, "There is one list of tools."), new("overlap", StageArea.Streamline, "Tools that do the same are compared."),
                new("use", StageArea.Analyse, "It is known what is used."), new("renewal", StageArea.Act, "Contracts follow what was found."),
            ],
            [25, 50, 75])),
        (TheDistrict, new SelfAssessmentCompleted(new(2026, 9, 14), "four stages", 1, [new("list", 3), new("overlap", 1), new("use", 2), new("renewal", 0)])),
        (Pl, new PilotStarted(new(2026, 9, 1), "tablets", new(2026, 11, 30))),
        (Pl, new AdoptionDecided(new(2026, 11, 24), "tablets", false, "Paper did as well.")),
        (Pl, new EvaluationCommissioned(new(2026, 9, 1), "first year", new(2026, 11, 16), "the university")),
        (Pl, new EvaluationFindingRecorded(new(2026, 11, 17), "first year", "Readers read more at home.")),
        (Pl, new CycleStarted(new(2026, 9, 21), "exit tickets", "Do exit tickets show who needs a second look?")),
        (Pl, new CycleFindingRecorded(new(2026, 10, 5), "exit tickets", "They do in mathematics.")),
        (Pl, new CycleActDecided(new(2026, 10, 12), "exit tickets", CycleAct.Adapt)),
        (AlderPl, new EventWithdrawn(IdOf(39), "It was another school's.")),
    ];

    /// <summary>The id of the event at that place of <see cref="All"/>.</summary>
    internal static Guid IdOf(int place) => new(place + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    internal static Recorded Recorded(int place, DomainEvent happened) => new(
        IdOf(place), place + 1, new(2026, 12, 1, 15, 0, 0, TimeSpan.Zero), null, null, "p-pm-1", happened);

    /// <summary>The district after the first so many of <see cref="All"/>.</summary>
    internal static DistrictState StateAfter(int count) => All.Take(count).Index().Aggregate(
        DistrictState.Initial, (state, at) => state.Evolve(at.Item.Stream, Recorded(at.Index, at.Item.Event)));
}
