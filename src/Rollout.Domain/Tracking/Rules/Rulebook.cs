using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>Every rule there is; a rule set chooses among them. Findings of one tier are shown in this order.</summary>
internal static class Rulebook
{
    internal static IReadOnlyList<Rule<SchoolCase>> OfSchools { get; } =
    [
        new WindowRule(), new OverdueShareRule(), new StageDurationRule(), new SilenceRule(), new PrincipalRule(), new SpiralRule(),
        new OrderRule(), new OutcomeRule(), new PracticesRule(), new VisionRule(), new NeedRule(),
        new ProofPointRule(), new AlignmentReviewRule(), new AlignmentGapRule(), new LessMoreRule(), new WalkthroughCycleRule(), new WalkthroughShareRule(),
        new CoreMessageRule(), new ReadinessRule(), new OptInRule(),
        new BeforeDevicesRule("C31a", "The device gate before devices", "the device gate was passed", BeforeDevices.OpenItems),
        new BreakageRule(),
        new BeforeDevicesRule("C32", "Three plans before devices", "its plans were accepted", BeforeDevices.PlansToAccept),
        new SessionRule(), new SessionKindsRule(), new SurveyRule(), new ToolRule(), new GapRule(),
    ];

    internal static IReadOnlyList<Rule<DistrictCase>> OfDistrict { get; } =
    [
        new MissingAtLaunchRule<VisionStatementAdopted>(
            "C1", "A vision adopted before the launch", agreements => agreements.VisionsAdopted,
            "The initiative launched, and the district has adopted no vision.", "The vision is adopted."),
        new MissingAtLaunchRule<InitiativeLinkedToPriority>(
            "C4", "A priority that the initiative serves", agreements => agreements.Priorities,
            "The initiative launched, and it is linked to none of the district’s priorities.", "It is linked to a priority."),
        new UnenrolledRule(),
        new MissingAtLaunchRule<IndicatorDefined>(
            "C6b", "A baseline before the launch", agreements => agreements.Indicators,
            "The initiative launched, and no indicator with a baseline is defined.", "An indicator with a baseline is defined."),
        new TrackCheckRule(), new AcknowledgementRule(), new SupportRule(), new RevisionRule(), new AcceptanceRule(), new HandoverRule(),
        new MitigationRule(), new LaunchDayRule(), new CourseRule(), new PilotRule(), new ParticipationPolicyRule(), new PlannedGroupsRule(),
        new TeacherVoiceRule(), new FundingRule(), new ReferenceRule(), new EvaluationRule(), new ReassessmentRule(), new CycleRule(),
        new HelpRule(), new VisitRule(), new LeastServedRule(), new TableRule(),
    ];

    /// <summary>Those of the rules that the set lets judge.</summary>
    internal static Rule<TCase>[] In<TCase>(this IReadOnlyList<Rule<TCase>> rules, RuleSet set) =>
        [.. rules.Where(rule => set.Rules.Contains(rule.Id))];
}
