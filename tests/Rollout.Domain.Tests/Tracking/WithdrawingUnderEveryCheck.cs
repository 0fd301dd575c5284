using System.Text.Json;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A withdrawal under a rule set with every check: what it cleared is found again, what it raised is not, and before it all stays as it was.</summary>
public sealed class WithdrawingUnderEveryCheck
{
    private static readonly DateTimeOffset Taken = Noon(Day(100));

    /// <summary>
    /// The day each check is asked about, what raises it and then what clears it, by the event said last in each. Alder alone takes part
    /// from day 1; its gate M1, due on day 10, is off track from day 16 on.
    /// </summary>
    private static readonly Dictionary<string, (int Day, Func<Scenario, Scenario> Raise, Func<Scenario, Scenario> Clear)> Cases = new()
    {
        ["C1"] = (20, Launch, said => said.Log(new VisionStatementAdopted(Day(10), 1, "A vision."))),
        ["C2"] = (20, Launch, said => said.Say(Alder, new PracticesDefined(Day(10), ["groups"], "Groups of four."))),
        ["C3"] = (50,
            said => said.Log(new VisionStatementAdopted(Day(2), 1, "A vision.")).Log(new VisionStatementRevised(Day(10), 2, "Another.", "Shorter.")),
            said => said.Say(Alder, new VisionReaffirmed(Day(40), 2))),
        ["C4"] = (20, Launch, said => said.Log(new InitiativeLinkedToPriority(Day(10), "Readers"))),
        ["C5"] = (20,
            said => said.Say(Alder, new CommitmentMade(Day(5), "visits", "Every room.")),
            said => said.Say(Alder, new NeedIdentified(Day(12), "readers", "A third."))),
        ["C6a"] = (20, said => said.Say(Birch, new CheckInRecorded(Day(6))), said => said.Enrol(Birch, Day(10))),
        ["C6b"] = (20, Launch, said => said.Log(new IndicatorDefined(Day(10), "joy", 50, 60, 2, Day(1), Day(150), Direction.Up))),
        ["C7a"] = (25,
            said => said.Log(new TrackCheckScheduled(Day(5), "autumn", Day(12))),
            said => said.Log(new TrackCheckHeld(Day(15), "autumn", ["coach"]))),
        ["C7b"] = (30, Launch, said => said.Say(Alder, new FlagAcknowledged(Day(20), "R1", new("M1")))),
        ["C8"] = (30, Launch, said => said.Say(Alder, new SupportOpened(Day(18), "a coach", "coach", Day(25)))),
        // Both milestones are of the first stage, which ends on day 150.
        ["C9"] = (160, Launch, said => said.Say(Alder, new ProofPointRecorded(Day(90), "A reader"))),
        ["C10a"] = (20,
            said => said.Say(Alder, new AlignmentReviewHeld(Day(5), ["coach"])),
            said => said.Say(Alder, new AlignmentReviewHeld(Day(12), ["curriculum lead"]))),
        ["C10b"] = (40,
            said => said.Say(Alder, new AlignmentGapIdentified(Day(5), "spelling", GapNature.Real, "It is nowhere.")),
            said => said.Say(Alder, new AlignmentGapClosed(Day(30), "spelling"))),
        ["C12"] = (20, Launch, said => said.Log(new LessMorePublished(Day(5), [new("telling", "asking")])).Say(Alder, new LessMoreAcknowledged(Day(10)))),
        ["C13a"] = (45, Launch, said => said.Say(Alder, new WalkthroughRecorded(Day(30), 5, 10))),
        ["C13b"] = (25, said => Walked(Walked(said, 5, 2), 10, 1), said => Walked(said, 15, 8)),
        ["C33a"] = (20, Launch, said => said.Say(Alder, new PdSessionHeld(Day(10), PdKind.Mindset))),
        ["C33b"] = (25,
            said => said.Say(Alder, new PdSessionHeld(Day(4), PdKind.Logistics)).Say(Alder, new PdSessionHeld(Day(6), PdKind.Logistics))
                .Say(Alder, new PdSessionHeld(Day(8), PdKind.Logistics)),
            said => said.Say(Alder, new PdSessionHeld(Day(15), PdKind.Pedagogy))),
        ["C18"] = (18, Launch, said => said.Log(new ExpectationAssigned(Day(10), "walks", Holder.School, false))),
        ["C19"] = (20, said => said.Say(Alder, Message(5, "vendor")), said => said.Say(Alder, Message(12, "district"))),
        ["C21"] = (20, said => said.Log(new RubricPublished(Day(1), [new("leadership", "Leads", 4)], 3)), said => said.Log(Overridden(10, "a coach"))),
        ["C22"] = (20, said => said.Log(Overridden(5)), said => said.Log(Overridden(10, "a coach"))),
        ["C23"] = (20,
            said => said.Log(new TestingWindowPublished(Day(5), "spring", Day(120), Day(130)), Noon(Day(5))).Log(new WaveScheduled(Day(6), "2", Day(125))),
            said => said.Log(new WaveScheduled(Day(10), "2", Day(131)))),
        ["C43"] = (20, said => Profiled(Profiled(said, Alder, 3, 1), Birch, 4, 4), said => Profiled(said, Alder, 10, 4)),
        ["C24"] = (50,
            said => said.Log(new TrackCheckHeld(Day(30), "autumn", ["coach"])).Log(new TrackCheckHeld(Day(40), "winter", ["coach"])),
            said => said.Log(Decision(45, "teacher"))),
        ["C26"] = (20,
            said => said.Log(new PilotStarted(Day(5), "tablets", Day(12))), said => said.Log(new AdoptionDecided(Day(15), "tablets", true))),
        ["C27a"] = (35,
            said => Counted(Counted(Counted(said.Log(new ParticipationModeSet(Day(1), Participation.OptIn, "By choice.")), 5, 10), 10, 10), 15, 9),
            said => Counted(said, 25, 12)),
        ["C27b"] = (20,
            said => said.Log(new InitiativeChartered("Reading", Participation: Participation.OptIn))
                .Log(new ParticipationModeSet(Day(4), Participation.WholeDistrict, "The board.")),
            said => said.Log(new ParticipationModeSet(Day(10), Participation.OptIn, "As chartered."))),
        ["C28"] = (20, Launch, said => said.Log(new CommunicationPlanApproved(Day(8), [new("families", 20)]))),
        // The fall term ends on day 84.
        ["C30"] = (82, Launch, said => said.Say(Alder, new StoryPublished(Day(70), "A reader", "teacher"))),
        ["C20"] = (30, said => said.Log(new VendorEngaged(Day(5), "a vendor", Day(20))), said => said.Log(new CapacityTransferred(Day(15), "a vendor", "training", "coaches"))),
        ["C31a"] = (30,
            said => said.Say(Alder, new DevicesDeployed(Day(20), 10)),
            said => DeviceGate.Items.Aggregate(said, (log, item) => log.Log(new DeviceGateItemSatisfied(Day(15), item)))),
        ["C31b"] = (30,
            said => said.Say(Alder, new DevicesDeployed(Day(5), 100)).Say(Alder, new BreakageReported(Day(10), 6)),
            said => said.Say(Alder, new DevicesDeployed(Day(15), 100))),
        ["C32"] = (30,
            said => said.Say(Alder, new DevicesDeployed(Day(20), 10)),
            said => DevicePlans.All.Aggregate(said, (log, plan) => log.Say(Alder, new PlanAccepted(Day(15), plan)))),
        ["C34"] = (30, said => said.Log(new FundingCommitted(Day(5), "a grant", Day(50))), said => said.Log(new SustainabilityPlanApproved(Day(15), "a grant"))),
        ["C35"] = (30, said => said.Log(new VendorEngaged(Day(10), "a vendor")), said => said.Log(new ReferenceChecked(Day(8), "a vendor"))),
        ["C39"] = (30, said => said.Say(Alder, new ToolUsed(Day(10), "a reader")), said => said.Log(new ToolApproved(Day(15), "a reader"), Noon(Day(15)))),
        ["C36"] = (20, Launch, said => said.Say(Alder, new IndicatorReadingRecorded(Day(1), "growth", 50, 30, Phase: ReadingPhase.Before))),
        ["C44"] = (25, said => Apart(Apart(Apart(said, 5, 1), 8, 3), 12, 6), said => Apart(said, 15, 4)),
        ["C37"] = (20,
            said => said.Log(new EvaluationCommissioned(Day(5), "first year", Day(12), "the university")),
            said => said.Log(new EvaluationFindingRecorded(Day(15), "first year", "They read more."))),
        ["C38"] = (120,
            said => said.Log(InstrumentTemplate.On(Day(5)), Noon(Day(5))),
            said => said.Log(new SelfAssessmentCompleted(Day(60), InstrumentTemplate.Name, 1, [new("use", 3)]), Noon(Day(60)))),
        ["C40"] = (30,
            said => said.Log(new CycleStarted(Day(2), "tickets", "Do they show it?")).Log(new CycleFindingRecorded(Day(5), "tickets", "They do.")),
            said => said.Log(new CycleActDecided(Day(15), "tickets", CycleAct.Adopt))),
        ["C41"] = (20,
            said => said.Say(Alder, new HelpRequested(Day(10), "a coach")), said => said.Say(Alder, new HelpAnswered(Day(15), "a coach"))),
        ["C42"] = (45, Launch, said => said.Say(Alder, new AdvisorySessionHeld(Day(30)))),
        ["C45"] = (20, said => said.Log(Decision(5, "superintendent")), said => said.Log(Decision(12, "family"))),
    };

    public static TheoryData<string> All => [.. Cases.Keys];

    /// <summary>C11 asks about versions of the path, which stay.</summary>
    [Fact]
    public void Is_asked_of_every_check_that_rests_on_what_can_be_withdrawn() =>
        Assert.Equal(RuleName.AllIds.Except(RuleName.Core).Except(["C11"]).Order(), Cases.Keys.Order());

    [Theory]
    [MemberData(nameof(All))]
    public void Raises_again_what_the_event_had_cleared(string check)
    {
        var (day, raise, clear) = Cases[check];
        var scenario = clear(raise(Started()));
        Assert.DoesNotContain(check, FoundAt(scenario, day));
        var before = scenario.Head;

        scenario.Withdraw(scenario.Last, Taken);

        Assert.Contains(check, FoundAt(scenario, day));
        Assert.DoesNotContain(check, FoundAt(scenario, day, position: before));
        Assert.DoesNotContain(check, FoundAt(scenario, day, known: Taken.AddTicks(-1)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Clears_what_the_event_had_raised(string check)
    {
        var (day, raise, _) = Cases[check];
        var scenario = raise(Started());
        Assert.Contains(check, FoundAt(scenario, day));
        var before = scenario.Head;

        scenario.Withdraw(scenario.Last, Taken);

        Assert.DoesNotContain(check, FoundAt(scenario, day));
        Assert.Contains(check, FoundAt(scenario, day, position: before));
        Assert.Contains(check, FoundAt(scenario, day, known: Taken.AddTicks(-1)));
    }

    /// <summary>On invented districts; only those count in which a check's answer changed.</summary>
    [Fact]
    public void Is_as_if_never_logged_from_then_on_and_changes_nothing_before() => Seeds.Hold(400, 50, seed =>
    {
        var (log, dice) = (RandomPractices.Of(seed), new Dice(seed));
        if (Chosen(log, dice) is not { } line)
            return null;
        var (happened, at) = (new Correction.EventWithdrawn(line.Id, "A typing error."), log.Lines[^1].LoggedAt.AddDays(1));
        var withdrawn = new InventedLog([.. log.Lines, new(line.Stream, new(-1, 0, 0, new byte[8]), at, null, happened)]);
        var asked = new Coordinates(withdrawn.Lines.Count, line.EffectiveOn!.Value.AddDays(dice.Between(0, 60)), at, null, 1);
        var earlier = asked with { KnownAt = at.AddTicks(-1) };
        var (then, now) = (Judged(withdrawn, earlier), Judged(withdrawn, asked));

        return Seeds.Same(Told(Judged(log, earlier)), Told(then)) is { Length: > 0 } changed ? $"before: {changed}"
            : Seeds.Same(Told(Judged(new InventedLog([.. log.Lines.Where(it => it != line)]), asked)), Told(now)) is { Length: > 0 } left ? $"after: {left}"
            : ChecksOf(then) == ChecksOf(now) ? null
            : "";
    });

    private static Scenario Started() =>
        Opened().Publish(Path(Step("M1", "plan", 10, gate: true), Step("M2", "plan", 150))).Enrol(Alder);

    private static SelectionOverridden Overridden(int day, string? mitigation = null) => new(Day(day), Alder, OverrideReason.Grant, "A grant.", mitigation);

    private static Scenario Profiled(Scenario said, SchoolId school, int day, int quartile) =>
        said.Log(new NeedProfileRecorded(Day(day), school, quartile), Noon(Day(day)));

    /// <summary>The enrolment did it.</summary>
    private static Scenario Launch(Scenario started) => started;

    private static Scenario Counted(Scenario said, int day, int count) => said.Say(Alder, new OptInCountRecorded(Day(day), count, 20));

    /// <summary>The school and a subgroup so far from it, both read on that day.</summary>
    private static Scenario Apart(Scenario said, int day, int away) => said
        .Say(Alder, new IndicatorReadingRecorded(Day(day), "growth", 60, 200)).Say(Alder, new IndicatorReadingRecorded(Day(day), "growth", 60 - away, 30, "el"));
    private static Scenario Walked(Scenario said, int day, int seen) => said.Say(Alder, new WalkthroughRecorded(Day(day), seen, 10));

    private static TouchpointDelivered Message(int day, string sender) => new(Day(day), "families", "letter", sender, false, Core: true);

    private static DecisionRecorded Decision(int day, string role) => new(Day(day), $"On day {day}", "Go on?", ["yes", "no"], "yes", [role]);

    private static IEnumerable<string> FoundAt(Scenario scenario, int day, DateTimeOffset? known = null, long? position = null)
    {
        var asked = new Coordinates(position ?? scenario.Head, Day(day), known ?? DateTimeOffset.MaxValue, null, 1);
        var board = Judged(scenario.History, asked);
        return board.Schools.SelectMany(row => row.Findings).Concat(board.DistrictFindings).Select(finding => finding.Rule);
    }

    /// <summary>A dated fact that stands; of a type first, since most events are of few types.</summary>
    private static LogLine? Chosen(InventedLog log, Dice dice)
    {
        var gone = log.Lines.Select(line => (line.Happened as Correction.EventWithdrawn)?.Event).ToHashSet();
        var standing = log.Lines.Where(line => line.EffectiveOn is not null && line.Happened is not (IPermanent or IFrame) && !gone.Contains(line.Id))
            .GroupBy(line => line.Happened.GetType()).ToList();
        return standing.Count == 0 ? null : dice.Pick<LogLine>([.. dice.Pick<IGrouping<Type, LogLine>>(standing)]);
    }

    private static Board Judged(InventedLog log, Coordinates asked) => Judged(log.History, asked);

    private static Board Judged(DistrictHistory history, Coordinates asked) =>
        Board.Assess(DistrictFacts.At(history, asked.Cut), asked, RandomPractices.AllChecks);

    private static string Told(Board board) => JsonSerializer.Serialize(new { board.Schools, board.DistrictFindings, board.DistrictReports });

    private static string ChecksOf(Board board) => string.Join(
        ' ', board.Schools.SelectMany(row => row.Findings.Select(finding => (finding.Rule, row.School)))
            .Concat(board.DistrictFindings.Select(finding => (finding.Rule, School: finding.School ?? default)))
            .Where(found => !RuleName.Core.Contains(found.Rule)));
}
